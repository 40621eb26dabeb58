package org.huzhu.claims.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.review.domain.ClaimClockTest;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.SettableClock;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class ClocksAndQueuesIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final LocalDate DUE = LocalDate.of(2026, 4, 14);

    @Autowired
    private ClaimChanges changes;

    @Autowired
    private ClaimStore store;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private MarkBreaches markBreaches;

    @Autowired
    private MeasureQueues measureQueues;

    @Autowired
    private ClockStore clockStore;

    @Autowired
    private ExtensionStore extensions;

    @Autowired
    private ClaimTerms terms;

    @Autowired
    private Outbox outbox;

    @Autowired
    private SlaMeters slaMeters;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private DatabaseClient db;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    private WebTestClient web;

    @BeforeEach
    void connect() {
        clock.set("2026-04-01T09:00:00");
        web = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    @AfterEach
    void letTimeRun() {
        clock.reset();
    }

    private Claims claims() {
        return new Claims(changes, store, transaction, clock);
    }

    @Test
    void theQueueIsByDueDayThenByWhoWaitsLongestAndPagesWithoutGaps() {
        var me = UUID.randomUUID();
        var token = tokens.account(me, Role.FIRST_REVIEWER);
        var later = claims().shanghai(DUE.plusDays(1));
        var never = claims().wuxiCritical();
        clock.advance(Duration.ofMinutes(1));
        var second = claims().shanghai(DUE);
        clock.advance(Duration.ofMinutes(1));
        var third = claims().shanghai(DUE);
        var overdue = claims().shanghai(TODAY.minusDays(1));
        for (var claim : List.of(later, never, second, third, overdue)) {
            assign(claim, token, "me", "").expectStatus().isOk();
        }

        var ids = new ArrayList<String>();
        var cursor = "";
        do {
            var page = get("/api/v1/claims/queue?assignee=me&limit=2&cursor=" + cursor, token);
            assertThat(page.get("total").asLong()).isEqualTo(5);
            page.get("items").forEach(item -> ids.add(item.get("claimId").asString()));
            cursor = page.get("next").isNull() ? "" : page.get("next").asString();
        } while (!cursor.isEmpty());

        assertThat(ids).containsExactly(id(overdue), id(second), id(third), id(later), id(never));
        var first = get("/api/v1/claims/queue?assignee=me&limit=1", token)
                .get("items")
                .get(0);
        assertThat(first.get("daysLeft").asLong()).isEqualTo(-1);
        assertThat(first.get("overdue").asBoolean()).isTrue();
        assertThat(first.get("name").asString()).isEqualTo("张*");
        assertThat(first.get("claimNo").asString()).isEqualTo(id(overdue).substring(0, 8));
        assertThat(get("/api/v1/claims/queue?assignee=me&product=WX-3IN1", token)
                        .get("total")
                        .asLong())
                .isEqualTo(1);
        assertThat(get("/api/v1/claims/queue?assignee=me&node=REPORT_RECHECK", token)
                        .get("total")
                        .asLong())
                .isZero();
    }

    @Test
    void theSummaryCountsWhatWaitsAndTheMetersShowIt() {
        claims().shanghai(TODAY.minusDays(3));
        claims().shanghai(TODAY.plusDays(2));

        var first =
                get("/api/v1/claims/queue/summary", tokens.staff(Role.ADMIN)).get(0);
        assertThat(first.get("node").asString()).isEqualTo("FIRST_REVIEW");
        assertThat(first.get("overdue").asLong()).isPositive();
        assertThat(first.get("dueSoon").asLong()).isPositive();
        assertThat(first.get("length").asLong()).isGreaterThanOrEqualTo(2);

        measureQueues.read().block();
        assertThat(meters.get("huzhu.claims.queue.length")
                        .tag("node", "FIRST_REVIEW")
                        .gauge()
                        .value())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void theSameAccountOfSeveralPersonsIsSeen() {
        var account = "62220200000" + (10_000_000 + new java.util.Random().nextInt(89_999_999));
        var me = UUID.randomUUID();
        var token = tokens.account(me, Role.FIRST_REVIEWER);
        var claim = claims().paidTo(account).shanghai(DUE);
        claims().paidTo(account).shanghai(DUE);
        claims().paidTo(account).draft();
        assign(claim, token, "me", "").expectStatus().isOk();

        var item = get("/api/v1/claims/queue?assignee=me", token).get("items").get(0);
        assertThat(item.get("personsWithSameAccount").asLong()).isEqualTo(2);
    }

    @Test
    void aReviewIsReservedHandedOverAndReleased() {
        var claim = claims().shanghai(DUE);
        var me = tokens.staff(Role.FIRST_REVIEWER);
        var other = UUID.randomUUID();
        assign(claim, me, "me", "").expectStatus().isOk();

        expect(assign(claim, tokens.account(other, Role.FIRST_REVIEWER), "me", ""), 422, "REASON_REQUIRED");
        expect(assign(claim, tokens.staff(Role.REPORT_REVIEWER), "me", "代办"), 403, "FORBIDDEN");
        assign(claim, tokens.account(other, Role.FIRST_REVIEWER), "me", "原办理人休假")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.assignee")
                .isEqualTo("account:" + other);
        expect(agree(claim, me), 409, "ASSIGNED_TO_OTHER");
        expect(assign(claim, me, "nobody", "x"), 422, "ASSIGNEE_INVALID");
        assign(claim, tokens.staff(Role.ADMIN), "", "调整分工")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.assignee")
                .isEqualTo("");
        expect(assign(claims().draft(), me, "me", ""), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void amountsThatNobodyConfirmedAreNotPaidAndTheReviewHasNotHappened() {
        var claim = claims().shanghai(DUE);

        expect(agree(claim, tokens.staff(Role.FIRST_REVIEWER)), 409, "RULE_UNVERIFIED");

        assertThat(claims().load(claim)).isEqualTo(claim);
        assertThat(count("claim_decision where claim_id = '" + id(claim) + "'")).isZero();
    }

    @Test
    @DisplayName("SHC-060, SHC-064 an extension needs its reason, stays within its limit and is told to the member")
    void extensionsStayWithinTheirLimit() {
        var claim = claims().shanghai(DUE);
        var token = tokens.staff(Role.SECOND_REVIEWER);

        extend(claim, token, "HOSP_DAYS", Map.of("days", 20))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.dueDates[0].dueOn")
                .isEqualTo("2026-05-04")
                .jsonPath("$.dueDates[0].extended")
                .isEqualTo(true);
        expect(extend(claim, token, "HOSP_DAYS", Map.of("days", 11)), 422, "EXTENSION_TOO_LONG");
        expect(extend(claim, token, "HOSP_DAYS", Map.of()), 422, "EXTENSION_TOO_LONG");
        extend(claim, token, "HOSP_DAYS", Map.of("newDay", "2026-05-14"))
                .expectStatus()
                .isOk();
        expect(extend(claim, token, "HOSP_DAYS", Map.of("days", 1)), 422, "EXTENSION_TOO_LONG");
        expect(extend(claim, token, "ACC_FIRE", Map.of("days", 1)), 422, "RESPONSIBILITY_NOT_CLAIMED");
        expect(
                extend(claims().wuxiCritical(), token, "CRITICAL_ILLNESS", Map.of("days", 1)),
                409,
                "EXTENSION_NOT_ALLOWED");
        extend(claim, tokens.staff(Role.FIRST_REVIEWER), "HOSP_DAYS", Map.of("days", 1))
                .expectStatus()
                .isForbidden();
        assertThat(count(
                        "outbox where topic = 'sms.requested' and body->>'template' = 'CLAIM_EXTENDED' and key like 'claim/"
                                + id(claim) + "/%'"))
                .isEqualTo(2);
        clock.set("2026-05-15T09:00:00");
        var later = tokens.staff(Role.SECOND_REVIEWER);
        expect(extend(claim, later, "HOSP_DAYS", Map.of("days", 1)), 409, "EXTENSION_TOO_LATE");
    }

    @Test
    @DisplayName("SHC-064, SHC-065 unpaid on due+1: counted once per responsibility, by two instances at once")
    void aBreachIsCountedOnce() {
        var claim = claims().accident(LocalDate.of(2026, 5, 14), DUE);
        var another = new MarkBreaches(clockStore, store, changes, outbox, slaMeters, transaction, clock);
        var before = breaches();

        clock.set("2026-04-14T23:59:00");
        markBreaches.handle().block();
        assertThat(breaches()).isEqualTo(before);

        clock.set("2026-04-15T00:01:00");
        for (var round = 0; round < 5; round++) {
            Mono.when(
                            markBreaches.handle().subscribeOn(Schedulers.parallel()),
                            another.handle().subscribeOn(Schedulers.parallel()))
                    .block();
        }

        assertThat(breaches()).isEqualTo(before + 1);
        assertThat(told(claim)).isEqualTo(1);
        var marked = claims().load(claim);
        assertThat(marked.items().get(1).breachedOn()).hasValue(LocalDate.of(2026, 4, 15));
        assertThat(marked.items().get(0).breachedOn()).isEmpty();

        clock.set("2026-05-15T00:01:00");
        markBreaches.handle().block();
        assertThat(told(claim)).isEqualTo(2);
    }

    @Test
    @DisplayName("AC-79 provisional days are counted again when the next year's calendar is known")
    void provisionalDaysAreCountedAgain() {
        clock.set("2026-12-25T09:00:00");
        var item = Claims.item("HOSP_DAYS")
                .due(Optional.of(LocalDate.of(2027, 1, 11)), Optional.of(LocalDate.of(2027, 1, 4)), true);
        var claim = claims().direct(item, LocalDate.of(2026, 12, 25));
        var recount = new RecountDays(
                clockStore, store, changes, extensions, terms, ClaimClockTest.withNextYears(), transaction);

        assertThat(recount.handle().block()).isPositive();
        assertThat(recount.handle().block()).as("once per calendar").isZero();

        var recounted = claims().load(claim).items().getFirst();
        assertThat(recounted.dueOn()).hasValue(LocalDate.of(2027, 1, 12));
        assertThat(recounted.provisional()).isFalse();
    }

    private double breaches() {
        var counter = meters.find("huzhu.claims.sla.breached")
                .tags("responsibility", "ACC_FIRE")
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private long told(Claim claim) {
        return count("outbox where topic = 'sla.breached' and body->>'claimId' = '" + id(claim) + "'");
    }

    private long count(String from) {
        return db.sql("select count(*) from " + from).mapValue(Long.class).one().block();
    }

    private static String id(Claim claim) {
        return claim.identity().claimId().toString();
    }

    private JsonNode get(String path, String token) {
        var body = web.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return json.readTree(body);
    }

    private WebTestClient.ResponseSpec agree(Claim claim, String token) {
        return post("reviews", claim, token, Map.of("node", "FIRST_REVIEW", "decision", "AGREE"));
    }

    private WebTestClient.ResponseSpec assign(Claim claim, String token, String assignee, String reason) {
        return post("assignment", claim, token, Map.of("assignee", assignee, "reason", reason));
    }

    private WebTestClient.ResponseSpec extend(
            Claim claim, String token, String responsibility, Map<String, Object> time) {
        var body = new java.util.HashMap<>(time);
        body.put("responsibility", responsibility);
        body.put("reasonCode", "EXPERT_OPINION");
        body.put("reason", "待专家意见");
        return post("extensions", claim, token, body);
    }

    private WebTestClient.ResponseSpec post(String what, Claim claim, String token, Object body) {
        return web.post()
                .uri("/api/v1/claims/{id}/{what}", claim.identity().claimId(), what)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static void expect(WebTestClient.ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
