/** A member's claims as far as claim events have told them. */
@NullMarked
package org.huzhu.member.claim;

import org.jspecify.annotations.NullMarked;
