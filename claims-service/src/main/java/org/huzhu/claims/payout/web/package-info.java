/** Payouts over HTTP. */
@NullMarked
package org.huzhu.claims.payout.web;

import org.jspecify.annotations.NullMarked;
