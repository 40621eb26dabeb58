package org.huzhu.claims.simulation;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.adjudication.PastDecisions;
import org.huzhu.claims.adjudication.PastDecisions.Selection;
import org.huzhu.claims.simulation.RulebookUnderTest.Terms;
import org.huzhu.claims.simulation.Simulation.State;
import org.huzhu.claims.simulation.domain.Tally;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Checks the rulebook and the selection, and puts the simulation in the queue. */
@Component
public class StartSimulation {

    private static final Instant EVER = Instant.EPOCH;
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final int SHOWN = 20;

    private final RulebookUnderTest rulebooks;
    private final PastDecisions decisions;
    private final SimulationStore simulations;
    private final SimulationSettings settings;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    StartSimulation(
            RulebookUnderTest rulebooks,
            PastDecisions decisions,
            SimulationStore simulations,
            SimulationSettings settings,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.rulebooks = rulebooks;
        this.decisions = decisions;
        this.simulations = simulations;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What to try on which claims: those listed, or those decided in a period of days.
     *
     * @param product a cross-check: the rulebook must be this product's
     */
    public record Command(
            Caller caller, String rulebook, List<UUID> claimIds, Optional<Days> period, Optional<String> product) {}

    /** Both ends inclusive. */
    public record Days(LocalDate from, LocalDate to) {}

    public Mono<Outcome<Simulation>> handle(Command command) {
        return Mono.fromCallable(() -> rulebooks.read(command.rulebook()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(read -> switch (read) {
                    case Outcome.Done<Terms> terms ->
                        start(command, terms.value().product());
                    case Outcome.Refused<Terms> no -> Mono.just(refused(no.refusal()));
                });
    }

    private Mono<Outcome<Simulation>> start(Command command, String product) {
        if (command.product().filter(asked -> !asked.equals(product)).isPresent()) {
            return Mono.just(refused(Refusal.of("RULEBOOK_OTHER_PRODUCT", Map.of("product", product))));
        }
        var selection = selection(command, product);
        return switch (selection) {
            case Outcome.Refused<Selection> no -> Mono.just(refused(no.refusal()));
            case Outcome.Done<Selection> made ->
                decisions
                        .unknown(made.value())
                        .take(SHOWN)
                        .collectList()
                        .flatMap(unknown -> unknown.isEmpty()
                                ? insert(command, made.value())
                                : Mono.just(
                                        refused(Refusal.of("SIMULATION_CLAIMS_UNKNOWN", Map.of("claimIds", unknown)))));
        };
    }

    private Outcome<Selection> selection(Command command, String product) {
        if (command.claimIds().isEmpty() == command.period().isEmpty()) {
            return refused(Refusal.ofField("SIMULATION_SELECTION", "claimIds"));
        }
        if (command.claimIds().size() > settings.maxClaimIds()) {
            return refused(Refusal.of("SIMULATION_TOO_MANY", Map.of("limit", settings.maxClaimIds())));
        }
        if (command.period().filter(days -> days.to().isBefore(days.from())).isPresent()) {
            return refused(Refusal.ofField("SIMULATION_SELECTION", "period"));
        }
        return done(new Selection(
                product,
                command.claimIds().stream().distinct().toList(),
                command.period().map(days -> startOf(days.from())).orElse(EVER),
                command.period().map(days -> startOf(days.to().plusDays(1))).orElse(NEVER)));
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(Beijing.ZONE).toInstant();
    }

    private Mono<Outcome<Simulation>> insert(Command command, Selection selection) {
        return decisions
                .count(selection)
                .map(total -> new Simulation(
                        UUID.randomUUID(),
                        State.RUNNING,
                        command.rulebook().strip(),
                        selection,
                        command.caller().id(),
                        clock.instant(),
                        Optional.empty(),
                        total,
                        new Tally(0, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 0, 0, 0, 0),
                        Optional.empty()))
                .flatMap(simulation -> simulations
                        .insert(simulation)
                        .then(audit.record(
                                command.caller(),
                                Audit.Entry.of(
                                        "SIMULATION_STARTED",
                                        "SIMULATION",
                                        simulation.id(),
                                        Map.of("product", selection.product(), "claims", simulation.total()))))
                        .thenReturn(done(simulation)))
                .as(transaction::transactional);
    }
}
