package org.huzhu.enrollment.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.huzhu.enrollment.roster.RosterUploadIT.reasons;
import static org.huzhu.enrollment.roster.RosterUploadIT.result;
import static org.huzhu.enrollment.roster.RosterUploadIT.rows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.huzhu.enrollment.order.OrderRoster;
import org.huzhu.enrollment.order.RosterCounts;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.SettableClock;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.transaction.reactive.TransactionalOperator;

@IntegrationTest
class PersonsIT {

    @LocalServerPort
    private int port;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private DatabaseClient db;

    @Autowired
    private OrderRoster orderRoster;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private PersonIds personIds;

    @Autowired
    private SettableClock clock;

    private AUnit unit;
    private Rosters rosters;
    private String order;

    @BeforeEach
    void anApprovedUnitWithADraft() {
        unit = AUnit.approved(db, tokens);
        rosters = new Rosters(port, unit.token);
        order = unit.draft();
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    @DisplayName("AC-30 150 ineligible rows, a page of 100 ticked and deleted: 50 remain; the rest goes at once")
    void tickedRowsOfAPageAreDeleted() {
        var sheet = ASheet.template().person("好人", Persons.newIdNumber());
        for (var i = 0; i < 150; i++) {
            sheet.row("1", "甲某", Persons.newIdNumber(), "1", "江苏银行", "18912345678", "");
        }
        rosters.imported(order, sheet.xlsx());

        var page = rosters.get("/api/v1/orders/" + order + "/persons?eligible=false&limit=100");
        assertThat(page).containsEntry("total", 150);
        post(
                        "/persons/deletions",
                        Map.of(
                                "personRowIds",
                                rows(page).stream()
                                        .map(row -> row.get("personRowId"))
                                        .toList()))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.deleted")
                .isEqualTo(100);

        assertThat(rosters.persons(order, false)).containsEntry("total", 50);
        rosters.http()
                .delete()
                .uri("/api/v1/orders/{no}/persons?eligible=false", order)
                .exchange()
                .expectBody()
                .jsonPath("$.deleted")
                .isEqualTo(50);
        assertThat(rosters.persons(order, true)).containsEntry("total", 1);
    }

    @Test
    void pagesFollowTheSheetAndSearchesFindByNameAndWholeNumber() {
        var wanted = Persons.newIdNumber();
        var sheet = ASheet.template();
        for (var i = 0; i < 5; i++) {
            sheet.person("李明", Persons.newIdNumber());
        }
        rosters.imported(order, sheet.person("阿卜杜拉·买买提", wanted).xlsx());

        var first = rosters.get("/api/v1/orders/" + order + "/persons?limit=4");
        var second = rosters.get("/api/v1/orders/" + order + "/persons?limit=4&cursor=" + first.get("next"));
        var byName = rosters.get("/api/v1/orders/" + order + "/persons?name=买买提");
        var byNumber = rosters.get("/api/v1/orders/" + order + "/persons?idNumber=" + wanted.toLowerCase());
        var byPart = rosters.get("/api/v1/orders/" + order + "/persons?idNumber=" + wanted.substring(0, 10));

        assertThat(rows(first)).extracting(row -> row.get("rowNo")).containsExactly(4, 5, 6, 7);
        assertThat(rows(second)).extracting(row -> row.get("rowNo")).containsExactly(8, 9);
        assertThat(second.get("next")).isNull();
        assertThat(rows(byName)).singleElement().isEqualTo(rows(byNumber).getFirst());
        assertThat(byPart).containsEntry("total", 0);
        assertThat(rows(byName).getFirst())
                .containsEntry("idNumber", "320201********" + wanted.substring(14))
                .containsEntry("bankCard", "6230 **** **** 0007")
                .containsEntry("phone", "189****5678");
        rosters.refuses(
                rosters.http()
                        .get()
                        .uri("/api/v1/orders/{no}/persons?limit=201", order)
                        .exchange(),
                400,
                "LIMIT_INVALID");
    }

    @Test
    @DisplayName("WXU-027 one person is added by the rules of a row, or refused with everything that is wrong")
    void singleAdd() {
        var id = Persons.newIdNumber();
        rosters.imported(
                order,
                ASheet.template()
                        .row("1", "甲某", id, "1", "江苏银行", "18912345678", "")
                        .xlsx());

        post("/persons", Map.of("name", "张 三", "idNumber", "1", "phone", "1", "bankName", ""))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("PERSON_INELIGIBLE")
                .jsonPath("$.reasons[*].code")
                .isEqualTo(List.of("NAME_HAS_SPACE", "ID_INVALID", "CARD_REQUIRED", "BANK_REQUIRED", "PHONE_INVALID"))
                .jsonPath("$.reasons[1].text")
                .isEqualTo("请填写正确居民身份证号码");
        post("/persons", person("甲某", id))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.eligible")
                .isEqualTo(true);

        assertThat(rosters.persons(order, false)).containsEntry("total", 0);
        assertThat(rosters.persons(order, true)).containsEntry("total", 1);
        post("/persons", person("甲某", id))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.reasons[0].code")
                .isEqualTo("DUPLICATE_IN_ROSTER");
        post("/persons", Map.of("name", "甲某", "nick", "x"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("UNKNOWN_FIELD");
    }

    @Test
    void deletingWhatIsNotThereIsNotFound() {
        rosters.refuses(
                rosters.http()
                        .delete()
                        .uri("/api/v1/orders/{no}/persons/{id}", order, UUID.randomUUID())
                        .exchange(),
                404,
                "NOT_FOUND");
        rosters.refuses(
                rosters.http()
                        .delete()
                        .uri("/api/v1/orders/{no}/persons?eligible=true", order)
                        .exchange(),
                400,
                "BAD_REQUEST");
    }

    @Test
    @DisplayName(
            "AC-29 the export of the ineligible: name, columns and reasons of WXU-033; corrected it can be uploaded as it is")
    void ineligibleExport() throws IOException {
        var id = Persons.newIdNumber();
        rosters.imported(
                order,
                ASheet.template()
                        .person("好人", Persons.newIdNumber())
                        .row("1", "甲某", id, "=cmd()", "", "18912345678", "@x")
                        .xlsx());

        var answer = rosters.http()
                .get()
                .uri("/api/v1/orders/{no}/ineligible.xlsx", order)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult();

        var disposition = answer.getResponseHeaders().getFirst("Content-Disposition");
        assertThat(URLDecoder.decode(disposition.substring(disposition.indexOf("''") + 2), StandardCharsets.UTF_8))
                .matches("不可参保人员信息-\\d{13}\\.xlsx");
        var sheet = cells(answer.getResponseBody());
        assertThat(sheet)
                .containsExactly(
                        List.of("姓名", "居民身份证证件号", "社保卡银行卡号", "开户行", "手机号", "备注", "不可参保原因"),
                        List.of("甲某", id, "'=cmd()", "", "18912345678", "'@x", "银行卡号格式不正确；请填写开户行"));
        assertThat(auditOf(order)).contains("INELIGIBLE_EXPORTED");

        var again = rosters.imported(order, answer.getResponseBody());
        assertThat(result(again)).contains(entry("replaced", 1), entry("added", 0));
        assertThat(reasons(rosters.persons(order, false)))
                .containsEntry(2, List.of("CARD_INVALID@C2", "BANK_REQUIRED@D2"));
    }

    @Test
    void theAnnotatedExportIsTheTemplateWithTheUnitsOwnRows() throws IOException {
        rosters.imported(
                order,
                ASheet.template()
                        .row("1", "甲某", Persons.newIdNumber(), "1", "江苏银行", "18912345678", "")
                        .xlsx());

        var xlsx = rosters.http()
                .get()
                .uri("/api/v1/orders/{no}/ineligible.xlsx?format=annotated", order)
                .exchange()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();

        assertThat(cells(xlsx).get(3)).endsWith("D4 银行卡号格式不正确");
        assertThat(rosters.imported(order, xlsx))
                .contains(entry("state", "SUCCEEDED"), entry("ineligible", 1), entry("total", 1));
    }

    @Test
    @DisplayName("WXU-023 the template is read by our own importer and holds no person")
    void template() throws IOException {
        var answer = rosters.http()
                .get()
                .uri("/api/v1/products/WX-3IN1/roster-template")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult();

        assertThat(cells(answer.getResponseBody()).get(2)).isEqualTo(ASheet.HEADER);
        assertThat(answer.getResponseHeaders().getFirst("Content-Disposition")).contains("company_register.xlsx");
        rosters.refuses(rosters.upload(order, answer.getResponseBody()), 422, "ROSTER_EMPTY");
        rosters.refuses(
                rosters.http()
                        .get()
                        .uri("/api/v1/products/NONE/roster-template")
                        .exchange(),
                404,
                "NOT_FOUND");
    }

    @Test
    @DisplayName("AC-45 a person both units have in their drafts belongs to the one that submits first")
    void theFirstSubmissionWins() {
        var id = Persons.newIdNumber();
        var other = AUnit.approved(db, tokens);
        var theirs = new Rosters(port, other.token);
        var theirOrder = other.draft();
        rosters.imported(order, ASheet.template().person("李明", id).xlsx());
        theirs.imported(theirOrder, ASheet.template().person("李明", id).xlsx());

        assertThat(recheck(order, unit)).isEqualTo(new RosterCounts(1, 0));
        unit.move(order, "SUBMITTED");
        assertThat(recheck(theirOrder, other)).isEqualTo(new RosterCounts(0, 1));

        assertThat(reasons(theirs.persons(theirOrder, false))).containsEntry(4, List.of("CLAIMED_BY_OTHER_UNIT@C4"));
        var late = AUnit.approved(db, tokens);
        var lateOrder = late.draft();
        assertThat(new Rosters(port, late.token)
                        .imported(lateOrder, ASheet.template().person("李明", id).xlsx()))
                .containsEntry("ineligible", 1);
    }

    @Test
    @DisplayName("AC-50 one person in two orders of one unit: the second order's row is ineligible")
    void twoOrdersOfOneUnit() {
        var id = Persons.newIdNumber();
        var second = unit.draft();
        rosters.imported(order, ASheet.template().person("李明", id).xlsx());

        rosters.imported(second, ASheet.template().person("李明", id).xlsx());

        assertThat(reasons(rosters.persons(second, false))).containsEntry(4, List.of("CLAIMED_IN_OTHER_ORDER@C4"));
        assertThat(recheck(order, unit)).isEqualTo(new RosterCounts(1, 0));
    }

    @Test
    @DisplayName(
            "AC-47 covered until 2024-02-21: ineligible, and the text shows the day. AC-48 from 2024-01-22 on it is a renewal")
    void coveredPersons() {
        clock.set("2024-01-10T10:00:00");
        var id = Persons.newIdNumber();
        cover(id, LocalDate.of(2023, 2, 22), LocalDate.of(2024, 2, 21));
        var xlsx = ASheet.template().person("李明", id).xlsx();
        rosters = new Rosters(port, tokens.account(unit.handler));

        rosters.imported(order, xlsx);
        var early = rows(rosters.persons(order, false)).getFirst();
        clock.set("2024-02-10T10:00:00");
        rosters = new Rosters(port, tokens.account(unit.handler));
        var renewal = unit.draft();
        rosters.imported(renewal, xlsx);
        var late = rows(rosters.persons(renewal, true)).getFirst();

        assertThat(early.get("reasons").toString()).contains("ALREADY_COVERED", "该人员已参保，保障期至2024-02-21");
        assertThat(late).containsEntry("termFrom", "2024-02-22");
    }

    private void cover(String idNumber, LocalDate from, LocalDate to) {
        db.sql("""
                        insert into coverage
                            (coverage_id, person_id, unit_id, unit_name, order_no, product, name, sealed, term, premium, status, activated_at)
                        values
                            (gen_random_uuid(), :person, :unit, '某单位', 'x', 'WX-3IN1', '李明', '\\x00', daterange(:from, :to, '[]'), 120, 'ACTIVE', now())
                        """)
                .bind("person", personIds.of(idNumber))
                .bind("unit", unit.unitId)
                .bind("from", from)
                .bind("to", to)
                .then()
                .block();
    }

    private RosterCounts recheck(String orderNo, AUnit of) {
        return orderRoster
                .recheck(orderNo, "WX-3IN1", of.unitId)
                .as(transaction::transactional)
                .block();
    }

    private List<String> auditOf(String orderNo) {
        return db.sql("select action from audit where object_id = :orderNo")
                .bind("orderNo", orderNo)
                .map(row -> row.get("action", String.class))
                .all()
                .collectList()
                .block();
    }

    private ResponseSpec post(String path, Object body) {
        return rosters.http()
                .post()
                .uri("/api/v1/orders/" + order + path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static Map<String, Object> person(String name, String id) {
        var person = new HashMap<String, Object>();
        person.put("name", name);
        person.put("idNumber", id);
        person.put("bankCard", "6230000000000000007");
        person.put("bankName", "江苏银行");
        person.put("phone", "18912345678");
        return person;
    }

    private static List<List<String>> cells(byte[] xlsx) throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            return workbook.getFirstSheet().read().stream()
                    .map(PersonsIT::texts)
                    .toList();
        }
    }

    private static List<String> texts(Row row) {
        return row.stream().map(cell -> cell == null ? "" : cell.getText()).toList();
    }
}
