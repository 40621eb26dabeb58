package org.huzhu.claims.claim;

import org.huzhu.claims.claim.domain.Claim;
import reactor.core.publisher.Mono;

/** What a decision hands its money to. One payout per claim for ever, however often it is asked for. */
public interface PayoutOrders {

    /** Inside the deciding transaction: books what is owed and puts the payout in the queue. */
    Mono<Void> order(Claim claim, Payee payee);
}
