package org.huzhu.enrollment.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;

@IntegrationTest
class RosterUploadIT {

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private DatabaseClient db;

    private AUnit unit;
    private Rosters rosters;
    private String order;

    @BeforeEach
    void anApprovedUnitWithADraft() {
        AUnit.nobodyHoldsAnybody(db);
        unit = AUnit.approved(db, tokens);
        rosters = new Rosters(port, unit.token);
        order = unit.draft();
    }

    @Test
    void theGivenRosterOfFiveIsEligibleWhole() {
        var operation = rosters.imported(order, Rosters.resource("roster-5.xlsx"));

        assertThat(operation)
                .contains(
                        entry("state", "SUCCEEDED"),
                        entry("eligible", 5),
                        entry("ineligible", 0),
                        entry("processed", 5),
                        entry("total", 5));
        assertThat(rosters.persons(order, true)).containsEntry("total", 5);
    }

    @Test
    @DisplayName(
            "AC-11 AC-12 AC-16 AC-17 AC-18 AC-19 AC-21 AC-24 the given roster with faults: each fault by its row, all others eligible")
    void theGivenRosterWithFaults() {
        var operation = rosters.finished(rosters.uploadForm(order, Rosters.resource("roster-30-with-faults.xlsx")));

        assertThat(operation).contains(entry("state", "SUCCEEDED"), entry("eligible", 20), entry("ineligible", 10));
        assertThat(reasons(rosters.persons(order, false)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        9, List.of("NAME_HAS_SPACE@B9"),
                        11, List.of("BANK_REQUIRED@E11"),
                        13, List.of("ID_LOWERCASE_X@C13"),
                        15, List.of("DUPLICATE_IN_ROSTER@C15"),
                        17, List.of("PHONE_INVALID@F17"),
                        19, List.of("ID_REQUIRED@C19"),
                        21, List.of("CARD_INVALID@D21"),
                        23, List.of("ID_INVALID@C23"),
                        28, List.of("ID_NUMERIC_CELL@C28"),
                        6, List.of("ID_INVALID@C6")));
    }

    @Test
    void rowsAndWholeListsAreCounted() {
        var good = rows("ELIGIBLE");
        var bad = rows("INELIGIBLE");
        var timer = meters.get("huzhu.imports")
                .tags("kind", "ROSTER", "outcome", "SUCCEEDED")
                .timer();
        var lists = timer.count();

        rosters.finished(rosters.uploadForm(order, Rosters.resource("roster-30-with-faults.xlsx")));

        await().untilAsserted(() -> assertThat(timer.count()).isGreaterThan(lists));
        assertThat(rows("ELIGIBLE") - good).isGreaterThanOrEqualTo(20);
        assertThat(rows("INELIGIBLE") - bad).isGreaterThanOrEqualTo(10);
    }

    private double rows(String result) {
        return meters.get("huzhu.imports.rows")
                .tags("kind", "ROSTER", "result", result)
                .counter()
                .count();
    }

    @Test
    void theGivenRosterOfFiveThousandIsImportedWhole() {
        var operation = rosters.imported(order, Rosters.resource("roster-5000.xlsx"));

        assertThat(operation).contains(entry("state", "SUCCEEDED"), entry("processed", 5000), entry("total", 5000));
        assertThat((int) operation.get("eligible") + (int) operation.get("ineligible"))
                .isEqualTo(5000);
        assertThat(rosters.persons(order, true)).containsEntry("total", operation.get("eligible"));
    }

    @Test
    @DisplayName("AC-26 the sample person is not counted, blank rows in the middle are passed over")
    void samplesAndBlankRows() {
        var xlsx = ASheet.template()
                .row("1", "张三", "3202****", "6230****", "无锡农村商业银行", "189****", "示例")
                .person("李明", Persons.newIdNumber())
                .rawRow("<c r=\"A#\" s=\"1\"/><c r=\"B#\" s=\"1\"/>")
                .gap(2)
                .person("王芳", Persons.newIdNumber())
                .rawRow("<c r=\"B#\" s=\"1\"/>")
                .xlsx();

        var operation = rosters.imported(order, xlsx);

        assertThat(operation).contains(entry("eligible", 2), entry("ineligible", 0), entry("total", 2));
        assertThat(result(operation)).contains(entry("sampleRows", 1), entry("blankRows", 3));
        assertThat(rows(rosters.persons(order, true)))
                .extracting(row -> row.get("rowNo"))
                .containsExactly(5, 9);
    }

    @Test
    @DisplayName("WXU-036 a re-upload replaces the person's earlier row, good or bad, and keeps the others")
    void reUploadIsAnUpsert() {
        var a = Persons.newIdNumber();
        var b = Persons.newIdNumber();
        rosters.imported(
                order,
                ASheet.template()
                        .person("甲某", a)
                        .row("2", "乙某", b, "62A0", "无锡农村商业银行", "18912345678", "")
                        .xlsx());

        var operation = rosters.imported(
                order, ASheet.template().person("乙某", b).person("甲某人", a).xlsx());

        assertThat(rosters.persons(order, false)).containsEntry("total", 0);
        assertThat(rows(rosters.persons(order, true)))
                .extracting(row -> row.get("name"))
                .containsExactly("乙某", "甲某人");
        assertThat(result(operation)).contains(entry("replaced", 2), entry("added", 0), entry("unchanged", 0));
    }

