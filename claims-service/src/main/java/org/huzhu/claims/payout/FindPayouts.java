package org.huzhu.claims.payout;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.payout.LineStore.Answered;
import org.huzhu.claims.payout.LineStore.Attempt;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.claims.payout.domain.PayoutRequest;
import org.huzhu.claims.payout.domain.PayoutState;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A payout with every attempt and answer, and the queues finance works from. */
@Component
public class FindPayouts {

    /** @param account masked */
    public record Detail(
            Payout payout,
            String account,
            Optional<PayoutRequest> request,
            List<Attempt> attempts,
            List<Answered> answers) {}

    private final PayoutStore payouts;
    private final LineStore lines;
    private final RequestStore requests;

    FindPayouts(PayoutStore payouts, LineStore lines, RequestStore requests) {
        this.payouts = payouts;
        this.lines = lines;
        this.requests = requests;
    }

    public Mono<Outcome<Detail>> one(UUID claimId) {
        return payouts.find(claimId)
                .flatMap(payout -> Mono.zip(
                                payouts.payee(payout).map(Payee::maskedAccount),
                                requests.open(payout).map(Optional::of).defaultIfEmpty(Optional.empty()),
                                lines.attempts(claimId).collectList(),
                                lines.answers(claimId).collectList())
                        .map(parts -> Outcome.done(
                                new Detail(payout, parts.getT1(), parts.getT2(), parts.getT3(), parts.getT4()))))
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }

    /** Those that waited longest first. */
    public Mono<Page<Payout>> page(PayoutState state, Page.Request request) {
        return payouts.page(state, request);
    }
}
