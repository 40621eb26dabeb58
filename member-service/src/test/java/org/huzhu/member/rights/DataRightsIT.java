package org.huzhu.member.rights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.huzhu.member.testing.Api;
import org.huzhu.member.testing.Events;
import org.huzhu.member.testing.MemberServiceTest;
import org.huzhu.member.testing.People;
import org.huzhu.platform.events.CoverageActivated;
import org.huzhu.platform.events.PersonCopied;
import org.huzhu.platform.events.PersonErased;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

@MemberServiceTest
class DataRightsIT {

    private static final String MINE = "/api/v1/me/data-requests";
    private static final String QUEUE = "/api/v1/staff/data-requests";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
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
    @Qualifier("transportCipher")
    FieldCipher transport;

    private final UUID account = UUID.randomUUID();
    private final String idNumber = People.next();
    private Events events;
    private UUID personId;
    private Api member;
    private Api admin;

    @BeforeEach
    void start() {
        events = new Events(json);
        personId = personIds.of(idNumber);
        member = Api.at(port).as(tokens.account(account));
        admin = Api.at(port).as(tokens.staff(Role.ADMIN));
        register();
    }

    @AfterEach
    void stop() {
        events.close();
    }

    @Test
    void aCopyIsCollectedFromEveryServiceAndTellsWhoLooked() throws IOException {
        lookedUp();
        var request = ask("EXPORT");
        assertThat(request.text("state")).isEqualTo("WAITING");
        assertThat(request.text("dueOn")).isEqualTo(LocalDate.now().plusDays(15).toString());
        var id = UUID.fromString(request.text("requestId"));
        assertThat(member.get(MINE + "/" + id + "/copy").code()).isEqualTo("COPY_NOT_READY");
        for (var service : List.of("enrollment", "claims", "notification")) {
            events.send(new PersonCopied(id, personId, service, sealed(id, service)));
        }

        await().atMost(PATIENCE).until(() -> state(id).equals("DONE"));
        var copy = member.get(MINE + "/" + id + "/copy");
        assertThat(copy.status()).isEqualTo(200);
        assertThat(copy.text("data")).contains(idNumber, "张三", "PRIVACY", "enrollment", "claims", "notification");
        var log = member.get("/api/v1/me/access-log");
        assertThat(log.text("looks")).contains("MEMBER_LOOKED_UP", "CLIENT", "窗口核实", "CLAIM_READ", "FIRST_REVIEWER");
        assertThat(foreign().get(MINE + "/" + id).status()).isEqualTo(404);
        assertThat(foreign().get(MINE + "/" + id + "/copy").status()).isEqualTo(404);
    }

    @Test
    void whoeverWasCoveredLongAgoIsForgottenWhenAllServicesHaveAnswered() {
        cover("2012-01-01", "2012-12-31");
        var id = UUID.fromString(ask("ERASURE").text("requestId"));
        assertThat(ask("ERASURE").code()).isEqualTo("DATA_REQUEST_OPEN");

        assertThat(decide(id, "GRANT").status()).isEqualTo(200);
        events.send(erased(id, "enrollment"));
        events.send(erased(id, "claims"));
        events.send(kept(id, "notification"));
        await().atMost(PATIENCE).until(() -> answers(id) == 4);
        assertThat(stateOf(id)).isEqualTo("WAITING");
        events.send(erased(id, "notification"));
        events.send(kept(id, "notification"));

        await().atMost(PATIENCE).until(() -> stateOf(id).equals("DONE"));
        for (var table : List.of("member", "coverage", "consent")) {
            assertThat(count(table + " where person_id = '" + personId + "'"))
                    .as(table)
                    .isZero();
        }
        assertThat(count("erasure_proof where person_id = '" + personId + "' and cause = 'ORDER'"))
                .isGreaterThanOrEqualTo(3);
        assertThat(member.get("/api/v1/me/coverages").code()).isEqualTo("MEMBERSHIP_REQUIRED");
        register();
        assertThat(member.get("/api/v1/me/coverages").body()).containsEntry("total", 0);
    }

    @Test
    void coverInForceAndAHoldForbidErasureAndTheRefusalIsReadByThePerson() {
        cover(
                LocalDate.now().minusDays(5).toString(),
                LocalDate.now().plusDays(5).toString());
        var id = UUID.fromString(ask("ERASURE").text("requestId"));

        var forbidden = decide(id, "GRANT");
        assertThat(forbidden.code()).isEqualTo("ERASURE_FORBIDDEN");
        assertThat(forbidden.text("detail"))
                .contains(
                        "coverage RUNNING",
                        LocalDate.now().plusDays(6).plusYears(5).toString());
        assertThat(decide(id, "REFUSE").text("request")).contains("REFUSED");
        assertThat(member.get(MINE + "/" + id).text("answer")).isEqualTo("保障期内依法保存");
        assertThat(decide(id, "GRANT").code()).isEqualTo("DATA_REQUEST_STATE");
    }

