/** Asking for a code over HTTP. */
@NullMarked
package org.huzhu.member.code.web;

import org.jspecify.annotations.NullMarked;
