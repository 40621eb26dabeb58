/** Payouts, batches, the bank's answers and the books, as pure rules. */
@NullMarked
package org.huzhu.claims.payout.domain;

import org.jspecify.annotations.NullMarked;
