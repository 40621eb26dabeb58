package org.huzhu.claims.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.adjudication.Adjudicate;
import org.huzhu.claims.adjudication.TestRules;
import org.huzhu.claims.adjudication.domain.Case.Cover;
import org.huzhu.claims.adjudication.domain.Case.Item;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.TestTokens;
import org.huzhu.platform.time.CoverageTerm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
@Import(TestRules.class)
@TestPropertySource(properties = "huzhu.simulation.chunk-persons=3")
class SimulationIT {

    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private Adjudicate adjudicate;

    @Autowired
    private SimulationWorker worker;

    @Autowired
    private RunSimulation runSimulation;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient db;

    @Autowired
    private TestTokens tokens;

    @LocalServerPort
    private int port;

    private final List<UUID> claimIds = new ArrayList<>();

    /** Under T-1@2025 a person with two stays of ten days gets 700 and 300. */
    private void decideForPersons(int persons) {
        for (var person = 0; person < persons; person++) {
            var personId = UUID.randomUUID();
            var coverageId = UUID.randomUUID();
            for (var day : List.of(40, 80)) {
                claimIds.add(decide(personId, coverageId, "T-1", "HOSP_DAYS", FROM.plusDays(day)));
            }
        }
    }

    private UUID decide(UUID personId, UUID coverageId, String product, String responsibility, LocalDate event) {
        var claimId = UUID.randomUUID();
        adjudicate
                .decide(new Adjudicate.Command(
                        personId,
                        claimId,
                        product,
                        event,
                        "",
                        new Cover(coverageId, CoverageTerm.oneYearFrom(FROM), FROM),
                        Facts.NONE.with("stayDays", BigDecimal.TEN),
                        List.of(new Item(responsibility, event, Optional.empty(), Optional.empty())),
                        "system"))
                .as(transaction::transactional)
                .block();
        return claimId;
    }

    private WebTestClient.ResponseSpec post(Object body, Role role) {
        return client().post()
                .uri("/api/v1/simulations")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.staff(role))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private String start(String rulebook) {
        return post(Map.of("rulebook", rulebook, "claimIds", claimIds), Role.ADMIN)
                .expectStatus()
                .isAccepted()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getLocation()
                .toString();
    }

    private JsonNode get(String path) {
        return JSON.readTree(client().get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.staff(Role.AUDITOR))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
    }

