package org.huzhu.claims.claim;

import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huzhu.claims.adjudication.Adjudicate;
import org.huzhu.claims.adjudication.Adjudicate.Decided;
import org.huzhu.claims.adjudication.domain.Case.Cover;
import org.huzhu.claims.adjudication.domain.Case.Item;
import org.huzhu.claims.adjudication.domain.Decision;
import org.huzhu.claims.adjudication.domain.Decision.ItemDecision;
import org.huzhu.claims.adjudication.domain.Decision.Reason;
import org.huzhu.claims.adjudication.domain.Decision.Verdict;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What happens after the last review, or at once where none is needed: the terms decide the amount, and the money is
 * ordered in the same transaction.
 */
@Component
public class DecideClaim {

    private final Adjudicate adjudicate;
    private final ClaimStore claims;
    private final ClaimChanges changes;
    private final PayoutOrders payouts;
    private final FactDictionary facts;
    private final Clock clock;

    DecideClaim(
            Adjudicate adjudicate,
            ClaimStore claims,
            ClaimChanges changes,
            PayoutOrders payouts,
            FactDictionary facts,
            Clock clock) {
        this.adjudicate = adjudicate;
        this.claims = claims;
        this.changes = changes;
        this.payouts = payouts;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Inside the caller's transaction, on a claim that is locked and saved as reviewed. Refused with RULE_UNVERIFIED
     * where the terms are not certain enough to pay from, FACTS_MISSING where a question is open, PAYEE_MISSING without
     * an account; the caller's transaction must then be given up.
     */
    public Mono<Outcome<Claim>> handle(Claim claim, By by) {
        Writer save = (decided, change) -> changes.save(decided, new By(by.caller(), change, reasonOf(decided)));
        return adjudicate
                .decide(command(claim, by))
                .flatMap(decided -> follow(claim, decided, () -> claims.payee(claim), save));
    }

    /** The same for a claim that nobody has written yet: made and decided with one write. Refused, it is not written. */
    public Mono<Outcome<Claim>> handleNew(Claim claim, Applicant applicant, Payee payee, By creation) {
        Writer create = (decided, change) -> changes.createDecided(
                claim, creation, decided, applicant, payee, new By(creation.caller(), change, reasonOf(decided)));
        return adjudicate
                .decide(command(claim, creation))
                .flatMap(decided -> follow(claim, decided, () -> Mono.just(payee), create));
    }

    /** How the decided claim is written. */
    private interface Writer {
        Mono<Claim> write(Claim decided, Change change);
    }

    private static String reasonOf(Claim decided) {
        return decided.state() == ClaimState.REJECTED ? decided.reason() : "";
    }

    private Adjudicate.Command command(Claim claim, By by) {
        var identity = claim.identity();
        return new Adjudicate.Command(
                identity.personId(),
                identity.claimId(),
                identity.product(),
                claim.eventDate(),
                identity.classCode(),
                new Cover(identity.coverageId(), identity.term(), identity.coveredSince()),
                claim.facts(),
                claim.items().stream()
                        .map(item -> new Item(item.responsibility(), item.eventDate(), item.from(), item.to()))
                        .toList(),
                by.actor());
    }

    private Mono<Outcome<Claim>> follow(Claim claim, Decided decided, Supplier<Mono<Payee>> payee, Writer writer) {
        var decision = decided.decision();
        if (decision.items().stream().anyMatch(item -> item.verdict() == Verdict.OPEN)) {
            return Mono.just(refused(Refusal.of("FACTS_MISSING", Map.of("open", questions(decision)))));
        }
        if (decision.isDenied()) {
            var why = reasons(decision, Verdict.DENIED);
            return written(claim.deny(clock.instant(), why), Change.REJECTED, writer);
        }
        return decided.payable()
                ? payee.get().flatMap(known -> approve(claim, decision, known, writer))
                : Mono.just(refused(Refusal.of("RULE_UNVERIFIED")));
    }

    private Mono<Outcome<Claim>> approve(Claim claim, Decision decision, Payee payee, Writer writer) {
        if (payee.isMissing()) {
            return Mono.just(refused(Refusal.of("PAYEE_MISSING")));
        }
        var amounts =
                decision.items().stream().collect(Collectors.toMap(ItemDecision::responsibility, ItemDecision::amount));
        return written(claim.approve(amounts, decision.total()), Change.APPROVED, writer)
                .flatMap(outcome -> outcome instanceof Done<Claim> approved
                        ? payouts.order(approved.value(), payee).thenReturn(outcome)
                        : Mono.just(outcome));
    }

    private static Mono<Outcome<Claim>> written(Outcome<Claim> outcome, Change change, Writer writer) {
        return switch (outcome) {
            case Done<Claim> changed -> writer.write(changed.value(), change).map(Outcome::done);
            case Refused<Claim> no -> Mono.just(no);
        };
    }

    private static String reasons(Decision decision, Verdict verdict) {
        return decision.items().stream()
                .filter(item -> item.verdict() == verdict)
                .flatMap(item -> item.reasons().stream())
                .map(Reason::text)
                .distinct()
                .collect(Collectors.joining("；"));
    }

    /** What somebody must still tell, as a form asks it; the reason itself where no fact is missing. */
    private String questions(Decision decision) {
        return decision.items().stream()
                .filter(item -> item.verdict() == Verdict.OPEN)
                .flatMap(item -> item.reasons().stream())
                .flatMap(reason -> reason.missing().isEmpty()
                        ? Stream.of(reason.text())
                        : reason.missing().stream().map(facts::question))
                .distinct()
                .collect(Collectors.joining("；"));
    }
}
