package org.huzhu.claims.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.adjudication.Adjudicate;
import org.huzhu.claims.adjudication.PastDecisions;
import org.huzhu.claims.adjudication.PastDecisions.Selection;
import org.huzhu.claims.adjudication.TestRules;
import org.huzhu.claims.adjudication.domain.Case.Cover;
import org.huzhu.claims.adjudication.domain.Case.Item;
import org.huzhu.claims.simulation.Simulation.State;
import org.huzhu.claims.simulation.domain.Tally;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.time.CoverageTerm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Measures a simulation against its floor on one machine in one run: reading the same decisions and opening them, without
 * deciding anything. First decides and stores so many claims, which gives decisions per second with everything kept. Not
 * part of the build; run it by name.
 */
@IntegrationTest
@Import(TestRules.class)
class SimulationBenchmark {

    private static final int CLAIMS = Integer.getInteger("bench.claims", 100_000);
    private static final int PER_PERSON = 4;
    private static final int AT_ONCE = 16;
    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);

    @Autowired
    private Adjudicate adjudicate;

    @Autowired
    private RunSimulation runSimulation;

    @Autowired
    private SimulationWorker worker;

    @Autowired
    private SimulationStore simulations;

    @Autowired
    private PastDecisions decisions;

    @Autowired
    private SimulationSettings settings;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient db;

    @Test
    void pastClaimsPerSecond() {
        worker.stop();
        try {
            report("decided and stored", CLAIMS, this::decideAll);
            db.sql("analyze claim_decision").then().block();
            var selection = new Selection("T-1", List.of(), Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));
            report("floor: read and opened", CLAIMS, () -> readAll(selection));
            report("simulated", CLAIMS, () -> simulate(selection));
        } finally {
            worker.start();
        }
    }

    private void decideAll() {
        Flux.range(0, CLAIMS / PER_PERSON)
                .flatMap(_ -> decideForOne(UUID.randomUUID(), UUID.randomUUID()), AT_ONCE)
                .then()
                .block();
    }

    private Mono<Void> decideForOne(UUID personId, UUID coverageId) {
        return Flux.range(1, PER_PERSON)
                .map(number -> FROM.plusDays(40L * number))
                .concatMap(event -> adjudicate
                        .decide(new Adjudicate.Command(
                                personId,
                                UUID.randomUUID(),
                                "T-1",
                                event,
                                "",
                                new Cover(coverageId, CoverageTerm.oneYearFrom(FROM), FROM),
                                Facts.NONE.with("stayDays", BigDecimal.valueOf(event.getDayOfMonth())),
                                List.of(new Item("HOSP_DAYS", event, Optional.empty(), Optional.empty())),
                                "system"))
                        .as(transaction::transactional))
                .then();
    }

    private void readAll(Selection selection) {
        var after = new UUID(0, 0);
        while (true) {
            var persons =
                    decisions.persons(selection, after, settings.chunkPersons()).block();
            if (persons.isEmpty()) {
                return;
            }
            decisions.of(selection, persons).block();
            after = persons.getLast();
        }
    }

    private void simulate(Selection selection) {
        var id = UUID.randomUUID();
        simulations
                .insert(new Simulation(
                        id,
                        State.RUNNING,
                        "T-1@2030",
                        selection,
                        "system",
                        Instant.now(),
                        Optional.empty(),
                        decisions.count(selection).block(),
                        new Tally(0, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 0, 0, 0, 0),
                        Optional.empty()))
                .block();
        while (Boolean.TRUE.equals(runSimulation.handle("benchmark").block())) {
            // piece by piece, as the worker does
        }
        System.out.println("BENCH " + simulations.find(id).block().tally());
    }

    private static void report(String what, int claims, Runnable work) {
        var start = System.nanoTime();
        work.run();
        var seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("BENCH %-28s %,9d claims in %6.1f s: %,9.0f/s%n", what, claims, seconds, claims / seconds);
    }
}
