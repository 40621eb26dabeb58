package org.huzhu.claims.payout;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.adjudication.Adjudicate;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.payout.domain.BankAnswer.Result;
import org.huzhu.claims.payout.domain.Journal;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.claims.payout.domain.PayoutLine;
import org.huzhu.claims.payout.domain.PayoutRequest;
import org.huzhu.claims.payout.domain.PayoutRequest.Kind;
import org.huzhu.claims.payout.domain.PayoutState;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The second person confirms or declines what the first asked for. A confirmed reversal counters every booking that
 * stands, takes the grant back so that caps are free again, and closes the claim.
 */
@Component
public class DecidePayoutRequest {

    public record Command(Caller checker, UUID claimId, Kind kind, boolean approve, String remark) {}

    private final ClaimStore claims;
    private final ClaimChanges changes;
    private final PayoutStore payouts;
    private final LineStore lines;
    private final RequestStore requests;
    private final Ledger ledger;
    private final SettlePayout settle;
    private final Adjudicate adjudicate;
    private final PayoutMeters meters;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    DecidePayoutRequest(
            ClaimStore claims,
            ClaimChanges changes,
            PayoutStore payouts,
            LineStore lines,
            RequestStore requests,
            Ledger ledger,
            SettlePayout settle,
            Adjudicate adjudicate,
            PayoutMeters meters,
            Audit audit,
            Clock clock,
            TransactionalOperator transaction) {
        this.claims = claims;
        this.changes = changes;
        this.payouts = payouts;
        this.lines = lines;
        this.requests = requests;
        this.ledger = ledger;
        this.settle = settle;
        this.adjudicate = adjudicate;
        this.meters = meters;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    private record Situation(Command command, Claim claim, Payout payout, PayoutRequest request) {}

    /** Refused with NOT_FOUND, SAME_PERSON, ILLEGAL_TRANSITION or PAYOUT_IN_BATCH. */
    public Mono<Outcome<PayoutRequest>> handle(Command command) {
        return claims.lock(command.claimId())
                .flatMap(claim -> payouts.lock(command.claimId())
                        .flatMap(payout -> requests.open(payout)
                                .filter(request -> request.kind() == command.kind())
                                .map(request -> new Situation(command, claim, payout, request))))
                .flatMap(this::decide)
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")))
                .as(transaction::transactional);
    }

    private Mono<Outcome<PayoutRequest>> decide(Situation situation) {
        var command = situation.command();
        return switch (situation.request().decide(command.checker().id())) {
            case Done<PayoutRequest> _ when !command.approve() -> close(situation);
            case Done<PayoutRequest> _ ->
                switch (command.kind()) {
                    case SETTLEMENT -> settle(situation);
                    case REVERSAL -> reverse(situation);
                };
            case Refused<PayoutRequest> no -> Mono.just(no);
        };
    }

    private Mono<Outcome<PayoutRequest>> settle(Situation situation) {
        return switch (situation.payout().settleable()) {
            case Done<Payout> _ ->
                lines.newest(situation.payout())
                        .flatMap(line -> line.sent()
                                ? settled(situation, line).then(close(situation))
                                : Mono.just(refused(Refusal.of("PAYOUT_IN_BATCH"))));
            case Refused<Payout> no -> Mono.just(refused(no.refusal()));
        };
    }

    private Mono<Void> settled(Situation situation, PayoutLine line) {
        var checker = situation.command().checker();
        return situation.request().outcome().equals(Result.PAID.name())
                ? settle.pay(situation.claim(), situation.payout(), line, checker)
                : settle.refuse(situation.claim(), situation.payout(), line, checker);
    }

    private Mono<Outcome<PayoutRequest>> reverse(Situation situation) {
        if (situation.payout().reversible() instanceof Refused<Payout> no) {
            return Mono.just(refused(no.refusal()));
        }
        var request = situation.request();
        return switch (situation.claim().reversed(clock.instant(), request.reason())) {
            case Done<Claim> reversed ->
                changes.save(reversed.value(), By.of(situation.command().checker(), Change.REVERSED, request.reason()))
                        .then(counter(situation))
                        .then(Mono.defer(
                                () -> adjudicate.reverse(request.personId(), request.claimId(), "PAYOUT_REVERSED")))
                        .then(Mono.defer(() -> payouts.move(situation.payout().at(PayoutState.REVERSED))))
                        .doOnSuccess(
                                _ -> meters.count("REVERSED", situation.payout().amount()))
                        .then(close(situation));
            case Refused<Claim> no -> Mono.just(refused(no.refusal()));
        };
    }

    private Mono<Void> counter(Situation situation) {
        var actor = situation.command().checker().id();
        return ledger.standing(situation.payout())
                .collectList()
                .flatMapIterable(standing -> standing)
                .concatMap(journal -> ledger.append(journal.counter(Journal.Kind.REVERSAL, UUID.randomUUID()), actor))
                .then();
    }

    private Mono<Outcome<PayoutRequest>> close(Situation situation) {
        var command = situation.command();
        var action = "PAYOUT_" + command.kind() + (command.approve() ? "_CONFIRMED" : "_DECLINED");
        var entry = Audit.Entry.of(
                action,
                "CLAIM",
                command.claimId(),
                Map.of("outcome", situation.request().outcome(), "remark", command.remark()));
        return Mono.defer(() -> requests.close(
                        situation.request(), command.checker().id(), command.approve(), command.remark()))
                .then(audit.record(command.checker(), entry))
                .thenReturn(done(situation.request()));
    }
}
