package org.huzhu.enrollment.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.huzhu.enrollment.coverage.ARoster;
import org.huzhu.enrollment.coverage.ARoster.Unit;
import org.huzhu.enrollment.coverage.ActivateCoverage;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.security.Caller;
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
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class RenewalIT {

    private static final String WUXI = "WX-3IN1";
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Caller ADMIN =
            new Caller.Account(UUID.randomUUID(), java.util.Set.of(Role.ADMIN), "189****5678");

    @Autowired
    SettableClock clock;

    @Autowired
    TestTokens tokens;

    @Autowired
    RemindUnits remindUnits;

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

    private ARoster roster;
    private Unit unit;
    private WebTestClient client;

    @BeforeEach
    void open(@LocalServerPort int port) {
        clock.set("2024-01-20T09:00:00");
        db.sql("delete from renewal_check").then().block(LONGEST);
        roster = new ARoster(db, vault, personIds);
        unit = roster.unit();
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(LONGEST)
                .build();
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    @Test
    @DisplayName("AC-53 the list of 2024-02-01 shows expiries 01-22, 02-21 and 03-02, not 01-21 and 03-03")
    void theListReachesFromTenDaysBeforeToThirtyAfter() {
        for (var expiry : List.of("2024-01-21", "2024-01-22", "2024-02-21", "2024-03-02", "2024-03-03")) {
            expiring(ARoster.person(), expiry);
        }

        list("?on=2024-02-01")
                .jsonPath("$.total")
                .isEqualTo(3)
                .jsonPath("$.items[*].coverageTo")
                .value(shown ->
                        assertThat((List<?>) shown).isEqualTo(List.of("2024-01-22", "2024-02-21", "2024-03-02")));
        clock.set("2024-02-17T09:00:00");
        list("").jsonPath("$.total")
                .isEqualTo(3)
                .jsonPath("$.items[1].daysLeft")
                .isEqualTo(4);
    }

    @Test
    @DisplayName("AC-55 who has renewed is not on the list; a term of another product is no renewal")
    void whoRenewedIsNotListed() {
        var renewed = ARoster.person();
        expiring(renewed, "2024-02-21");
        roster.coverage(unit, renewed, WUXI, "2024-02-22", "2025-02-21");
        var elsewhere = ARoster.person();
        expiring(elsewhere, "2024-02-20");
        roster.coverage(unit, elsewhere, "SH-NEWFORM", "2024-02-22", "2025-02-21");

        list("?on=2024-02-01")
                .jsonPath("$.total")
                .isEqualTo(1)
                .jsonPath("$.items[0].coverageTo")
                .isEqualTo("2024-02-20");
    }

    @Test
    @DisplayName("AC-56 a renewal that only awaits payment leaves the person on the list")
    void anUnpaidRenewalIsNone() {
        var person = ARoster.person();
        expiring(person, "2024-02-21");
        roster.order(unit, WUXI, List.of(person));

        list("?on=2024-02-01").jsonPath("$.total").isEqualTo(1);
    }

    @Test
    void pagesOfTheListFollowEachOther() {
        for (var i = 0; i < 5; i++) {
            expiring(ARoster.person(), "2024-02-21");
        }

        var first = get("/api/v1/renewals?on=2024-02-01&limit=3", handler())
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        list("?on=2024-02-01&limit=3&cursor=" + first.path("next").asString())
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.next")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "AC-57, AC-59, AC-60 nothing at 11:59:59, one reminder at 12:00:00, none more at 12:05 or from a second instance")
    void oneReminderAtNoonOfTheFirst() {
        expiring(ARoster.person(), "2024-02-21");

        clock.set("2024-02-01T11:59:59");
        due();
        assertThat(reminders(unit, "2024-02")).isZero();

        clock.set("2024-02-01T12:00:00");
        due();
        assertThat(reminders(unit, "2024-02")).isEqualTo(1);

        clock.set("2024-02-01T12:05:00");
        due();
        remindUnits.handle(ADMIN, YearMonth.of(2024, 2)).block(LONGEST);
        clock.set("2024-02-03T12:05:00");
        due();
        assertThat(reminders(unit, "2024-02")).isEqualTo(1);
    }

    @Test
    @DisplayName("AC-58 no reminder for a unit whose members have all renewed")
    void noReminderForAnEmptyList() {
        var renewed = ARoster.person();
        expiring(renewed, "2024-02-21");
        roster.coverage(unit, renewed, WUXI, "2024-02-22", "2025-02-21");

        clock.set("2024-02-01T12:00:00");
        due();

        assertThat(reminders(unit, "2024-02")).isZero();
    }

    @Test
    @DisplayName(
            "features 78: a noon that nobody was awake for is made up for within the month, with the list of the 1st")
    void aMissedNoonIsMadeUpFor() {
        expiring(ARoster.person(), "2024-01-22");

        clock.set("2024-02-19T03:00:00");
        due();

        assertThat(reminders(unit, "2024-02")).isEqualTo(1);
    }

    @Test
    @DisplayName("R11 eight schedulers and eight runs by hand at once remind each of 25 units once")
    void racingSchedulersRemindEachUnitOnce() {
        var units = Stream.generate(roster::unit).limit(25).toList();
        units.forEach(listed -> roster.coverage(listed, ARoster.person(), WUXI, "2023-05-11", "2024-05-10"));
        clock.set("2024-05-01T12:00:00");

        Flux.range(0, 16)
                .flatMap(
                        i -> i % 2 == 0 ? remindUnits.handleDue() : remindUnits.handle(ADMIN, YearMonth.of(2024, 5)),
                        16)
                .blockLast(LONGEST);

        assertThat(units)
                .allSatisfy(listed -> assertThat(reminders(listed, "2024-05")).isEqualTo(1));
    }

    @Test
    void twoSchedulersAtOnceGoThroughTheMonthOnce() {
        expiring(ARoster.person(), "2024-06-10");
        clock.set("2024-06-01T12:00:00");

        var runs = Flux.range(0, 8)
                .flatMap(_ -> remindUnits.handleDue(), 8)
                .collectList()
                .block(LONGEST);

        assertThat(runs).hasSizeLessThanOrEqualTo(1);
        assertThat(reminders(unit, "2024-06")).isEqualTo(1);
    }

    @Test
    void aRunByHandSaysWhatItDid() {
        expiring(ARoster.person(), "2024-08-10");

        run("2024-08", tokens.staff(Role.ADMIN))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.month")
                .isEqualTo("2024-08")
                .jsonPath("$.reminded")
                .value(reminded -> assertThat((Integer) reminded).isPositive());
        run("2024-08", tokens.staff(Role.ADMIN))
                .expectBody()
                .jsonPath("$.reminded")
                .isEqualTo(0);
        run("2024-13", tokens.staff(Role.ADMIN)).expectStatus().isEqualTo(422);
        run("2024-08", tokens.staff(Role.FINANCE)).expectStatus().isForbidden();
        assertThat(reminders(unit, "2024-08")).isEqualTo(1);
    }

    @Test
    void aMonthCanBeLookedAtBeforeItRuns() {
        expiring(ARoster.person(), "2024-12-10");

        get("/api/v1/renewals/runs/2024-12", tokens.staff(Role.ADMIN))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.sendAt")
                .isEqualTo("2024-12-01T12:00:00+08:00")
                .jsonPath("$.units")
                .value(units -> assertThat((Integer) units).isPositive())
                .jsonPath("$.reminded")
                .isEqualTo(0);
        assertThat(reminders(unit, "2024-12")).isZero();
        get("/api/v1/renewals/runs/soon", tokens.staff(Role.ADMIN))
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void theReminderNamesUnitHandlerAndCount() {
        expiring(ARoster.person(), "2024-09-10");
        expiring(ARoster.person(), "2024-09-20");
        clock.set("2024-09-01T12:00:00");
        due();

        assertThat(db.sql("select body::text as body from outbox where topic = 'renewal.due' and key = :unitId")
                        .bind("unitId", unit.unitId().toString())
                        .map(row -> row.get("body", String.class))
                        .one()
                        .block(LONGEST))
                .contains("\"count\": 2", unit.handler().toString(), unit.name(), "\"month\": \"2024-09\"");
    }

    @Test
    @DisplayName("AC-61 the export has the roster template's layout, in clear and as text")
    void theExportIsARoster() throws IOException {
        var person = ARoster.person();
        expiring(person, "2024-02-21");

        var bytes = get("/api/v1/renewals.xlsx?on=2024-02-01", handler())
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows.get(0).getCellText(0)).contains("花名册");
            assertThat(rows.get(1).getCellText(0)).startsWith("说明");
            assertThat(rows.get(2).stream().map(cell -> cell.getText()))
                    .containsExactly("序号", "姓名", "居民身份证号（证件号码）", "社保卡银行卡号", "开户行", "手机号", "备注");
            assertThat(rows.get(3).stream().map(cell -> cell.getText()))
                    .containsExactly(
                            "1",
                            person.name(),
                            person.idNumber(),
                            person.bankCard(),
                            person.bankName(),
                            person.phone(),
                            "");
            assertThat(rows).hasSize(4);
        }
        assertThat(roster.count(
                        "select count(*) from audit where action = 'RENEWALS_EXPORTED' and object_id = :value",
                        unit.unitId().toString()))
                .isEqualTo(1);
        get("/api/v1/renewals.xlsx?unitId=" + unit.unitId(), tokens.staff(Role.AUDITOR))
                .expectStatus()
                .isForbidden();
        get("/api/v1/renewals.xlsx", tokens.staff(Role.ADMIN)).expectStatus().isEqualTo(422);
    }

    @Test
    @DisplayName("AC-61 the export uploaded unchanged: everybody eligible, terms as in AC-48")
    void theExportIsUploadedUnchanged() {
        var persons = Stream.generate(ARoster::person).limit(3).toList();
        persons.forEach(person -> expiring(person, "2024-02-21"));
        clock.set("2024-02-10T09:00:00");
        var sheet = get("/api/v1/renewals.xlsx", handler())
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        var orderNo = post("/api/v1/orders", "application/json", "{\"product\": \"" + WUXI + "\"}")
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .path("orderNo")
                .asString();

        var upload = post(
                        "/api/v1/orders/" + orderNo + "/roster",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        sheet)
                .expectStatus()
                .isAccepted()
                .returnResult(String.class)
                .getResponseHeaders()
                .getLocation();

        var operation = finished(String.valueOf(upload));
        assertThat(operation.path("eligible").asInt()).isEqualTo(3);
        assertThat(operation.path("ineligible").asInt()).isZero();
        activateCoverage
                .handle(new ActivateCoverage.Activation(
                        orderNo,
                        unit.unitId(),
                        unit.name(),
                        products.find(WUXI, LocalDate.now(clock)).orElseThrow(),
                        LocalDate.now(clock)))
                .as(transaction::transactional)
                .block(LONGEST);
        assertThat(persons)
                .allSatisfy(person -> assertThat(roster.terms(person))
                        .containsExactly("2023-02-22…2024-02-21", "2024-02-22…2025-02-21"));
        list("").jsonPath("$.total").isEqualTo(0);
    }

    private JsonNode finished(String location) {
        return Flux.interval(Duration.ofMillis(100))
                .publishOn(Schedulers.boundedElastic())
                .map(_ -> get(location, handler())
                        .expectStatus()
                        .isOk()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody())
                .filter(operation -> !operation.path("state").asString().equals("RUNNING"))
                .blockFirst(LONGEST);
    }

    private WebTestClient.ResponseSpec post(String path, String type, Object body) {
        return client.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(handler()))
                .header("Content-Type", type)
                .bodyValue(body)
                .exchange();
    }

    private void expiring(PersonalData person, String expiry) {
        var to = LocalDate.parse(expiry);
        roster.coverage(unit, person, WUXI, to.minusYears(1).plusDays(1).toString(), expiry);
    }

    private void due() {
        remindUnits.handleDue().block(LONGEST);
    }

    private long reminders(Unit of, String month) {
        return roster.count(
                "select count(*) from outbox where topic = 'renewal.due' and body ->> 'month' = '" + month
                        + "' and key = :value",
                of.unitId().toString());
    }

    private String handler() {
        return tokens.account(unit.handler());
    }

    private WebTestClient.BodyContentSpec list(String query) {
        return get("/api/v1/renewals" + query, handler()).expectStatus().isOk().expectBody();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec run(String month, String token) {
        return client.post()
                .uri("/api/v1/renewals/runs")
                .headers(headers -> headers.setBearerAuth(token))
                .header("Content-Type", "application/json")
                .bodyValue("{\"month\": \"" + month + "\"}")
                .exchange();
    }
}