    @Test
    void anUnchangedRowKeepsItsIdWhenOthersChange() {
        var a = Persons.newIdNumber();
        rosters.imported(order, ASheet.template().person("甲某", a).xlsx());
        var before = rows(rosters.persons(order, true)).getFirst().get("personRowId");

        var operation = rosters.imported(
                order,
                ASheet.template()
                        .person("甲某", a)
                        .person("丙某", Persons.newIdNumber())
                        .xlsx());

        assertThat(result(operation)).contains(entry("unchanged", 1), entry("added", 1), entry("replaced", 0));
        assertThat(rows(rosters.persons(order, true)).getFirst()).containsEntry("personRowId", before);
    }

    @Test
    void aBadRowDoesNotPushAGoodOneOutButReplacesABadOne() {
        var a = Persons.newIdNumber();
        var bad = ASheet.template().row("1", "甲某", a, "1", "无锡农村商业银行", "18912345678", "");
        rosters.imported(order, ASheet.template().person("甲某", a).xlsx());

        rosters.imported(order, bad.xlsx());
        rosters.imported(order, bad.row("2", "", "", "", "", "18912345678", "x").xlsx());

        assertThat(rosters.persons(order, true)).containsEntry("total", 1);
        assertThat(rosters.persons(order, false)).containsEntry("total", 2);
    }

    @Test
    void theSameFileAgainChangesNothingAndSaysSo() {
        var xlsx = Rosters.resource("roster-30-with-faults.xlsx");
        rosters.imported(order, xlsx);

        var again = rosters.imported(order, xlsx);

        assertThat(again).containsEntry("state", "SUCCEEDED");
        assertThat(result(again))
                .contains(entry("sameFile", true), entry("added", 0), entry("replaced", 0), entry("unchanged", 30));
        assertThat(result(again).get("message").toString()).contains("没有变化");
        assertThat(rosters.persons(order, false)).containsEntry("total", 10);
    }

    @Test
    void theSameFileCountsAgainAfterTheRosterWasChangedByHand() {
        var xlsx = Rosters.resource("roster-5.xlsx");
        rosters.imported(order, xlsx);
        var id = rows(rosters.persons(order, true)).getFirst().get("personRowId");
        rosters.http()
                .delete()
                .uri("/api/v1/orders/{no}/persons/{id}", order, id)
                .exchange()
                .expectStatus()
                .isNoContent();

        var again = rosters.imported(order, xlsx);

        assertThat(result(again)).contains(entry("added", 1), entry("unchanged", 4));
        assertThat(rosters.persons(order, true)).containsEntry("total", 5);
    }

    @Test
    void aJsonRosterIsJudgedTheSame() {
        var json =
                "{\"persons\":[{\"name\":\"李明\",\"idNumber\":\"%s\",\"bankCard\":\"6230000000000000007\",\"bankName\":\"江苏银行\",\"phone\":\"+86 18912345678\"},"
                                .formatted(Persons.newIdNumber())
                        + "{\"name\":\"王芳\",\"idNumber\":320201199001010028,\"bankCard\":\"62A0\",\"bankName\":null,\"phone\":\"1\",\"remark\":\"x\"}]}";

        var operation = rosters.finished(rosters.http()
                .post()
                .uri("/api/v1/orders/{no}/roster", order)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange());

        assertThat(operation).contains(entry("eligible", 1), entry("ineligible", 1));
        assertThat(reasons(rosters.persons(order, false)))
                .containsEntry(
                        2,
                        List.of(
                                "ID_NUMERIC_CELL@idNumber",
                                "CARD_INVALID@bankCard",
                                "BANK_REQUIRED@bankName",
                                "PHONE_INVALID@phone"));
    }

    @Test
    void aDryRunChangesNothingAndItsTokenCommitsWhatWasChecked() {
        var xlsx = Rosters.resource("roster-30-with-faults.xlsx");
        var checked = rosters.finished(rosters.http()
                .post()
                .uri("/api/v1/orders/{no}/roster?dryRun=true", order)
                .contentType(Rosters.XLSX)
                .bodyValue(xlsx)
                .exchange());

        assertThat(checked).contains(entry("state", "SUCCEEDED"), entry("eligible", 20), entry("ineligible", 10));
        assertThat(rosters.persons(order, true)).containsEntry("total", 0);
        assertThat(rosters.get("/api/v1/operations/" + checked.get("id") + "/rows?eligible=false"))
                .containsEntry("total", 10);

        var token = result(checked).get("token");
        commit(token)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.eligible")
                .isEqualTo(20)
                .jsonPath("$.result.added")
                .isEqualTo(30);
        assertThat(rosters.persons(order, true)).containsEntry("total", 20);
        rosters.refuses(commit(token), 409, "ROSTER_TOKEN_USED");
        assertThat(result(rosters.get("/api/v1/operations/" + checked.get("id"))))
                .doesNotContainKey("token");
    }

