package org.huzhu.claims.payout;

import java.util.UUID;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.claim.PayoutOrders;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.payout.domain.Journal;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.claims.payout.domain.PayoutState;
import org.huzhu.platform.values.Money;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Books what a decision grants and puts it in the queue. The primary key lets one payout per claim in, for ever: a
 * second order of the same amount changes nothing, of another amount it is a fault.
 */
@Component
class OrderPayout implements PayoutOrders {

    private static final String ACTOR = "system";

    private final PayoutStore payouts;
    private final PayoutMeters meters;

    OrderPayout(PayoutStore payouts, PayoutMeters meters) {
        this.payouts = payouts;
        this.meters = meters;
    }

    @Override
    public Mono<Void> order(Claim claim, Payee payee) {
        var identity = claim.identity();
        var amount = claim.amount()
                .map(Money::round)
                .orElseThrow(() -> new IllegalStateException("claim " + identity.claimId() + " has no amount"));
        var payout =
                new Payout(identity.personId(), identity.claimId(), identity.product(), amount, PayoutState.READY, 0);
        return payouts.order(payout, payee, Journal.granted(payout, UUID.randomUUID()), ACTOR)
                .flatMap(isNew -> isNew ? counted(payout) : sameAgain(payout));
    }

    private Mono<Void> counted(Payout payout) {
        return Mono.fromRunnable(() -> meters.count("ORDERED", payout.amount()));
    }

    private Mono<Void> sameAgain(Payout payout) {
        return payouts.find(payout.claimId())
                .filter(known -> known.amount().compareTo(payout.amount()) == 0)
                .switchIfEmpty(Mono.error(() ->
                        new IllegalStateException("claim " + payout.claimId() + " has a payout of another amount")))
                .then();
    }
}
