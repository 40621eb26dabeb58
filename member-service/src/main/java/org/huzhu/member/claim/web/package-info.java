/** A member's claims over HTTP. */
@NullMarked
package org.huzhu.member.claim.web;

import org.jspecify.annotations.NullMarked;