    @Test
    void aTokenIsGoodOnlyForTheRosterItWasCheckedAgainst() {
        var checked = rosters.finished(rosters.http()
                .post()
                .uri("/api/v1/orders/{no}/roster?dryRun=true", order)
                .contentType(Rosters.XLSX)
                .bodyValue(Rosters.resource("roster-5.xlsx"))
                .exchange());
        rosters.imported(
                order, ASheet.template().person("甲某", Persons.newIdNumber()).xlsx());

        rosters.refuses(commit(result(checked).get("token")), 409, "ROSTER_CHANGED");
        rosters.refuses(commit("nonsense"), 422, "ROSTER_TOKEN_INVALID");
        assertThat(rosters.persons(order, true)).containsEntry("total", 1);
    }

    @Test
    void anAtomicUploadTakesAllOrNothing() {
        var operation = rosters.finished(rosters.http()
                .post()
                .uri("/api/v1/orders/{no}/roster?policy=ATOMIC", order)
                .contentType(Rosters.XLSX)
                .bodyValue(Rosters.resource("roster-30-with-faults.xlsx"))
                .exchange());

        assertThat(operation).contains(entry("state", "FAILED"), entry("ineligible", 10));
        assertThat(operation.get("problem").toString()).contains("ROSTER_INELIGIBLE_REFUSED");
        assertThat(rosters.persons(order, true)).containsEntry("total", 0);
    }

    @Test
    @DisplayName("AC-09 a unit that is not approved uploads nothing")
    void notApproved() {
        var waiting = AUnit.underReview(db, tokens);
        var theirs = new Rosters(port, waiting.token);

        theirs.refuses(theirs.upload(waiting.draft(), Rosters.resource("roster-5.xlsx")), 409, "UNIT_NOT_APPROVED");
    }

    @Test
    @DisplayName("WXU-049 a submitted order takes no upload, no add and no delete")
    void frozen() {
        rosters.imported(
                order, ASheet.template().person("李明", Persons.newIdNumber()).xlsx());
        var id = rows(rosters.persons(order, true)).getFirst().get("personRowId");
        unit.move(order, "SUBMITTED");

        rosters.refuses(rosters.upload(order, Rosters.resource("roster-5.xlsx")), 409, "ILLEGAL_TRANSITION");
        rosters.refuses(
                rosters.http()
                        .delete()
                        .uri("/api/v1/orders/{no}/persons/{id}", order, id)
                        .exchange(),
                409,
                "ILLEGAL_TRANSITION");
        rosters.refuses(
                rosters.http()
                        .delete()
                        .uri("/api/v1/orders/{no}/persons?eligible=false", order)
                        .exchange(),
                409,
                "ILLEGAL_TRANSITION");
        rosters.refuses(
                rosters.http()
                        .post()
                        .uri("/api/v1/orders/{no}/persons", order)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("name", "李明"))
                        .exchange(),
                409,
                "ILLEGAL_TRANSITION");
    }

    @Test
    void aForeignOrderAndItsOperationAreNotThere() {
        var operation = rosters.upload(order, Rosters.resource("roster-5.xlsx"));
        var id = rosters.finished(operation).get("id");
        var stranger = new Rosters(port, AUnit.approved(db, tokens).token);

        stranger.refuses(stranger.upload(order, Rosters.resource("roster-5.xlsx")), 404, "NOT_FOUND");
        stranger.refuses(
                stranger.http().get().uri("/api/v1/operations/{id}", id).exchange(), 404, "NOT_FOUND");
        stranger.refuses(
                stranger.http().get().uri("/api/v1/orders/{no}/persons", order).exchange(), 404, "NOT_FOUND");
        stranger.refuses(
                stranger.http().delete().uri("/api/v1/operations/{id}", id).exchange(), 404, "NOT_FOUND");
        rosters.refuses(
                rosters.http().delete().uri("/api/v1/operations/{id}", id).exchange(), 409, "ILLEGAL_TRANSITION");
    }

    private org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec commit(Object token) {
        return rosters.http()
                .post()
                .uri("/api/v1/orders/{no}/roster/commit", order)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("token", token))
                .exchange();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> result(Map<String, Object> operation) {
        return (Map<String, Object>) operation.get("result");
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> rows(Map<String, Object> page) {
        return (List<Map<String, Object>>) page.get("items");
    }

    @SuppressWarnings("unchecked")
    static Map<Integer, List<String>> reasons(Map<String, Object> page) {
        return rows(page).stream()
                .collect(Collectors.toMap(
                        row -> (Integer) row.get("rowNo"),
                        row -> ((List<Map<String, Object>>) row.get("reasons"))
                                .stream()
                                        .map(reason -> reason.get("code") + "@" + reason.get("cell"))
                                        .toList()));
    }
}
