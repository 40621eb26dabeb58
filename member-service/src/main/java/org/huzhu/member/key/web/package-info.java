/** The public keys and the rotation over HTTP. */
@NullMarked
package org.huzhu.member.key.web;

import org.jspecify.annotations.NullMarked;
