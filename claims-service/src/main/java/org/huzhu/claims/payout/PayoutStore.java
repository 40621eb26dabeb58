package org.huzhu.claims.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.payout.domain.Journal;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.claims.payout.domain.PayoutState;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Flux;
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

    /** Those that waited longest first. */
    Mono<Page<Payout>> page(PayoutState state, Page.Request request);

    /** How many payouts are in each state, and since when the oldest waits. */
    Flux<Waiting> waiting();

    record Waiting(PayoutState state, long count, BigDecimal amount, Instant since) {}
}
