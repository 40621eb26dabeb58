/** Grants over HTTP. */
@NullMarked
package org.huzhu.member.staff.web;

import org.jspecify.annotations.NullMarked;
