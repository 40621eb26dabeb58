/** What the claims decide: exactly one payout each, of the amount the rules give (I4). */
@NullMarked
package org.huzhu.check.claim;

import org.jspecify.annotations.NullMarked;
