package org.huzhu.member.coverage.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.huzhu.member.testing.Api;
import org.huzhu.member.testing.Api.Answer;
import org.huzhu.member.testing.Events;
import org.huzhu.member.testing.MemberServiceTest;
import org.huzhu.member.testing.People;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.CoverageActivated;
import org.huzhu.platform.events.CoverageExpired;
import org.huzhu.platform.events.UnitHandlerChanged;
import org.huzhu.platform.events.UnitRegistered;
import org.huzhu.platform.events.UnitRenamed;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.testkit.SettableClock;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

@MemberServiceTest
class CoverageIT {

    private static final String MINE = "/api/v1/me/coverages";

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    SettableClock clock;

    @Autowired
    PersonIds personIds;

    @Autowired
    JsonMapper json;

    @Autowired
    DatabaseClient db;

    @Autowired
    Audit audit;

    private Events events;
    private String idNumber;
    private UUID personId;
    private UUID unitId;
    private Api member;

    @BeforeEach
    void start() {
        events = new Events(json);
        idNumber = People.next();
        personId = personIds.of(idNumber);
        unitId = UUID.randomUUID();
        member = registered(idNumber);
    }

    @AfterEach
    void stop() {
        clock.reset();
        events.close();
    }

    @Test
    @DisplayName("WXM-003 a member sees his coverage as soon as its event arrives; the clock decides its state")
    void aMemberSeesHisCoverage() {
        var coverageId = activate("WX-3IN1", "2024-01-01", "2024-12-31");
        clock.set("2024-12-31T23:59:59");

        var item = list("").items().getFirst();

        assertThat(item)
                .containsEntry("coverageId", coverageId.toString())
                .containsEntry("product", "WX-3IN1")
                .containsEntry("productName", "三合一职工互助保障")
                .containsEntry("unitName", "某单位工会")
                .containsEntry("orderNo", "20240101094220288")
                .containsEntry("coverageFrom", "2024-01-01")
                .containsEntry("coverageTo", "2024-12-31")
                .containsEntry("status", "ACTIVE")
                .containsEntry("premium", "120.00");
        clock.set("2025-01-01T00:00:00");
        assertThat(member.get(MINE + "/" + coverageId).text("status")).isEqualTo("EXPIRED");
        clock.set("2023-12-31T23:59:59");
        assertThat(member.get(MINE + "/" + coverageId).text("status")).isEqualTo("NOT_STARTED");
    }

    @Test
    @DisplayName("WXM-004 product and year narrow the list, newest first, in pages")
    void productAndYearNarrowTheList() {
        activate("WX-3IN1", "2022-05-01", "2023-04-30");
        activate("WX-3IN1", "2023-05-01", "2024-04-30");
        activate("SH-2020", "2023-06-01", "2024-05-31");
        expectCount(3);

        assertThat(froms(list(""))).containsExactly("2023-06-01", "2023-05-01", "2022-05-01");
        assertThat(froms(list("?product=WX-3IN1"))).containsExactly("2023-05-01", "2022-05-01");
        assertThat(froms(list("?year=2023"))).containsExactly("2023-06-01", "2023-05-01");
        assertThat(froms(list("?product=WX-3IN1&year=2022"))).containsExactly("2022-05-01");
        assertThat(list("?product=NONE").body()).containsEntry("total", 0);
        var first = list("?limit=2");
        assertThat(first.body()).containsEntry("total", 3);
        assertThat(froms(list("?limit=2&cursor=" + first.text("next")))).containsExactly("2022-05-01");
        assertThat(member.get(MINE + "?cursor=nonsense").code()).isEqualTo("CURSOR_INVALID");
        assertThat(member.get(MINE + "?limit=201").code()).isEqualTo("LIMIT_INVALID");
    }

