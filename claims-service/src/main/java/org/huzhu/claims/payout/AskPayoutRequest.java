package org.huzhu.claims.payout;

import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.claims.payout.domain.PayoutRequest;
import org.huzhu.claims.payout.domain.PayoutRequest.Kind;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** One person asks for a payout to be settled by hand or reversed. Nothing happens until another confirms it. */
@Component
public class AskPayoutRequest {

    /**
     * @param outcome PAID or REFUSED for a settlement, empty for a reversal
     * @param reason what it rests on
     */
    public record Command(Caller maker, UUID claimId, Kind kind, String outcome, String reason) {}

    private final ClaimStore claims;
    private final PayoutStore payouts;
    private final RequestStore requests;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    AskPayoutRequest(
            ClaimStore claims,
            PayoutStore payouts,
            RequestStore requests,
            Audit audit,
            Clock clock,
            TransactionalOperator transaction) {
        this.claims = claims;
        this.payouts = payouts;
        this.requests = requests;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Refused with NOT_FOUND, PAYOUT_REASON_REQUIRED, ILLEGAL_TRANSITION or PAYOUT_REQUEST_OPEN. */
    public Mono<Outcome<PayoutRequest>> handle(Command command) {
        if (command.reason().isEmpty()) {
            return Mono.just(refused(Refusal.ofField("PAYOUT_REASON_REQUIRED", "reason")));
        }
        return claims.lock(command.claimId())
                .flatMap(claim -> payouts.lock(command.claimId()).flatMap(payout -> ask(command, claim, payout)))
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")))
                .as(transaction::transactional);
    }

    private Mono<Outcome<PayoutRequest>> ask(Command command, Claim claim, Payout payout) {
        var possible = possible(command, claim, payout);
        if (possible instanceof Refused<Payout> no) {
            return Mono.just(refused(no.refusal()));
        }
        return requests.open(payout)
                .map(_ -> Outcome.<PayoutRequest>refused(Refusal.of("PAYOUT_REQUEST_OPEN")))
                .switchIfEmpty(Mono.defer(() -> insert(command, payout)));
    }

    private Outcome<Payout> possible(Command command, Claim claim, Payout payout) {
        return switch (command.kind()) {
            case SETTLEMENT -> payout.settleable();
            case REVERSAL ->
                switch (claim.reversed(clock.instant(), command.reason())) {
                    case Done<Claim> _ -> payout.reversible();
                    case Refused<Claim> no -> refused(no.refusal());
                };
        };
    }

    private Mono<Outcome<PayoutRequest>> insert(Command command, Payout payout) {
        var entry = Audit.Entry.of(
                "PAYOUT_" + command.kind() + "_ASKED",
                "CLAIM",
                command.claimId(),
                Map.of("outcome", command.outcome(), "reason", command.reason()));
        return requests.insert(
                        payout,
                        command.kind(),
                        command.outcome(),
                        command.reason(),
                        command.maker().id())
                .flatMap(request -> audit.record(command.maker(), entry).thenReturn(Outcome.done(request)));
    }
}
