/** Holds over HTTP. */
@NullMarked
package org.huzhu.member.hold.web;

import org.jspecify.annotations.NullMarked;