    @Test
    @DisplayName("WXM-005 token of A, coverage of B: 404, and the same as for one that does not exist")
    void somebodyElsesCoverageIsNotThere() {
        var coverageId = activate("WX-3IN1", "2024-01-01", "2024-12-31");
        var other = registered(People.next());

        var foreign = other.get(MINE + "/" + coverageId);
        var absent = other.get(MINE + "/" + UUID.randomUUID());

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text("detail")).isEqualTo(absent.text("detail"));
        assertThat(other.get(MINE).body()).containsEntry("total", 0);
        var stranger = Api.at(port).as(tokens.account(UUID.randomUUID()));
        assertThat(stranger.get(MINE + "/" + coverageId).code()).isEqualTo("MEMBERSHIP_REQUIRED");
        assertThat(stranger.get(MINE).status()).isEqualTo(403);
    }

    @Test
    void anEventThatArrivesTwiceChangesNothing() {
        var event = coverage(UUID.randomUUID(), "WX-3IN1", "2024-01-01", "2024-12-31");
        var id = events.send(event);
        events.send(id, event);
        events.send(event);
        activate("SH-2020", "2024-01-01", "2024-12-31");

        expectCount(2);
    }

    @Test
    void anEndThatArrivesBeforeItsCoverageIsNotForgotten() {
        var coverageId = UUID.randomUUID();
        events.send(new CoverageExpired(coverageId, personId, "WX-3IN1", LocalDate.of(2024, 6, 30)));
        await().atMost(Duration.ofSeconds(20)).until(() -> count("coverage_end") == 1);

        events.send(coverage(coverageId, "WX-3IN1", "2024-01-01", "2024-12-31"));

        expectCount(1);
        assertThat(list("").items().getFirst()).containsEntry("coverageTo", "2024-06-30");
    }

    @Test
    void aHandlerWhoHandedOverDoesNotComeBackWithAnOlderEvent() {
        var former = UUID.randomUUID();
        var successor = UUID.randomUUID();
        events.send(new UnitHandlerChanged(unitId, successor));
        await().atMost(Duration.ofSeconds(20)).until(() -> handler().equals(successor.toString()));
        events.send(new UnitRegistered(unitId, former, "某工会"));
        await().atMost(Duration.ofSeconds(20)).until(() -> unitName().equals("某工会"));

        assertThat(handler()).isEqualTo(successor.toString());
    }

    @Test
    void aNewNameOfAUnitHoldsWhateverComesFirst() {
        events.send(new UnitRenamed(unitId, "新名称工会"));
        await().atMost(Duration.ofSeconds(20)).until(() -> unitName().equals("新名称工会"));
        events.send(new UnitRegistered(unitId, UUID.randomUUID(), "旧名称工会"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> db.sql("select 1 as one from unit where unit_id = :id and handler_account_id is not null")
                        .bind("id", unitId)
                        .fetch()
                        .one()
                        .hasElement()
                        .block());
        activate("WX-3IN1", "2024-01-01", "2024-12-31");

        expectCount(1);
        assertThat(list("").items().getFirst()).containsEntry("unitName", "新名称工会");
    }

    @Test
    @DisplayName("The mini-program backend looks somebody up; each look is in the trail with its purpose")
    void aLookUpAnswersAndLeavesATrace() {
        activate("WX-3IN1", "2024-01-01", "2024-12-31");
        expectCount(1);
        clock.set("2024-06-01T10:00:00");

        var found = lookUp(Map.of("idNumber", idNumber, "purpose", "窗口查询"));

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body()).containsEntry("covered", true).containsEntry("personId", personId.toString());
        assertThat((List<?>) found.body().get("coverages")).hasSize(1);
        assertThat(found.body()).containsEntry("claims", List.of());
        assertThat(found.toString()).doesNotContain(idNumber);
        assertThat(traces()).containsExactly("client:mini MEMBER_LOOKED_UP 窗口查询");
        lookUp(Map.of("idNumber", idNumber, "purpose", "再次查询"));
        assertThat(traces()).hasSize(2);
        assertThat(audit.broken().collectList().block()).isEmpty();
    }

    @Test
    @DisplayName("A look-up says why somebody is not covered")
    void aLookUpSaysWhyNot() {
        activate("WX-3IN1", "2024-01-01", "2024-12-31");
        expectCount(1);
        var ask = Map.<String, Object>of("idNumber", idNumber, "purpose", "查询", "on", "2024-12-31");
        assertThat(lookUp(ask).body()).containsEntry("covered", true);

        assertThat(reason(lookUp(Map.of("idNumber", idNumber, "purpose", "查询", "on", "2025-01-01"))))
                .containsEntry("code", "EXPIRED")
                .containsEntry("date", "2024-12-31")
                .containsEntry("text", "保障已于2024-12-31到期");
        assertThat(reason(lookUp(Map.of("idNumber", idNumber, "purpose", "查询", "on", "2023-12-31"))))
                .containsEntry("code", "NOT_STARTED")
                .containsEntry("date", "2024-01-01");
        assertThat(reason(lookUp(Map.of("idNumber", idNumber, "purpose", "查询", "product", "SH-2020"))))
                .containsEntry("code", "NEVER_COVERED");
        assertThat(reason(lookUp(Map.of("idNumber", People.next(), "purpose", "查询"))))
                .containsEntry("code", "NEVER_COVERED");
    }

    @Test
    void aLookUpNeedsItsScopeAPurposeAndANumber() {
        var body = Map.of("idNumber", idNumber, "purpose", "查询");
        assertThat(lookUp(Map.of("idNumber", idNumber)).code()).isEqualTo("FIELD_INVALID");
        assertThat(lookUp(Map.of("idNumber", idNumber, "purpose", idNumber)).code())
                .isEqualTo("FIELD_INVALID");
        assertThat(lookUp(Map.of("idNumber", "320201199001010011", "purpose", "查询"))
                        .code())
                .isEqualTo("ID_INVALID");
        var other = Api.at(port).as(tokens.unitClient("hr", unitId, "enrollment:read enrollment:write"));
        assertThat(other.post("/api/v1/member-lookups", body).status()).isEqualTo(403);
        assertThat(member.post("/api/v1/member-lookups", body).status()).isEqualTo(403);
        assertThat(Api.at(port).post("/api/v1/member-lookups", body).status()).isEqualTo(401);
        assertThat(traces()).isEmpty();
    }

    @Test
    void parallelLooksAtOnePersonKeepTheTrailWhole() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 40; i++) {
                threads.submit(() -> lookUp(Map.of("idNumber", idNumber, "purpose", "查询")));
            }
        }

        assertThat(traces()).hasSize(40);
        assertThat(audit.broken().collectList().block()).isEmpty();
    }

    private UUID activate(String product, String from, String to) {
        var coverageId = UUID.randomUUID();
        events.send(coverage(coverageId, product, from, to));
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> db.sql("select 1 as one from coverage where coverage_id = :id")
                        .bind("id", coverageId)
                        .fetch()
                        .one()
                        .hasElement()
                        .block());
        return coverageId;
    }

    private CoverageActivated coverage(UUID coverageId, String product, String from, String to) {
        return new CoverageActivated(
                coverageId,
                personId,
                product,
                "",
                "SS_CARD",
                unitId,
                "某单位工会",
                "20240101094220288",
                LocalDate.parse(from),
                LocalDate.parse(to),
                "120.00",
                "c2VhbGVk");
    }

    private Api registered(String number) {
        var api = Api.at(port).as(tokens.account(UUID.randomUUID()));
        var consents =
                List.of(Map.of("code", "PRIVACY", "version", "1.0"), Map.of("code", "SERVICE", "version", "1.0"));
        var answer = api.post(
                "/api/v1/members",
                Map.of("name", "张三", "idNumber", number, "consents", consents, "channel", "WECHAT_WX_UNION"));
        assertThat(answer.status()).isEqualTo(201);
        return api;
    }

    private Answer list(String query) {
        var answer = member.get(MINE + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private Answer lookUp(Map<String, ?> body) {
        return Api.at(port).as(tokens.client("mini", "members:read")).post("/api/v1/member-lookups", body);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> reason(Answer answer) {
        assertThat(answer.body()).containsEntry("covered", false);
        return (Map<String, Object>) answer.body().get("notCovered");
    }

    private static List<String> froms(Answer answer) {
        return answer.items().stream()
                .map(item -> String.valueOf(item.get("coverageFrom")))
                .toList();
    }

    private void expectCount(int expected) {
        await().atMost(Duration.ofSeconds(20)).until(() -> count("coverage") == expected);
    }

    private long count(String table) {
        return db.sql("select count(*) as n from " + table + " where person_id = :person")
                .bind("person", personId)
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }

    private String handler() {
        return db.sql("select handler_account_id::text as handler from unit where unit_id = :id")
                .bind("id", unitId)
                .map(row -> String.valueOf(row.get("handler", String.class)))
                .one()
                .defaultIfEmpty("")
                .block();
    }

    private String unitName() {
        return db.sql("select coalesce(name, '') as name from unit where unit_id = :id")
                .bind("id", unitId)
                .map(row -> row.get("name", String.class))
                .one()
                .defaultIfEmpty("")
                .block();
    }

    private List<String> traces() {
        return db.sql(
                        "select actor || ' ' || action || ' ' || purpose as t from audit where object_id = :id order by seq")
                .bind("id", personId.toString())
                .map(row -> row.get("t", String.class))
                .all()
                .collectList()
                .block();
    }
}
