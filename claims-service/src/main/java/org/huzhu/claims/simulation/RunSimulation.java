package org.huzhu.claims.simulation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.adjudication.PastDecisions;
import org.huzhu.claims.adjudication.StoredDecision;
import org.huzhu.claims.simulation.RulebookUnderTest.Terms;
import org.huzhu.claims.simulation.Simulation.Found;
import org.huzhu.claims.simulation.Simulation.Lease;
import org.huzhu.claims.simulation.domain.Replay;
import org.huzhu.claims.simulation.domain.Replay.Past;
import org.huzhu.claims.simulation.domain.Tally;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Works through one piece of a simulation: the claims of the next persons. Progress and results are stored together. */
@Component
class RunSimulation {

    private static final Logger log = LoggerFactory.getLogger(RunSimulation.class);

    private final SimulationStore simulations;
    private final PastDecisions decisions;
    private final RulebookUnderTest rulebooks;
    private final SimulationSettings settings;
    private final TransactionalOperator transaction;
    private final Clock clock;

    RunSimulation(
            SimulationStore simulations,
            PastDecisions decisions,
            RulebookUnderTest rulebooks,
            SimulationSettings settings,
            TransactionalOperator transaction,
            Clock clock) {
        this.simulations = simulations;
        this.decisions = decisions;
        this.rulebooks = rulebooks;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** False when there was nothing to do. */
    Mono<Boolean> handle(String owner) {
        return simulations
                .lease(owner, settings.lease())
                .flatMap(lease -> goOn(lease, owner).thenReturn(true))
                .defaultIfEmpty(false);
    }

    private Mono<Void> goOn(Lease lease, String owner) {
        var id = lease.simulation().id();
        if (lease.attempts() > settings.maxAttempts()) {
            log.error("simulation given up simulation={} attempts={}", id, lease.attempts());
            return simulations.fail(id, Refusal.of("INTERNAL_ERROR"), clock.instant());
        }
        return Mono.fromCallable(() -> rulebooks.read(lease.simulation().rulebook()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(read -> switch (read) {
                    case Outcome.Done<Terms> terms -> piece(lease, owner, terms.value());
                    case Outcome.Refused<Terms> gone -> simulations.fail(id, gone.refusal(), clock.instant());
                });
    }

    private Mono<Void> piece(Lease lease, String owner, Terms terms) {
        var simulation = lease.simulation();
        return decisions
                .persons(simulation.selection(), lease.afterPerson(), settings.chunkPersons())
                .flatMap(persons -> persons.isEmpty()
                        ? simulations.succeed(simulation.id(), owner, clock.instant())
                        : decisions
                                .of(simulation.selection(), persons)
                                .publishOn(Schedulers.boundedElastic())
                                .flatMap(page -> store(lease, owner, persons.getLast(), replay(page, terms))));
    }

    private Mono<Void> store(Lease lease, String owner, UUID lastPerson, List<Found> found) {
        var tally = Tally.of(found.stream().map(Found::comparison).toList());
        var different =
                found.stream().filter(entry -> entry.comparison().differs()).toList();
        return simulations
                .add(lease, owner, settings.lease(), lastPerson, tally, different)
                .as(transaction::transactional)
                .then();
    }

    private static List<Found> replay(List<StoredDecision> page, Terms terms) {
        Map<UUID, List<Past>> byPerson = new LinkedHashMap<>();
        for (var stored : page) {
            byPerson.computeIfAbsent(stored.personId(), _ -> new ArrayList<>()).add(past(stored, terms));
        }
        var found = new ArrayList<Found>();
        byPerson.forEach((person, pasts) ->
                Replay.ofPerson(pasts).forEach(comparison -> found.add(new Found(person, comparison))));
        return found;
    }

    /** The new rules may infer what the old ones did not; what was known then stays known. */
    private static Past past(StoredDecision stored, Terms terms) {
        var version = terms.on(stored.inputs().ruleDay());
        var again = stored.inputs().under(version.label(), version.claims());
        return new Past(again.withFacts(version.claims().infer(again.facts())), stored.decision());
    }
}
