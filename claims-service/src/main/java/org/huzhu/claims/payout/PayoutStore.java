package org.huzhu.claims.payout;

import java.util.UUID;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.payout.domain.Journal;
import org.huzhu.claims.payout.domain.Payout;
import reactor.core.publisher.Mono;

/** Where payouts are kept. */
public interface PayoutStore {

    /**
     * Adds the payout and its obligation, in one statement.
     *
     * @return false for a claim that has a payout already
     */
    Mono<Boolean> order(Payout payout, Payee payee, Journal granted, String actor);

    Mono<Payout> find(UUID claimId);

    /** Held until the transaction ends. */
    Mono<Payout> lock(UUID claimId);

    Mono<Void> move(Payout payout);

    Mono<Void> replacePayee(Payout payout, Payee payee);

    Mono<Payee> payee(Payout payout);
}
