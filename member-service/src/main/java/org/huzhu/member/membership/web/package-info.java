/** Registration over HTTP. */
@NullMarked
package org.huzhu.member.membership.web;

import org.jspecify.annotations.NullMarked;
