/** Requests over HTTP, for the person and for staff. */
@NullMarked
package org.huzhu.member.rights.web;

import org.jspecify.annotations.NullMarked;
