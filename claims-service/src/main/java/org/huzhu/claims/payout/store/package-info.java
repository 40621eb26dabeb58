/** Payouts, batches and books in PostgreSQL. */
@NullMarked
package org.huzhu.claims.payout.store;

import org.jspecify.annotations.NullMarked;
