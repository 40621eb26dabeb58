package org.huzhu.claims.adjudication;

import static java.util.function.Predicate.not;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.huzhu.claims.adjudication.domain.Adjudication;
import org.huzhu.claims.adjudication.domain.Case;
import org.huzhu.claims.adjudication.domain.Case.Cover;
import org.huzhu.claims.adjudication.domain.Case.Granted;
import org.huzhu.claims.adjudication.domain.Case.Item;
import org.huzhu.claims.adjudication.domain.Decision;
import org.huzhu.claims.adjudication.explain.CanonicalJson;
import org.huzhu.claims.adjudication.explain.Inputs;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/**
 * Decides claims and keeps every decision with all it rests on. Part of the caller's transaction: the person is locked
 * until it ends, so that caps hold when two of his claims are decided at once.
 */
@Component
public class Adjudicate {

    private final DecisionStore store;
    private final Products products;
    private final RuleSettings settings;
    private final Clock clock;
    private final TransactionalOperator callers;
    private final Map<String, String> digests = new ConcurrentHashMap<>();

    Adjudicate(
            DecisionStore store,
            Products products,
            RuleSettings settings,
            Clock clock,
            ReactiveTransactionManager manager) {
        this.store = store;
        this.products = products;
        this.settings = settings;
        this.clock = clock;
        this.callers = TransactionalOperator.create(
                manager, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_MANDATORY));
    }

    /**
     * A claim to decide.
     *
     * @param ruleDay the day of the event, whose version of the terms decides (SHC-011); the product must have one then
     * @param classCode empty where the product knows no classes
     * @param facts told and taken from records; what the rulebook infers from them is added here
     * @param decidedBy as in {@code Caller.id()}, or {@code system}
     */
    public record Command(
            UUID personId,
            UUID claimId,
            String product,
            LocalDate ruleDay,
            String classCode,
            Cover cover,
            Facts facts,
            List<Item> items,
            String decidedBy) {

        public Command {
            items = List.copyOf(items);
        }
    }

    /** @param payable nothing it rests on keeps it from being paid; says nothing about whether there is an amount */
    public record Decided(Decision decision, int seq, boolean payable) {}

    /** Deciding a claim again takes back what its earlier decision granted. */
    public Mono<Decided> decide(Command command) {
        return store.lock(command.personId())
                .then(Mono.defer(() -> store.granted(command.personId(), command.product())))
                .flatMap(history -> takeBackOwn(command, history))
                .flatMap(history -> store(command, history))
                .as(callers::transactional);
    }

    /** What the decision would be now, without keeping anything: an estimate for a draft. */
    public Mono<Decision> preview(Command command) {
        return store.granted(command.personId(), command.product())
                .map(history ->
                        Adjudication.decide(caseOf(command, version(command), without(command.claimId(), history))));
    }

    /** Takes back what a claim was granted: its payment was returned or was an error. Its caps are free again. */
    public Mono<Void> reverse(UUID personId, UUID claimId, String reason) {
        return store.lock(personId)
                .then(store.reverse(personId, claimId, reason, clock.instant()))
                .then()
                .as(callers::transactional);
    }

    public Mono<StoredDecision> latest(UUID personId, UUID claimId) {
        return store.latest(personId, claimId);
    }

    public boolean isPayable(Decision decision) {
        return decision.certain() || !settings.requireVerified();
    }

    private Mono<List<Granted>> takeBackOwn(Command command, List<Granted> history) {
        var others = without(command.claimId(), history);
        return others.size() == history.size()
                ? Mono.just(history)
                : store.reverse(command.personId(), command.claimId(), "REDECIDED", clock.instant())
                        .thenReturn(others);
    }

    private Mono<Decided> store(Command command, List<Granted> history) {
        var version = version(command);
        var decided = caseOf(command, version, history);
        var decision = Adjudication.decide(decided);
        var stored = StoredDecision.of(
                command.personId(),
                decided,
                Inputs.of(decided, command.ruleDay()),
                decision,
                digest(version),
                clock.instant(),
                command.decidedBy());
        return store.insert(stored).map(seq -> new Decided(decision, seq, isPayable(decision)));
    }

    private static Case caseOf(Command command, ProductVersion version, List<Granted> history) {
        return new Case(
                command.claimId(),
                command.product(),
                version.label(),
                version.claims(),
                command.classCode(),
                command.cover(),
                version.claims().infer(command.facts()),
                command.items(),
                history);
    }

    private static List<Granted> without(UUID claimId, List<Granted> history) {
        return history.stream()
                .filter(not(granted -> granted.claimId().equals(claimId)))
                .toList();
    }

    private ProductVersion version(Command command) {
        return products.find(command.product(), command.ruleDay())
                .orElseThrow(() ->
                        new IllegalArgumentException("no terms of " + command.product() + " on " + command.ruleDay()));
    }

    /** Rulebooks do not change while a service runs. */
    private String digest(ProductVersion version) {
        return digests.computeIfAbsent(
                version.code() + "@" + version.label(), _ -> CanonicalJson.digest(version.claims()));
    }
}