    @Test
    void aHoldIsSetWithAReasonAndKeepsEverythingUntilItIsReleased() {
        var hold = admin.post("/api/v1/staff/legal-holds", Map.of("idNumber", idNumber, "reason", "法院调查"));
        assertThat(hold.status()).isEqualTo(201);
        assertThat(hold.text("personId")).isEqualTo(personId.toString());
        var id = UUID.fromString(ask("ERASURE").text("requestId"));
        assertThat(decide(id, "GRANT").text("detail")).contains("LEGAL_HOLD");
        assertThat(Api.at(port)
                        .as(tokens.staff(Role.AUDITOR))
                        .post("/api/v1/staff/legal-holds", Map.of("personId", personId, "reason", "x"))
                        .status())
                .isEqualTo(403);

        var released =
                admin.post("/api/v1/staff/legal-holds/" + hold.text("holdId") + "/release", Map.of("reason", "调查结束"));

        assertThat(released.status()).isEqualTo(200);
        assertThat(count("outbox where topic = 'person.hold-changed' and key = '" + personId + "'"))
                .isEqualTo(2);
        assertThat(count("audit where object_id = '" + personId + "' and action like 'LEGAL_HOLD_%'"))
                .isEqualTo(2);
        assertThat(decide(id, "GRANT").status()).isEqualTo(200);
    }

    @Test
    void aCorrectionIsReadAndDoneByStaffAndNeverLiesInClear() {
        var request = member.post(MINE, Map.of("kind", "CORRECTION", "text", "我的姓名应为张三丰"));
        var id = UUID.fromString(request.text("requestId"));
        assertThat(count("data_request r where r::text like '%张三丰%'")).isZero();

        assertThat(admin.get(QUEUE + "/" + id).text("text")).isEqualTo("我的姓名应为张三丰");
        assertThat(decide(id, "GRANT").status()).isEqualTo(200);

        assertThat(state(id)).isEqualTo("DONE");
        assertThat(member.post(MINE, Map.of("kind", "CORRECTION")).code()).isEqualTo("FIELD_INVALID");
    }

    @Test
    void aConsentTakenBackEndsWhatRestsOnItAndNotTheRights() {
        assertThat(member.delete("/api/v1/me/consents/PRIVACY").status()).isEqualTo(204);

        assertThat(member.get("/api/v1/me/coverages").code()).isEqualTo("CONSENT_WITHDRAWN");
        assertThat(member.get("/api/v1/me/claims").status()).isEqualTo(403);
        assertThat(ask("EXPORT").status()).isEqualTo(201);
        assertThat(member.delete("/api/v1/me/consents/PRIVACY").code()).isEqualTo("CONSENT_UNKNOWN");
        assertThat(member.get("/api/v1/me/consents").text("list")).contains("PRIVACY", "withdrawnAt=2");
        assertThat(count("audit where object_id = '" + personId + "' and action = 'CONSENT_WITHDRAWN'"))
                .isEqualTo(1);

        register();
        assertThat(member.get("/api/v1/me/coverages").status()).isEqualTo(200);
    }

    private void register() {
        var consents =
                List.of(Map.of("code", "PRIVACY", "version", "1.0"), Map.of("code", "SERVICE", "version", "1.0"));
        var body = Map.of("name", "张三", "idNumber", idNumber, "consents", consents, "channel", "WECHAT_WX_UNION");
        assertThat(member.post("/api/v1/members", body).status()).isEqualTo(201);
    }

    private Api foreign() {
        var other = Api.at(port).as(tokens.account(UUID.randomUUID()));
        var consents =
                List.of(Map.of("code", "PRIVACY", "version", "1.0"), Map.of("code", "SERVICE", "version", "1.0"));
        other.post(
                "/api/v1/members",
                Map.of("name", "李四", "idNumber", People.next(), "consents", consents, "channel", "WECHAT_WX_UNION"));
        return other;
    }

    private Api.Answer ask(String kind) {
        return member.post(MINE, Map.of("kind", kind));
    }

    private Api.Answer decide(UUID id, String decision) {
        return admin.post(QUEUE + "/" + id + "/decision", Map.of("decision", decision, "answer", "保障期内依法保存"));
    }

    private String state(UUID id) {
        return member.get(MINE + "/" + id).text("state");
    }

    private String stateOf(UUID id) {
        return db.sql("select state from data_request where request_id = :id")
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .block();
    }

    private long answers(UUID id) {
        return count("data_answer where request_id = '" + id + "'");
    }

    private void lookedUp() {
        Api.at(port)
                .as(tokens.client("mini", "members:read"))
                .post("/api/v1/member-lookups", Map.of("idNumber", idNumber, "purpose", "窗口核实"));
    }

    private void cover(String from, String to) {
        events.send(new CoverageActivated(
                UUID.randomUUID(),
                personId,
                "WX-3IN1",
                "",
                "SS_CARD",
                NOBODY,
                "测试单位",
                "",
                LocalDate.parse(from),
                LocalDate.parse(to),
                "120.00",
                ""));
        await().atMost(PATIENCE).until(() -> count("coverage where person_id = '" + personId + "'") == 1);
    }

    private PersonErased erased(UUID id, String service) {
        return new PersonErased(id, personId, service, "ERASED", 3, List.of(), Instant.now());
    }

    private PersonErased kept(UUID id, String service) {
        return new PersonErased(
                id, personId, service, "KEPT", 0, List.of(new PersonErased.Kept("x", "RUNNING", "")), Instant.now());
    }

    private String sealed(UUID id, String service) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write("""
                    {"data": {"rows": ["%s"]}, "looks": [
                        {"at": "2026-01-01T00:00:00Z", "action": "CLAIM_READ", "by": "FIRST_REVIEWER", "purpose": ""}]}
                    """.formatted(service).getBytes(UTF_8));
        }
        return Base64.getEncoder()
                .encodeToString(
                        transport.seal(packed.toByteArray(), id.toString().getBytes(UTF_8)));
    }

    private long count(String from) {
        return db.sql("select count(*) as n from " + from)
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }
}
