package org.huzhu.member.claim.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.member.testing.Api;
import org.huzhu.member.testing.Events;
import org.huzhu.member.testing.MemberServiceTest;
import org.huzhu.member.testing.People;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.ClaimChanged;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

@MemberServiceTest
class ClaimIT {

    private static final String MINE = "/api/v1/me/claims";
    private static final UUID NOBODY = new UUID(0, 0);

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    PersonIds personIds;

    @Autowired
    JsonMapper json;

    @Autowired
    DatabaseClient db;

    @Autowired
    Audit audit;

    @Autowired
    @Qualifier("transportCipher")
    FieldCipher transport;

    private Events events;
    private String idNumber;
    private UUID personId;
    private Api member;

    @BeforeEach
    void start() {
        events = new Events(json);
        idNumber = People.next();
        personId = personIds.of(idNumber);
        member = registered(idNumber);
    }

    @AfterEach
    void stop() {
        events.close();
    }

    @Test
    @DisplayName("AC-112 the card is shown as 6228 **** **** 4171, with everything else of WXM-023 to WXM-026")
    void aMemberSeesHisClaimInFull() {
        var claimId = UUID.randomUUID();
        told(claim(claimId, 4, "AWAITING_UPLOAD", "2023-05-06T07:28:39Z"));

        var claim = member.get(MINE + "/" + claimId).body();

        assertThat(claim)
                .containsEntry("product", "WX-3IN1")
                .containsEntry("productName", "三合一职工互助保障")
                .containsEntry("stateName", "待上传")
                .containsEntry("claimant", "张三")
                .containsEntry("phone", "139****0019")
                .containsEntry("categoryName", "重大疾病")
                .containsEntry("eventDate", "2023-05-01")
                .containsEntry("illness", "样例疾病")
                .containsEntry("card", "6228 **** **** 4171")
                .containsEntry("amount", "20000.00")
                .containsEntry("filedAt", "2023-05-06T15:28:39+08:00");
        assertThat(claim.get("completedAt")).isNull();
        assertThat((String) claim.get("nextStep")).contains("上传");
        assertThat(nodes(claim)).extracting(node -> node.get("nodeName")).containsExactly("经办初审", "报告复核");
        assertThat(nodes(claim).getLast()).containsEntry("resultName", "未处理");
        assertThat(nodes(claim).getLast().get("handler")).isNull();
        assertThat(nodes(claim).getLast().get("at")).isNull();
    }

