/** Payouts (付款): what decided claims are paid, in batches that two people release, and the books about it. */
@NullMarked
package org.huzhu.claims.payout;

import org.jspecify.annotations.NullMarked;
