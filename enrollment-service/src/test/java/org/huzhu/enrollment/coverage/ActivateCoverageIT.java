package org.huzhu.enrollment.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.huzhu.enrollment.coverage.ARoster.Unit;
import org.huzhu.enrollment.coverage.ActivateCoverage.Activation;
import org.huzhu.platform.events.CoverageActivated;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.values.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class ActivateCoverageIT {

    private static final String WUXI = "WX-3IN1";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Autowired
    ActivateCoverage activateCoverage;

    @Autowired
    Products products;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    DatabaseClient db;

    @Autowired
    PersonVault vault;

    @Autowired
    PersonIds personIds;

    @Autowired
    JsonMapper json;

    private ARoster roster;
    private Unit unit;

    @BeforeEach
    void unit() {
        roster = new ARoster(db, vault, personIds);
        unit = roster.unit();
    }

    @Test
    @DisplayName("AC-40 payment approved on 2023-02-21: covered from 2023-02-22 to 2024-02-21, one event per person")
    void approvalCoversEveryPersonOfTheOrder() {
        var persons = List.of(ARoster.person(), ARoster.person());
        var orderNo = roster.order(unit, WUXI, persons);

        assertThat(approve(orderNo, "2023-02-21")).isEqualTo(Outcome.done(2));

        assertThat(roster.terms(persons.get(0))).containsExactly("2023-02-22…2024-02-21");
        var events = events(orderNo);
        assertThat(events).hasSize(2).allSatisfy(event -> {
            assertThat(event.product()).isEqualTo(WUXI);
            assertThat(event.unitId()).isEqualTo(unit.unitId());
            assertThat(event.unitName()).isEqualTo(unit.name());
            assertThat(event.from()).isEqualTo(LocalDate.parse("2023-02-22"));
            assertThat(event.to()).isEqualTo(LocalDate.parse("2024-02-21"));
            assertThat(event.premium()).isEqualTo("120.00");
            assertThat(event.cardKind()).isEqualTo("SS_CARD");
        });
        assertThat(events.stream().map(this::opened)).containsExactlyInAnyOrderElementsOf(persons);
    }

    @Test
    @DisplayName(
            "AC-48 a renewal approved on 2024-02-10 runs from 2024-02-22; approved on 2024-02-25 from 2024-02-26 (WXU-052)")
    void oneOrderMayHoldFirstTermsAndRenewals() {
        var fresh = ARoster.person();
        var renewing = ARoster.person();
        var late = ARoster.person();
        roster.coverage(unit, renewing, WUXI, "2023-02-22", "2024-02-21");
        roster.coverage(unit, late, WUXI, "2023-02-01", "2024-01-31");

        assertThat(approve(roster.order(unit, WUXI, List.of(fresh, renewing, late)), "2024-02-10"))
                .isEqualTo(Outcome.done(3));

        assertThat(roster.terms(fresh)).containsExactly("2024-02-11…2025-02-10");
        assertThat(roster.terms(renewing)).containsExactly("2023-02-22…2024-02-21", "2024-02-22…2025-02-21");
        assertThat(roster.terms(late)).containsExactly("2023-02-01…2024-01-31", "2024-02-11…2025-02-10");
    }

    @Test
    @DisplayName("AC-47 a person covered until 2024-02-21 cannot be covered again in 2023; nobody of the order is")
    void aPersonWhoIsCoveredHoldsTheWholeOrderBack() {
        var covered = ARoster.person();
        var other = ARoster.person();
        roster.coverage(unit, covered, WUXI, "2023-02-22", "2024-02-21");

        var outcome = approve(roster.order(unit, WUXI, List.of(other, covered)), "2023-06-01");

        assertThat(outcome)
                .isEqualTo(Outcome.refused(AlreadyCovered.of(5, covered.name(), LocalDate.parse("2024-02-21"))));
        assertThat(roster.terms(other)).isEmpty();
    }

    @Test
    void twoApprovalsOfOnePersonAtTheSameMomentGiveOneCoverage() {
        for (var round = 0; round < 10; round++) {
            var person = ARoster.person();
            var persons = Stream.concat(
                            Stream.of(person), Stream.generate(ARoster::person).limit(20))
                    .toList();
            var others = Stream.concat(Stream.generate(ARoster::person).limit(20), Stream.of(person))
                    .toList();
            var orders = List.of(roster.order(unit, WUXI, persons), roster.order(roster.unit(), WUXI, others));

            var outcomes = Flux.fromIterable(orders)
                    .flatMap(orderNo -> approval(orderNo, "2023-02-21").as(transaction::transactional))
                    .collectList()
                    .block(LONGEST);

            assertThat(outcomes)
                    .containsExactlyInAnyOrder(
                            Outcome.done(21),
                            outcomes.stream()
                                    .filter(Outcome.Refused.class::isInstance)
                                    .findFirst()
                                    .orElseThrow());
            assertThat(roster.terms(person)).containsExactly("2023-02-22…2024-02-21");
            assertThat(orders.stream().mapToLong(this::covered).sum()).isEqualTo(21);
            assertThat(orders.stream()
                            .mapToLong(orderNo -> events(orderNo).size())
                            .sum())
                    .isEqualTo(21);
        }
    }

    /** The approval's own transaction stays usable after a refusal and may end with it. */
    @Test
    void aRefusalLeavesTheSurroundingTransactionAlive() {
        var person = ARoster.person();
        roster.coverage(unit, person, WUXI, "2023-02-22", "2024-02-21");
        var orderNo = roster.order(unit, WUXI, List.of(ARoster.person(), person));

        var outcome = approval(orderNo, "2023-02-21")
                .flatMap(refused -> db.sql("select 1").then().thenReturn(refused))
                .as(transaction::transactional)
                .block(LONGEST);

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(covered(orderNo)).isZero();
    }

    @Test
    void fiveThousandPersonsAreCoveredWithinSeconds() {
        approve(
                roster.order(
                        unit,
                        WUXI,
                        Stream.generate(ARoster::person).limit(5_000).toList()),
                "2023-02-21");
        var orderNo = roster.order(
                unit, WUXI, Stream.generate(ARoster::person).limit(5_000).toList());

        var before = System.nanoTime();
        var outcome = approve(orderNo, "2023-02-21");
        var took = Duration.ofNanos(System.nanoTime() - before);

        assertThat(outcome).isEqualTo(Outcome.done(5_000));
        assertThat(covered(orderNo)).isEqualTo(5_000);
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }

    private Outcome<Integer> approve(String orderNo, String day) {
        return approval(orderNo, day).as(transaction::transactional).block(LONGEST);
    }

    private Mono<Outcome<Integer>> approval(String orderNo, String day) {
        var approvedOn = LocalDate.parse(day);
        return activateCoverage.handle(new Activation(
                orderNo,
                unit.unitId(),
                unit.name(),
                products.find(WUXI, approvedOn).orElseThrow(),
                approvedOn));
    }

    private long covered(String orderNo) {
        return roster.count("select count(*) from coverage where order_no = :value", orderNo);
    }

    private List<CoverageActivated> events(String orderNo) {
        return db.sql(
                        "select body::text as body from outbox where topic = 'coverage.activated' and body ->> 'orderNo' = :orderNo")
                .bind("orderNo", orderNo)
                .map(row -> json.readValue(row.get("body", String.class), CoverageActivated.class))
                .all()
                .collectList()
                .block(LONGEST);
    }

    private Object opened(CoverageActivated event) {
        return vault.open(event.personId(), Base64.getDecoder().decode(event.sealedPerson()));
    }
}