    private JsonNode finished(String location) {
        for (var look = 0; look < 200; look++) {
            var view = get(location);
            if (!view.path("state").asString().equals("RUNNING")) {
                return view;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("the simulation does not end");
    }

    private WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    private long count(String from) {
        return db.sql("select count(*) as n from " + from)
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }

    @Test
    void pastClaimsAreReplayedUnderAnotherVersionAndNothingIsTouched() {
        decideForPersons(7);
        var before = List.of(count("claim_decision"), count("benefit_grant"), count("outbox"));

        var location = start("T-1@2030");
        var view = finished(location);

        assertThat(view.path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(List.of(view.path("processed").asInt(), view.path("total").asInt()))
                .containsExactly(14, 14);
        assertThat(List.of(
                        view.path("before").asString(),
                        view.path("after").asString(),
                        view.path("difference").asString()))
                .containsExactly("7000.00", "7000.00", "0.00");
        assertThat(view.path("counts")).isEqualTo(JSON.readTree("""
                        {"same": 0, "more": 7, "less": 7, "newlyGranted": 0, "newlyDenied": 0, "open": 0}
                        """));
        assertThat(List.of(count("claim_decision"), count("benefit_grant"), count("outbox")))
                .isEqualTo(before);
    }

    @Test
    void eachDifferenceIsListedOnceWithTheLineThatParts() {
        decideForPersons(4);
        var location = start("T-1@2030");
        finished(location);

        var seen = new HashMap<String, JsonNode>();
        var next = "";
        do {
            var page = get(location + "/differences?limit=3" + (next.isEmpty() ? "" : "&cursor=" + next));
            assertThat(page.path("total").asInt()).isEqualTo(8);
            page.path("items").forEach(item -> seen.put(item.path("claimId").asString(), item));
            next = page.path("next").isNull() ? "" : page.path("next").asString();
        } while (!next.isEmpty());

        assertThat(seen.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        claimIds.stream().map(UUID::toString).toList());
        var first = seen.get(claimIds.getFirst().toString());
        assertThat(first.path("before").asString() + first.path("after").asString())
                .isEqualTo("700.00500.00");
        assertThat(first.path("firstLine").path("before").asString()).contains("× 70.00元/天");
        assertThat(first.path("firstLine").path("after").asString()).contains("× 50.00元/天");
        assertThat(count("simulation_difference where first_line like '%70.00%'"))
                .isZero();
    }

    @Test
    void aPieceThatWasLeftBehindIsTakenUpWhereItStopped() {
        worker.stop();
        try {
            decideForPersons(8);
            var location = start("T-1@2030");

            assertThat(runSimulation.handle("one").block()).isTrue();
            assertThat(get(location).path("processed").asInt()).isEqualTo(6);
            assertThat(runSimulation.handle("two").block())
                    .as("the lease of the first")
                    .isFalse();
            db.sql(
                            "update simulation set lease_until = clock_timestamp() - interval '1 second' where state = 'RUNNING'")
                    .then()
                    .block();
            while (runSimulation.handle("two").block()) {
                assertThat(runSimulation.handle("one").block()).isFalse();
            }

            var view = get(location);
            assertThat(view.path("state").asString()).isEqualTo("SUCCEEDED");
            assertThat(view.path("processed").asInt()).isEqualTo(16);
            assertThat(view.path("before").asString()).isEqualTo("8000.00");
        } finally {
            worker.start();
        }
    }

    @Test
    void whatCannotBeGoneOnWithFailsAndSaysWhy() {
        decideForPersons(1);

        assertThat(failure("rulebook = 'T-1@1999'")).isEqualTo("RULEBOOK_UNKNOWN");
        assertThat(failure("attempts = 99")).isEqualTo("INTERNAL_ERROR");
    }

    private String failure(String change) {
        worker.stop();
        String location;
        try {
            location = start("T-1@2030");
            db.sql("update simulation set %s where state = 'RUNNING'".formatted(change))
                    .then()
                    .block();
        } finally {
            worker.start();
        }
        var view = finished(location);
        assertThat(view.path("state").asString()).isEqualTo("FAILED");
        return view.path("problem").path("code").asString();
    }

    @Test
    void aDraftIsTriedAsTextForAPeriod() throws IOException {
        var day = LocalDate.of(2025, 6, 1);
        claimIds.add(decide(UUID.randomUUID(), UUID.randomUUID(), "WX-3IN1", "HOSPITAL", day));
        var yaml = new String(
                SimulationIT.class
                        .getResourceAsStream("/rulebook/products/wx-3in1.yaml")
                        .readAllBytes(),
                StandardCharsets.UTF_8);

        var answer = post(
                        Map.of(
                                "rulebook",
                                yaml,
                                "period",
                                Map.of("from", "2000-01-01", "to", "2999-12-31"),
                                "product",
                                "WX-3IN1"),
                        Role.FINANCE)
                .expectStatus()
                .isAccepted()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getLocation()
                .toString();
        var view = finished(answer);

        assertThat(view.path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(view.path("counts").path("same").asLong())
                .isEqualTo(view.path("total").asLong())
                .isPositive();
    }

    @Test
    void aDecisionThatWasTakenBackIsNotReplayed() {
        var personId = UUID.randomUUID();
        claimIds.add(decide(personId, UUID.randomUUID(), "T-1", "HOSP_DAYS", FROM.plusDays(40)));
        adjudicate
                .reverse(personId, claimIds.getFirst(), "PAID_IN_ERROR")
                .as(transaction::transactional)
                .block();

        refused(Map.of("rulebook", "T-1@2030", "claimIds", claimIds), "SIMULATION_CLAIMS_UNKNOWN", "claimIds");
    }

    @Test
    void whatCannotBeTriedIsRefused() {
        decideForPersons(1);

        refused(Map.of("rulebook", "code: X\nversions: [", "claimIds", claimIds), "RULEBOOK_INVALID", "line");
        refused(Map.of("rulebook", "T-1@1999", "claimIds", claimIds), "RULEBOOK_UNKNOWN", "rulebook");
        refused(
                Map.of("rulebook", "T-1@2030", "claimIds", claimIds, "product", "WX-3IN1"),
                "RULEBOOK_OTHER_PRODUCT",
                "product");
        refused(Map.of("rulebook", "T-1@2030"), "SIMULATION_SELECTION", "field");
        refused(
                Map.of("rulebook", "T-1@2030", "period", Map.of("from", "2025-02-01", "to", "2025-01-31")),
                "SIMULATION_SELECTION",
                "field");
        refused(
                Map.of("rulebook", "T-1@2030", "claimIds", List.of(UUID.randomUUID())),
                "SIMULATION_CLAIMS_UNKNOWN",
                "claimIds");
        refused(Map.of("rulebook", " ", "claimIds", claimIds), "FIELD_INVALID", "field");
        post(Map.of("rulebook", "T-1@2030", "claimIds", claimIds), Role.FIRST_REVIEWER)
                .expectStatus()
                .isForbidden();
    }

    private void refused(Object body, String code, String detail) {
        post(body, Role.ADMIN)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$." + detail)
                .exists();
    }
}
