/** What is measured about payouts. */
@NullMarked
package org.huzhu.claims.payout.job;

import org.jspecify.annotations.NullMarked;
