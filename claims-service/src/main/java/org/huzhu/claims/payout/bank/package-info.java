/** Files for the bank and from it. */
@NullMarked
package org.huzhu.claims.payout.bank;

import org.jspecify.annotations.NullMarked;
