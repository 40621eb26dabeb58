/** Tokens over HTTP. */
@NullMarked
package org.huzhu.member.session.web;

import org.jspecify.annotations.NullMarked;
