/** Coverage look-up over HTTP. */
@NullMarked
package org.huzhu.member.coverage.web;

import org.jspecify.annotations.NullMarked;
