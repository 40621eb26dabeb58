package org.huzhu.enrollment.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.huzhu.enrollment.coverage.ARoster.Unit;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
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
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class CoverageRecordsIT {

    private static final String WUXI = "WX-3IN1";

    @Autowired
    SettableClock clock;

    @Autowired
    TestTokens tokens;

    @Autowired
    DatabaseClient db;

    @Autowired
    PersonVault vault;

    @Autowired
    PersonIds personIds;

    @Autowired
    ExpireCoverages expireCoverages;

    private ARoster roster;
    private Unit unit;
    private WebTestClient client;

    @BeforeEach
    void open(@LocalServerPort int port) {
        clock.set("2026-11-23T10:00:00");
        roster = new ARoster(db, vault, personIds);
        unit = roster.unit();
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    @Test
    @DisplayName("AC-51 without a year on 2026-11-23 the terms that start in 2026 are shown")
    void theCurrentYearIsShownUnlessAnotherIsAsked() {
        roster.coverage(unit, ARoster.person(), WUXI, "2025-12-31", "2026-12-30");
        roster.coverage(unit, ARoster.person(), WUXI, "2026-01-01", "2026-12-31");
        roster.coverage(unit, ARoster.person(), WUXI, "2026-12-31", "2027-12-30");
        roster.coverage(unit, ARoster.person(), WUXI, "2027-01-01", "2027-12-31");

        records("")
                .jsonPath("$.total")
                .isEqualTo(2)
                .jsonPath("$.items[*].coverageFrom")
                .value(from -> assertThat((List<?>) from).isEqualTo(List.of("2026-12-31", "2026-01-01")));
        records("?year=2025").jsonPath("$.items[0].coverageTo").isEqualTo("2026-12-30");
        records("?year=all").jsonPath("$.total").isEqualTo(4);
    }

    @Test
    @DisplayName("WXU-053 a record has the fields of the manual, ID number, card and phone masked")
    void aRecordIsMasked() {
        roster.coverage(unit, ARoster.person("阿卜杜拉·买买提", ARoster.idNumber(77)), WUXI, "2026-11-01", "2027-10-31");

        records("?product=" + WUXI)
                .jsonPath("$.items[0].name")
                .isEqualTo("阿卜杜拉·买买提")
                .jsonPath("$.items[0].idNumber")
                .value(id -> assertThat((String) id).matches("320201\\*{8}[0-9]{3}[0-9X]"))
                .jsonPath("$.items[0].phone")
                .isEqualTo("189****5678")
                .jsonPath("$.items[0].bankCard")
                .isEqualTo("6230 **** **** 0007")
                .jsonPath("$.items[0].statusText")
                .isEqualTo("参保中")
                .jsonPath("$.items[0].status")
                .isEqualTo("ACTIVE")
                .jsonPath("$.items[0].claimed")
                .isEqualTo(false)
                .jsonPath("$.items[0].amount")
                .isEqualTo("120.00");
    }

    @Test
    void theStatusFollowsTheClock() {
        roster.coverage(unit, ARoster.person(), WUXI, "2026-11-24", "2027-11-23");

        records("").jsonPath("$.items[0].statusText").isEqualTo("未开始");
        clock.set("2027-11-23T23:59:59");
        records("?year=2026").jsonPath("$.items[0].statusText").isEqualTo("参保中");
        clock.set("2027-11-24T00:00:00");
        records("?year=2026").jsonPath("$.items[0].statusText").isEqualTo("已到期");
    }

    @Test
    void recordsAreFoundByIdNumberNameAndOrder() {
        var person = ARoster.person("欧阳测试", ARoster.idNumber(System.nanoTime() % 1_000_000));
        roster.coverage(unit, person, WUXI, "2024-02-22", "2025-02-21");
        roster.coverage(unit, ARoster.person(), WUXI, "2026-02-22", "2027-02-21");

        records("?idNumber=" + person.idNumber().toLowerCase(Locale.ROOT))
                .jsonPath("$.total")
                .isEqualTo(1);
        records("?name=阳测&year=2024").jsonPath("$.total").isEqualTo(1);
        records("?name=%25&year=all").jsonPath("$.total").isEqualTo(0);
        records("?orderNo=20240101000000000").jsonPath("$.total").isEqualTo(0);
    }

    @Test
    void anotherUnitsRecordsAreNotShownAndStaffSeeAllOrOneUnits() {
        var other = roster.unit();
        roster.coverage(other, ARoster.person(), WUXI, "2026-02-22", "2027-02-21");

        records("?unitId=" + other.unitId()).jsonPath("$.total").isEqualTo(0);
        get("/api/v1/coverages?unitId=" + other.unitId(), tokens.staff(Role.AUDITOR))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(1);
        get("/api/v1/coverages", tokens.account(UUID.randomUUID()))
                .expectStatus()
                .isNotFound();
    }

    @Test
    @DisplayName("WXU-065 cover that came in under another name appears once an alias is given, or by credit code")
    void recordsOfAnUnknownNameAppearWithItsAlias() {
        roster.coverage(unit, ARoster.person(), WUXI, "2026-02-22", "2027-02-21");
        roster.coverage(unit, ARoster.person(), WUXI, "2026-02-23", "2027-02-22");
        var alias = "A公司工会" + unit.unitId();
        update("update coverage set unit_id = null, unit_name = '" + alias
                + "' where lower(term) = '2026-02-22' and unit_id = '" + unit.unitId() + "'");
        update("update coverage set unit_id = null, unit_uscc = '" + unit.uscc() + "' where unit_id = '" + unit.unitId()
                + "'");

        records("").jsonPath("$.total").isEqualTo(1);
        update("insert into unit_alias values ('" + alias + "', '" + unit.unitId() + "', 'test', now())");
        records("").jsonPath("$.total").isEqualTo(2);
    }

    @Test
    void pagesAreCutAlongTheSortKey() {
        for (var day = 11; day < 16; day++) {
            roster.coverage(unit, ARoster.person(), WUXI, "2026-02-" + day, "2027-02-" + (day - 1));
        }

        var seen = Flux.just("")
                .expand(cursor -> {
                    var body = body(
                            "/api/v1/coverages?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor), handler());
                    var next = body.path("next");
                    return next.isNull() ? Flux.empty() : Flux.just(next.asString());
                })
                .count()
                .block(Duration.ofSeconds(30));

        assertThat(seen).isEqualTo(3);
        get("/api/v1/coverages?cursor=Zm9v", handler()).expectStatus().isBadRequest();
        get("/api/v1/coverages?year=26", handler()).expectStatus().isEqualTo(422);
    }

    @Test
    @DisplayName("AC-52 export: 单位职工参保记录信息-<13 digits>.xlsx with as many rows as were filtered")
    void theExportHoldsWhatTheFilterShows() throws IOException {
        for (var i = 0; i < 1_200; i++) {
            if (i % 400 == 0) {
                roster.coverage(unit, ARoster.person(), WUXI, "2026-02-22", "2027-02-21");
            }
        }
        roster.coverage(unit, ARoster.person(), WUXI, "2025-02-22", "2026-02-21");

        var result = get("/api/v1/coverages.xlsx", handler())
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();

        var disposition = URLDecoder.decode(
                String.valueOf(result.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION)),
                StandardCharsets.UTF_8);
        assertThat(disposition).containsPattern("单位职工参保记录信息-\\d{13}\\.xlsx");
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(result.getResponseBody()))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(4);
            assertThat(rows.getFirst().getCellText(2)).isEqualTo("居民身份证证件号");
            assertThat(rows.get(1).getCellText(2)).contains("********");
        }
        assertThat(roster.count(
                        "select count(*) from audit where action = 'COVERAGES_EXPORTED' and object_id = :value and detail ->> 'rows' = '3'",
                        unit.unitId().toString()))
                .isEqualTo(1);
    }

    @Test
    void theClearValueNeedsARoleAndAPurposeAndIsWrittenDown() {
        var person = ARoster.person();
        var coverageId = roster.coverage(unit, person, WUXI, "2026-02-22", "2027-02-21");

        reveal(coverageId, handler(), "{\"purpose\": \"核对退款账户\"}")
                .expectStatus()
                .isForbidden();
        reveal(coverageId, tokens.staff(Role.FINANCE), "{\"purpose\": \" \"}")
                .expectStatus()
                .isEqualTo(422);
        reveal(coverageId, tokens.staff(Role.FINANCE), "{\"purpose\": \"核对退款账户\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.idNumber")
                .isEqualTo(person.idNumber())
                .jsonPath("$.bankCard")
                .isEqualTo(person.bankCard());
        reveal(UUID.randomUUID(), tokens.staff(Role.FINANCE), "{\"purpose\": \"核对退款账户\"}")
                .expectStatus()
                .isNotFound();
        assertThat(roster.count(
                        "select count(*) from audit where action = 'COVERAGE_REVEALED' and object_id = :value and purpose = '核对退款账户'",
                        coverageId.toString()))
                .isEqualTo(1);
    }

    @Test
    void aTermThatPassedIsToldOnceHoweverManyLook() {
        var coverageId = roster.coverage(unit, ARoster.person(), WUXI, "2025-11-23", "2026-11-22");
        var running = roster.coverage(unit, ARoster.person(), WUXI, "2025-11-24", "2026-11-23");

        Flux.range(0, 6).flatMap(_ -> expireCoverages.handle()).blockLast(Duration.ofSeconds(60));

        assertThat(told(coverageId)).isEqualTo(1);
        assertThat(told(running)).isZero();
    }

    private long told(UUID coverageId) {
        return roster.count(
                "select count(*) from outbox where topic = 'coverage.expired' and body ->> 'coverageId' = :value",
                coverageId.toString());
    }

    private String handler() {
        return tokens.account(unit.handler());
    }

    private WebTestClient.BodyContentSpec records(String query) {
        return get("/api/v1/coverages" + query, handler()).expectStatus().isOk().expectBody();
    }

    private JsonNode body(String path, String token) {
        return get(path, token).expectBody(JsonNode.class).returnResult().getResponseBody();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec reveal(UUID coverageId, String token, String body) {
        return client.post()
                .uri("/api/v1/coverages/{id}/reveal", coverageId)
                .headers(headers -> headers.setBearerAuth(token))
                .header(HttpHeaders.CONTENT_TYPE, "application/json")
                .bodyValue(body)
                .exchange();
    }

    private void update(String sql) {
        db.sql(sql).then().block(Duration.ofSeconds(10));
    }
}
