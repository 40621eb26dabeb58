package org.huzhu.enrollment.coverage;

import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.coverage.ActivationStore.Created;
import org.huzhu.enrollment.coverage.ActivationStore.PlannedTerm;
import org.huzhu.enrollment.coverage.domain.TermRule;
import org.huzhu.platform.events.CoverageActivated;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/**
 * Covers the eligible persons of an order whose payment was approved (WXU-047, WXU-050…052). Runs inside the approving transaction and behind a
 * savepoint of its own: a refusal leaves none of its rows, and the approval must then write nothing either.
 */
@Component
public class ActivateCoverage {

    private static final int CHUNK = 2_000;
    private static final UUID BEFORE_EVERYBODY = new UUID(0, 0);

    /** An approved order. */
    public record Activation(
            String orderNo, UUID unitId, String unitName, ProductVersion product, LocalDate approvedOn) {}

    private final ActivationStore coverages;
    private final Outbox outbox;
    private final TransactionalOperator savepoint;

    public ActivateCoverage(ActivationStore coverages, Outbox outbox, ReactiveTransactionManager transactions) {
        this.coverages = coverages;
        this.outbox = outbox;
        this.savepoint = TransactionalOperator.create(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    /** The number of persons covered. Refused with ALREADY_COVERED when one of them cannot be. */
    public Mono<Outcome<Integer>> handle(Activation activation) {
        var rule = TermRules.of(activation.product());
        return coverages
                .previousEnds(activation.orderNo(), activation.product().code())
                .collectList()
                .flatMap(ends -> isTooEarly(rule, activation.approvedOn(), ends)
                        ? refusal(activation, rule)
                        : create(activation, plan(rule, activation.approvedOn(), ends), rule));
    }

    static List<PlannedTerm> plan(TermRule rule, LocalDate approvedOn, List<Optional<LocalDate>> previousEnds) {
        return previousEnds.stream()
                .map(end -> new PlannedTerm(end, rule.term(approvedOn, end)))
                .toList();
    }

    private static boolean isTooEarly(TermRule rule, LocalDate approvedOn, List<Optional<LocalDate>> previousEnds) {
        return previousEnds.stream().flatMap(Optional::stream).anyMatch(end -> rule.isTooEarly(approvedOn, end));
    }

    private Mono<Outcome<Integer>> create(Activation activation, List<PlannedTerm> terms, TermRule rule) {
        return coverages
                .eligible(activation.orderNo())
                .flatMap(expected -> createFrom(activation, terms, BEFORE_EVERYBODY, 0)
                        .flatMap(
                                created -> created.equals(expected) ? Mono.just(created) : Mono.error(new Overtaken())))
                .as(savepoint::transactional)
                .map(Outcome::done)
                .onErrorResume(ActivateCoverage::wasOvertaken, _ -> refusal(activation, rule));
    }

    private Mono<Integer> createFrom(Activation activation, List<PlannedTerm> terms, UUID lastPerson, int soFar) {
        return coverages.create(activation, terms, lastPerson, CHUNK).flatMap(created -> {
            var count = soFar + created.size();
            var published = outbox.append(events(activation, created));
            return created.size() < CHUNK
                    ? published.thenReturn(count)
                    : published.then(Mono.defer(() -> createFrom(activation, terms, last(created), count)));
        });
    }

    /** UUIDs compare as text here and as bytes in the database, which is the same order; Java's own is another. */
    private static UUID last(List<Created> created) {
        return created.stream()
                .map(Created::personId)
                .max(Comparator.comparing(UUID::toString))
                .orElse(BEFORE_EVERYBODY);
    }

    private Mono<Outcome<Integer>> refusal(Activation activation, TermRule rule) {
        var lastEndThatLeavesRoom = activation.approvedOn().plusDays(rule.daysBefore());
        return coverages
                .firstCoveredBeyond(activation.orderNo(), activation.product().code(), lastEndThatLeavesRoom)
                .map(Outcome::<Integer>refused)
                .defaultIfEmpty(Outcome.refused(Refusal.of("CONCURRENT_CHANGE")));
    }

    /** The exclusion constraint, or a row whose person got a term between planning and writing. */
    private static boolean wasOvertaken(Throwable error) {
        return error instanceof DataIntegrityViolationException || error instanceof Overtaken;
    }

    private static List<CoverageActivated> events(Activation activation, List<Created> created) {
        return created.stream().map(coverage -> event(activation, coverage)).toList();
    }

    private static CoverageActivated event(Activation activation, Created coverage) {
        return new CoverageActivated(
                coverage.coverageId(),
                coverage.personId(),
                activation.product().code(),
                "",
                CardKind.SS_CARD.name(),
                activation.unitId(),
                activation.unitName(),
                activation.orderNo(),
                coverage.term().from(),
                coverage.term().to(),
                coverage.premium(),
                Base64.getEncoder().encodeToString(coverage.sealed()));
    }

    private static final class Overtaken extends RuntimeException {
        Overtaken() {
            super("a person got a term in the meantime", null, false, false);
        }
    }
}
