package org.huzhu.enrollment.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.huzhu.enrollment.coverage.ARoster;
import org.huzhu.enrollment.coverage.ARoster.Unit;
import org.huzhu.enrollment.transfer.domain.TransferRow;
import org.huzhu.platform.events.CoverageActivated;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class TransferIT {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Autowired
    TestTokens tokens;

    @Autowired
    DatabaseClient db;

    @Autowired
    PersonVault vault;

    @Autowired
    PersonIds personIds;

    @Autowired
    JsonMapper json;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TransferStore transfers;

    @Autowired
    SealedRows sealedRows;

    private ARoster roster;
    private Unit unit;
    private WebTestClient client;
    private String admin;

    @BeforeEach
    void open(@LocalServerPort int port) {
        roster = new ARoster(db, vault, personIds);
        unit = roster.unit();
        admin = tokens.staff(Role.ADMIN);
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(LONGEST)
                .build();
    }

    @Test
    void existingCoverOfAnyProductIsMovedIn() {
        var wuxi = ARoster.person();
        var shanghai = ARoster.person();

        var done =
                movedIn(List.of(row(wuxi, "WX-3IN1", "2026-02-22", "2027-02-21").formatted(unit.uscc()), """
                {"name": "%s", "idNumber": "%s", "phone": "18912345678", "cardKind": "UNION_CARD", "product": "SH-NEWFORM",
                 "classCode": "A", "from": "2026-01-01", "to": "2026-12-31"}
                """.formatted(
                                shanghai.name(), shanghai.idNumber())));

        assertThat(done.path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(done.path("kind").asString()).isEqualTo("COVERAGE_IMPORT");
        assertThat(done.path("eligible").asInt()).isEqualTo(2);
        assertThat(roster.terms(wuxi)).containsExactly("2026-02-22…2027-02-21");
        assertThat(roster.terms(shanghai)).containsExactly("2026-01-01…2026-12-31");
        var event = event(shanghai);
        assertThat(event.classCode()).isEqualTo("A");
        assertThat(event.cardKind()).isEqualTo("UNION_CARD");
        assertThat(event.orderNo()).isEmpty();
        assertThat(event(wuxi).unitId()).isEqualTo(unit.unitId());
        assertThat(event(wuxi).unitName()).isEqualTo(unit.name());
    }

    @Test
    void everyRowIsJudgedAsOnARosterAndTheGoodOnesAreKept() {
        var good = ARoster.person();
        var covered = ARoster.person();
        roster.coverage(unit, covered, "WX-3IN1", "2026-02-22", "2027-02-21");
        var withoutCard = ARoster.person();

        var done = movedIn(List.of(
                row(good, "WX-3IN1", "2026-02-22", "2027-02-21").formatted(""),
                row(ARoster.person("测试", "320201199001010011"), "WX-3IN1", "2026-02-22", "2027-02-21")
                        .formatted(""),
                row(covered, "WX-3IN1", "2026-06-01", "2027-05-31").formatted(""),
                row(ARoster.person(), "WX-9IN9", "2026-02-22", "2027-02-21").formatted(""),
                row(ARoster.person(), "WX-3IN1", "2026-02-30", "2027-02-21").formatted(""),
                row(ARoster.person(), "WX-3IN1", "2026-02-22", "2026-02-21").formatted("91350100M000100Y4Z"),
                row(
                                new PersonalData(withoutCard.name(), withoutCard.idNumber(), "", "", "18912345678"),
                                "WX-3IN1",
                                "2026-02-22",
                                "2027-02-21")
                        .formatted("")));

        assertThat(done.path("eligible").asInt()).isEqualTo(1);
        assertThat(done.path("ineligible").asInt()).isEqualTo(6);
        assertThat(roster.terms(good)).hasSize(1);
        var refused = rows(done, "?outcome=REFUSED");
        assertThat(refused.path("total").asInt()).isEqualTo(6);
        assertThat(refused.path("items").findValuesAsString("code"))
                .containsExactly(
                        "ID_INVALID",
                        "ALREADY_COVERED",
                        "PRODUCT_UNKNOWN",
                        "DATE_INVALID",
                        "TERM_INVALID",
                        "USCC_INVALID",
                        "CARD_REQUIRED",
                        "BANK_REQUIRED");
        assertThat(refused.path("items")
                        .get(1)
                        .path("reasons")
                        .get(0)
                        .path("text")
                        .asString())
                .isEqualTo("该人员已参保，保障期至2027-02-21");
        assertThat(refused.toString()).doesNotContain("320201199001010011");
    }

    @Test
    void theSameBatchAgainChangesNothing() {
        var batch = IntStream.range(0, 1_200)
                .mapToObj(_ -> row(ARoster.person(), "WX-3IN1", "2026-02-22", "2027-02-21")
                        .formatted(unit.uscc()))
                .toList();

        var first = movedIn(batch);
        var again = movedIn(batch);

        assertThat(first.path("result").path("accepted").asInt()).isEqualTo(1_200);
        assertThat(again.path("result").path("accepted").asInt()).isZero();
        assertThat(again.path("result").path("unchanged").asInt()).isEqualTo(1_200);
        assertThat(roster.count(
                        "select count(*) from coverage where unit_id = :value::uuid",
                        unit.unitId().toString()))
                .isEqualTo(1_200);
        assertThat(roster.count(
                        "select count(*) from outbox where topic = 'coverage.activated' and body ->> 'unitId' = :value",
                        unit.unitId().toString()))
                .isEqualTo(1_200);
    }

    @Test
    void onePersonTwiceInABatchIsCoveredOnce() {
        var person = ARoster.person();

        var done = movedIn(List.of(
                row(person, "WX-3IN1", "2026-02-22", "2027-02-21").formatted(""),
                row(person, "WX-3IN1", "2026-02-22", "2027-02-21").formatted(""),
                row(person, "WX-3IN1", "2026-03-22", "2027-03-21").formatted(""),
                row(person, "WX-3IN1", "2027-02-22", "2028-02-21").formatted("")));

        assertThat(rows(done, "").path("items").findValuesAsString("outcome"))
                .containsExactly("ACCEPTED", "UNCHANGED", "REFUSED", "ACCEPTED");
        assertThat(roster.terms(person)).containsExactly("2026-02-22…2027-02-21", "2027-02-22…2028-02-21");
    }

    @Test
    @DisplayName("a batch whose instance died in the middle is finished by another, without losing or doubling a row")
    void anotherInstanceGoesOnWhereADeadOneStopped() {
        var importId = UUID.randomUUID();
        var persons = IntStream.range(0, 700).mapToObj(_ -> ARoster.person()).toList();
        var sealed = persons.stream()
                .map(person -> line(persons.indexOf(person) + 1, person))
                .map(row -> new TransferStore.Waiting(row.rowNo(), sealedRows.seal(importId, row)))
                .toList();
        var dead = UUID.randomUUID();
        transfers
                .insert(importId, "account:test", sealed)
                .then(db.sql(
                                "update coverage_import set lease_owner = :dead, lease_until = now() + interval '3 seconds' where import_id = :id")
                        .bind("dead", dead)
                        .bind("id", importId)
                        .then())
                .as(transaction::transactional)
                .block(LONGEST);

        var done = finished("/api/v1/operations/" + importId);

        assertThat(done.path("result").path("accepted").asInt()).isEqualTo(700);
        assertThat(roster.count(
                        "select count(*) from coverage where unit_id = :value::uuid",
                        unit.unitId().toString()))
                .isEqualTo(700);
        assertThat(transfers.hold(importId, dead, Duration.ofSeconds(1)).block(LONGEST))
                .isFalse();
    }

    @Test
    void aWorkbookIsReadByItsLabelsAndNumberCellsAreDamaged() throws IOException {
        var person = ARoster.person();
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("迁入");
            var labels = List.of("参保项目", "姓名", "居民身份证号（证件号码）", "手机号", "银行卡号", "开户行", "卡类型", "参保时间", "到保时间", "统一社会信用代码");
            for (var i = 0; i < labels.size(); i++) {
                sheet.value(1, i, labels.get(i));
            }
            for (var row : List.of(2, 4)) {
                var values = List.of(
                        "WX-3IN1",
                        person.name(),
                        person.idNumber(),
                        person.phone(),
                        person.bankCard(),
                        person.bankName(),
                        "社保卡");
                for (var i = 0; i < values.size(); i++) {
                    sheet.value(row, i, values.get(i));
                }
                sheet.value(row, 7, LocalDate.of(2026, 2, 22));
                sheet.style(row, 7).format("yyyy-MM-dd").set();
                sheet.value(row, 8, "2027-02-21");
                sheet.value(row, 9, unit.uscc());
            }
            sheet.value(4, 2, 320201199001010000L);
        }

        var done = finished(String.valueOf(client.post()
                .uri("/api/v1/coverages/imports")
                .headers(headers -> headers.setBearerAuth(admin))
                .header("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .bodyValue(bytes.toByteArray())
                .exchange()
                .expectStatus()
                .isAccepted()
                .returnResult(String.class)
                .getResponseHeaders()
                .getLocation()));

        assertThat(roster.terms(person)).containsExactly("2026-02-22…2027-02-21");
        var refused = rows(done, "?outcome=REFUSED");
        assertThat(refused.path("items").get(0).path("rowNo").asInt()).isEqualTo(5);
        assertThat(refused.path("items").findValuesAsString("code")).containsExactly("ID_NUMERIC_CELL");
    }

    @Test
    void nothingOfARowIsKeptInClearOnceItIsSettled() {
        var person = ARoster.person();
        var done = movedIn(
                List.of(row(person, "WX-3IN1", "2026-02-22", "2027-02-21").formatted("")));

        var kept = db.sql(
                        "select name || id_number || reasons::text || encode(sealed, 'base64') as kept from coverage_import_row where import_id = :id")
                .bind("id", UUID.fromString(done.path("id").asString()))
                .map(row -> row.get("kept", String.class))
                .one()
                .block(LONGEST);

        assertThat(kept).doesNotContain(person.idNumber(), person.name()).contains("********");
    }

    @Test
    void onlyAdministratorsMoveCoverIn() {
        send(tokens.account(unit.handler()), "{\"coverages\": []}")
                .expectStatus()
                .isForbidden();
        send(admin, "{\"coverages\": []}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("BATCH_EMPTY");
        send(admin, "{}").expectStatus().isEqualTo(422);
        send(admin, "{\"coverages\": [{\"nam\": \"x\"}]}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("UNKNOWN_FIELD");
        var done = movedIn(List.of(
                row(ARoster.person(), "WX-3IN1", "2026-02-22", "2027-02-21").formatted("")));
        get(done.path("id").asString(), tokens.account(unit.handler()))
                .expectStatus()
                .isNotFound();
        client.delete()
                .uri("/api/v1/operations/{id}", done.path("id").asString())
                .headers(headers -> headers.setBearerAuth(admin))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void progressIsStreamedUntilTheEnd() {
        var location = accepted(List.of(
                row(ARoster.person(), "WX-3IN1", "2026-02-22", "2027-02-21").formatted("")));

        var events = client.get()
                .uri(location + "/events")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .headers(headers -> headers.setBearerAuth(admin))
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody()
                .collectList()
                .block(LONGEST);

        assertThat(new ArrayList<>(events).getLast()).contains("\"state\":\"SUCCEEDED\"");
    }

    private TransferRow line(int rowNo, PersonalData person) {
        return new TransferRow(
                rowNo,
                person.name(),
                person.idNumber(),
                person.phone(),
                person.bankCard(),
                person.bankName(),
                "SS_CARD",
                "WX-3IN1",
                "",
                "2026-02-22",
                "2027-02-21",
                unit.uscc(),
                "",
                "",
                java.util.Map.of());
    }

    private static String row(PersonalData person, String product, String from, String to) {
        return """
                {"name": "%s", "idNumber": "%s", "phone": "%s", "bankCard": "%s", "bankName": "%s", "cardKind": "SS_CARD",
                 "product": "%s", "classCode": "", "from": "%s", "to": "%s", "uscc": "%%s", "unitName": "", "remark": ""}
                """.formatted(
                        person.name(),
                        person.idNumber(),
                        person.phone(),
                        person.bankCard(),
                        person.bankName(),
                        product,
                        from,
                        to);
    }

    private JsonNode movedIn(List<String> rows) {
        return finished(accepted(rows));
    }

    private String accepted(List<String> rows) {
        return String.valueOf(send(admin, "{\"coverages\": [" + String.join(",", rows) + "]}")
                .expectStatus()
                .isAccepted()
                .returnResult(String.class)
                .getResponseHeaders()
                .getLocation());
    }

    private JsonNode finished(String location) {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            var operation = json(location);
            if (!operation.path("state").asString().equals("RUNNING")) {
                return operation;
            }
            pause();
        }
        throw new AssertionError("not finished: " + location);
    }

    private JsonNode rows(JsonNode operation, String query) {
        return json(operation.path("resultUrl").asString() + query);
    }

    private JsonNode json(String path) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(admin))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec get(String operation, String token) {
        return client.get()
                .uri("/api/v1/operations/{id}", operation)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec send(String token, String body) {
        return client.post()
                .uri("/api/v1/coverages/imports")
                .headers(headers -> headers.setBearerAuth(token))
                .header("Content-Type", "application/json")
                .bodyValue(body)
                .exchange();
    }

    private CoverageActivated event(PersonalData person) {
        return db.sql("select body::text as body from outbox where topic = 'coverage.activated' and key = :personId")
                .bind("personId", roster.personId(person).toString())
                .map(row -> json.readValue(row.get("body", String.class), CoverageActivated.class))
                .one()
                .block(LONGEST);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
