package org.huzhu.claims.payout;

import java.util.UUID;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.payout.domain.BankAnswer;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.claims.payout.domain.PayoutLine;
import org.huzhu.claims.payout.domain.Verdict;
import org.huzhu.platform.security.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** One answer of the bank about one line, in a transaction of its own. What cannot be trusted is held for people. */
@Component
class TakeAnswer {

    private final ClaimStore claims;
    private final PayoutStore payouts;
    private final LineStore lines;
    private final SettlePayout settle;
    private final PayoutMeters meters;
    private final TransactionalOperator transaction;

    TakeAnswer(
            ClaimStore claims,
            PayoutStore payouts,
            LineStore lines,
            SettlePayout settle,
            PayoutMeters meters,
            TransactionalOperator transaction) {
        this.claims = claims;
        this.payouts = payouts;
        this.lines = lines;
        this.settle = settle;
        this.meters = meters;
        this.transaction = transaction;
    }

    private record Situation(Claim claim, Payout payout, PayoutLine line) {}

    Mono<Verdict> handle(Caller caller, UUID batchId, BankAnswer answer) {
        return lines.find(answer.reference())
                .filter(line -> line.batchId().equals(batchId))
                .flatMap(_ -> situation(answer))
                .flatMap(situation -> take(caller, situation, answer))
                .defaultIfEmpty(Verdict.NOT_OURS)
                .as(transaction::transactional);
    }

    /** Claim before payout, as everywhere, so that nobody waits for the other; the line as it is once both are held. */
    private Mono<Situation> situation(BankAnswer answer) {
        var reference = answer.reference();
        return claims.lock(reference.claimId())
                .flatMap(claim -> payouts.lock(reference.claimId())
                        .flatMap(payout -> lines.find(reference).map(line -> new Situation(claim, payout, line))));
    }

    private Mono<Verdict> take(Caller caller, Situation situation, BankAnswer answer) {
        var line = situation.line();
        return lines.heard(line, answer)
                .map(heard -> Verdict.of(situation.payout(), line, answer, heard))
                .flatMap(verdict -> switch (verdict) {
                    case NOT_OURS, ALREADY_APPLIED -> Mono.just(verdict);
                    case APPLIED, CONFLICTING, AMOUNT_DIFFERS ->
                        follow(caller, situation, answer, verdict)
                                .then(lines.record(line, answer, verdict, caller.id()))
                                .thenReturn(verdict);
                });
    }

    private Mono<Void> follow(Caller caller, Situation situation, BankAnswer answer, Verdict verdict) {
        var payout = situation.payout();
        var line = situation.line();
        if (verdict == Verdict.APPLIED && answer.outcome() == BankAnswer.Result.PAID) {
            return settle.pay(situation.claim(), payout, line, caller);
        }
        if (verdict == Verdict.APPLIED && answer.outcome() == BankAnswer.Result.REFUSED) {
            return settle.refuse(situation.claim(), payout, line, caller);
        }
        var next = payout.at(verdict.payout(payout.state(), answer.outcome()));
        return settle.moved(next, line.at(verdict.line(line.state(), answer.outcome())))
                .doOnSuccess(_ -> meters.count(next.state().name(), payout.amount()));
    }
}
