package org.huzhu.member.membership.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.member.testing.Api.newPhone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.huzhu.member.testing.Api;
import org.huzhu.member.testing.Api.Answer;
import org.huzhu.member.testing.MemberServiceTest;
import org.huzhu.member.testing.People;
import org.huzhu.member.testing.SmsInbox;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

@MemberServiceTest
class MemberIT {

    private static final List<Map<String, String>> BOTH =
            List.of(Map.of("code", "PRIVACY", "version", "1.0"), Map.of("code", "SERVICE", "version", "1.0"));

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    SmsInbox sms;

    @Autowired
    DatabaseClient db;

    private Api somebody;

    @BeforeEach
    void start() {
        somebody = Api.at(port).as(tokens.account(UUID.randomUUID()));
    }

    @Test
    @DisplayName(
            "WXM-002 name, ID number, proved phone and both consents make a member; consent version and time are kept")
    void registersAMember() {
        var phone = newPhone();
        var api = Api.at(port);
        api.requestCode(phone, "REGISTER_MEMBER");
        var login = api.logIn(phone, sms.lastCodeOf(phone));
        var idNumber = People.next();

        var answer = register(api.as(login.text("accessToken")), "张三", idNumber, BOTH);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("channel")).isEqualTo("LINGXI_APP");
        var consents = texts("select code || version || (given_at is not null) as t from consent where person_id = '"
                + answer.text("memberId") + "' order by code");
        assertThat(consents).containsExactly("PRIVACY1.0true", "SERVICE1.0true");
        assertThat(texts("select body::text as t from outbox where topic = 'member.registered'"))
                .anyMatch(body -> body.contains(answer.text("memberId")))
                .noneMatch(body -> body.contains(idNumber) || body.contains("张三"));
        assertThat(texts("select member::text as t from member"))
                .noneMatch(row -> row.contains(idNumber) || row.contains("张三"));
        assertThat(api.post("/api/v1/auth/tokens/refresh", Map.of("refreshToken", login.text("refreshToken")))
                        .body()
                        .get("roles"))
                .isEqualTo(List.of("MEMBER"));
    }

    @Test
    @DisplayName("WXM-002 without consent nobody registers")
    void consentIsRequired() {
        var idNumber = People.next();

        assertThat(register(somebody, "张三", idNumber, List.of()).code()).isEqualTo("CONSENT_REQUIRED");
        assertThat(register(somebody, "张三", idNumber, BOTH.subList(0, 1)).status())
                .isEqualTo(422);
        var without = new HashMap<String, Object>(Map.of("name", "张三", "idNumber", idNumber, "channel", "LINGXI_APP"));
        assertThat(somebody.post("/api/v1/members", without).code()).isEqualTo("CONSENT_REQUIRED");
        assertThat(somebody.get("/api/v1/me/coverages").code()).isEqualTo("MEMBERSHIP_REQUIRED");
    }

    @Test
    void theTextsToAgreeToArePublic() {
        var texts = Api.at(port).get("/api/v1/consents").body().toString();

        assertThat(texts)
                .contains("PRIVACY")
                .contains("SERVICE")
                .contains("version=1.0")
                .contains("隐私协议");
    }

    @Test
    void repeatingOnesOwnRegistrationAnswersTheSame() {
        var idNumber = People.next();

        var first = register(somebody, "张三", idNumber, BOTH);
        var second = register(somebody, "张三", idNumber, BOTH);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void onePersonHasOneAccountAndOneAccountOnePerson() {
        var idNumber = People.next();
        register(somebody, "张三", idNumber, BOTH);
        var other = Api.at(port).as(tokens.account(UUID.randomUUID()));

        var second = register(other, "张三", idNumber, BOTH);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("REGISTRATION_NOT_POSSIBLE");
        assertThat(second.toString()).doesNotContain("已注册").doesNotContain(idNumber);
        assertThat(register(somebody, "李四", People.next(), BOTH).code()).isEqualTo("ALREADY_MEMBER");
        assertThat(other.get("/api/v1/me/coverages").status()).isEqualTo(403);
    }

    @Test
    void ofManyAccountsThatClaimOnePersonAtOnceOneWins() throws Exception {
        var idNumber = People.next();
        var calls = new ArrayList<Callable<Answer>>();
        for (var i = 0; i < 8; i++) {
            var account = Api.at(port).as(tokens.account(UUID.randomUUID()));
            calls.add(() -> register(account, "张三", idNumber, BOTH));
        }
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                statuses.add(answer.get().status());
            }
        }

        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
    }

    @Test
    void whatIsNoNumberNoNameOrNoChannelIsRefused() {
        assertThat(register(somebody, "张三", "320201199001010011", BOTH).code()).isEqualTo("ID_INVALID");
        assertThat(register(somebody, "张 三", People.next(), BOTH).code()).isEqualTo("NAME_INVALID");
        assertThat(register(somebody, "", People.next(), BOTH).code()).isEqualTo("FIELD_INVALID");
        var body = new HashMap<String, Object>(Map.of("name", "张三", "idNumber", People.next(), "consents", BOTH));
        assertThat(somebody.post("/api/v1/members", body).status()).isEqualTo(422);
        body.put("channel", "FACEBOOK");
        assertThat(somebody.post("/api/v1/members", body).status()).isIn(400, 422);
        assertThat(Api.at(port).post("/api/v1/members", body).status()).isEqualTo(401);
        assertThat(Api.at(port)
                        .as(tokens.client("c", "members:read"))
                        .post("/api/v1/members", body)
                        .status())
                .isEqualTo(403);
    }

    private static Answer register(Api api, String name, String idNumber, List<Map<String, String>> consents) {
        return api.post(
                "/api/v1/members",
                Map.of("name", name, "idNumber", idNumber, "consents", consents, "channel", "LINGXI_APP"));
    }

    private List<String> texts(String sql) {
        return db.sql(sql)
                .map(row -> row.get("t", String.class))
                .all()
                .collectList()
                .block();
    }
}