    @Test
    void snapshotsInAnyOrderAndTwiceEndWithTheLatest() {
        var claimId = UUID.randomUUID();
        var paid = claim(claimId, 9, "COMPLETED", "2023-05-06T07:28:39Z");
        var id = events.send(paid);
        events.send(claim(claimId, 2, "FIRST_REVIEW", "2023-05-06T07:28:39Z"));
        events.send(id, paid);
        events.send(paid);
        events.send(claim(claimId, 7, "PAYING", "2023-05-06T07:28:39Z"));
        told(claim(UUID.randomUUID(), 1, "FIRST_REVIEW", "2023-05-07T07:28:39Z"));

        assertThat(member.get(MINE).body()).containsEntry("total", 2);
        assertThat(member.get(MINE + "/" + claimId).text("state")).isEqualTo("COMPLETED");
        assertThat(count("claim where revision = 9 and person_id = '" + personId + "'"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("AC-111 member A asks for B's claim: 404, and the same as for one that does not exist")
    void claimsAreOnesOwn() {
        var claimId = UUID.randomUUID();
        told(claim(claimId, 1, "FIRST_REVIEW", "2024-02-01T02:00:00Z"));
        var other = registered(People.next());

        var foreign = other.get(MINE + "/" + claimId);
        var absent = other.get(MINE + "/" + UUID.randomUUID());

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text("detail")).isEqualTo(absent.text("detail"));
        assertThat(other.get(MINE).body()).containsEntry("total", 0);
        assertThat(member.get(MINE + "/" + claimId).status()).isEqualTo(200);
        assertThat(Api.at(port).as(tokens.account(UUID.randomUUID())).get(MINE).code())
                .isEqualTo("MEMBERSHIP_REQUIRED");
    }

    @Test
    @DisplayName("WXM-004 product and year narrow the claims; pages lose none of those filed at the same moment")
    void pagesAndFilters() {
        for (var i = 0; i < 3; i++) {
            told(claim(UUID.randomUUID(), 1, "FIRST_REVIEW", "2023-12-31T15:59:59Z"));
        }
        told(claim(UUID.randomUUID(), 1, "FIRST_REVIEW", "2023-12-31T16:00:00Z"));

        assertThat(member.get(MINE + "?product=WX-3IN1&year=2023").body()).containsEntry("total", 3);
        assertThat(member.get(MINE + "?year=2024").body()).containsEntry("total", 1);
        assertThat(member.get(MINE + "?product=SH-2020").body()).containsEntry("total", 0);
        var first = member.get(MINE + "?limit=2");
        var second = member.get(MINE + "?limit=2&cursor=" + first.text("next"));
        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
        assertThat(member.get(MINE + "?cursor=nonsense").code()).isEqualTo("CURSOR_INVALID");
    }

    @Test
    @DisplayName("A look-up shows claims with their next step, but no draft and nothing that is sealed")
    void aLookUpShowsProgressOnly() {
        var claimId = UUID.randomUUID();
        told(claim(claimId, 1, "SUPPLEMENT", "2024-02-01T02:00:00Z"));
        told(claim(UUID.randomUUID(), 1, "DRAFT", "2024-02-02T02:00:00Z"));

        var found = lookUp(Map.of("idNumber", idNumber, "purpose", "查询"));

        @SuppressWarnings("unchecked")
        var claims = (List<Map<String, Object>>) found.body().get("claims");
        assertThat(claims)
                .singleElement()
                .satisfies(claim -> assertThat(claim)
                        .containsEntry("claimId", claimId.toString())
                        .containsEntry("reason", "缺出院小结")
                        .containsEntry("nextStep", "请补齐材料后重新提交：缺出院小结。材料齐全之日起计算办理时限"));
        assertThat(found.toString()).doesNotContain("张三", "样例疾病", "4171");
        assertThat((List<?>) lookUp(Map.of("idNumber", idNumber, "purpose", "查询", "product", "SH-2020"))
                        .body()
                        .get("claims"))
                .isEmpty();
        assertThat(member.get(MINE).body()).containsEntry("total", 2);
        assertThat(audit.broken().collectList().block()).isEmpty();
    }

    @Test
    void whatIsSealedStaysSealedInTheDatabase() {
        told(claim(UUID.randomUUID(), 1, "FIRST_REVIEW", "2024-02-01T02:00:00Z"));

        assertThat(count("claim c where person_id = '" + personId + "' and c::text like '%张三%'"))
                .isZero();
    }

    @Test
    void aDetailOfAnotherClaimIsPutAside() {
        var other = transport.sealText("{}", UUID.randomUUID().toString());
        events.send(claim(UUID.randomUUID(), 1, "FIRST_REVIEW", "2024-02-01T02:00:00Z", other));

        await().atMost(Duration.ofSeconds(20)).until(() -> count("dead_letter where key = '" + personId + "'") == 1);
        assertThat(member.get(MINE).body()).containsEntry("total", 0);
    }

    private void told(ClaimChanged event) {
        events.send(event);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count("claim where claim_id = '" + event.claimId() + "'") == 1);
    }

    private ClaimChanged claim(UUID claimId, long revision, String state, String filedAt) {
        var detail = Map.of("name", "张三", "phone", "139****0019", "card", "6228 **** **** 4171", "illness", "样例疾病");
        var sealed = transport.sealText(json.writeValueAsString(detail), claimId.toString());
        return claim(claimId, revision, state, filedAt, sealed);
    }

    private ClaimChanged claim(UUID claimId, long revision, String state, String filedAt, String sealedDetail) {
        return new ClaimChanged(
                claimId,
                personId,
                NOBODY,
                "WX-3IN1",
                "",
                "CRITICAL",
                List.of("CRITICAL_ILLNESS"),
                "ONLINE",
                state,
                "AGREED",
                revision,
                "2023-05-01",
                "20000.00",
                state.equals("SUPPLEMENT") ? "缺出院小结" : "",
                Instant.parse(filedAt),
                Instant.parse("2023-05-06T07:30:08Z"),
                state.equals("COMPLETED") ? "2023-05-09T01:00:00Z" : "",
                "2023-06-06",
                List.of(
                        new ClaimChanged.Node("FIRST_REVIEW", "139****0001", "2023-05-06T07:29:11Z", "AGREE"),
                        new ClaimChanged.Node("REPORT_RECHECK", "", "", "PENDING")),
                sealedDetail);
    }

    private Api registered(String number) {
        var api = Api.at(port).as(tokens.account(UUID.randomUUID()));
        var consents =
                List.of(Map.of("code", "PRIVACY", "version", "1.0"), Map.of("code", "SERVICE", "version", "1.0"));
        var body = Map.of("name", "张三", "idNumber", number, "consents", consents, "channel", "WECHAT_WX_UNION");
        assertThat(api.post("/api/v1/members", body).status()).isEqualTo(201);
        return api;
    }

    private Api.Answer lookUp(Map<String, ?> body) {
        return Api.at(port).as(tokens.client("mini", "members:read")).post("/api/v1/member-lookups", body);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> nodes(Map<String, Object> claim) {
        return (List<Map<String, Object>>) claim.get("nodes");
    }

    private long count(String from) {
        return db.sql("select count(*) as n from " + from)
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }
}
