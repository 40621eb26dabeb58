package org.huzhu.member.code.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.member.testing.Api.newPhone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.huzhu.member.testing.Api;
import org.huzhu.member.testing.Api.Answer;
import org.huzhu.member.testing.MemberServiceTest;
import org.huzhu.member.testing.SmsInbox;
import org.huzhu.platform.testkit.SettableClock;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

@MemberServiceTest
class CodeIT {

    @LocalServerPort
    int port;

    @Autowired
    SmsInbox sms;

    @Autowired
    SettableClock clock;

    @Autowired
    TestTokens tokens;

    @Autowired
    DatabaseClient db;

    private Api api;

    @BeforeEach
    void start() {
        api = Api.at(port);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @DisplayName("AC-01 an SMS code for an unregistered phone: 202, no SMS sent (WXU-007)")
    void unknownPhoneGetsNothing() {
        var phone = newPhone();

        var answer = api.requestCode(phone, "LOGIN");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(sms.codesOf(phone)).isEmpty();
    }

    @Test
    @DisplayName("WXU-007 a known phone gets one SMS, and nobody can tell the two apart by the answer")
    void knownAndUnknownAnswerAlike() {
        var known = newPhone();
        register(known);
        clock.advance(Duration.ofSeconds(61));

        var toKnown = api.requestCode(known, "LOGIN");
        var toUnknown = api.requestCode(newPhone(), "LOGIN");

        assertThat(sms.codesOf(known)).hasSize(2);
        assertThat(toKnown.body()).isEqualTo(toUnknown.body());
        assertThat(toKnown.status()).isEqualTo(toUnknown.status());
        assertThat(toKnown.headers().headerNames())
                .isEqualTo(toUnknown.headers().headerNames());
    }

    @Test
    @DisplayName("WXU-005 a registration makes the account; a missing code is refused")
    void registrationMakesTheAccount() {
        var phone = newPhone();
        api.requestCode(phone, "REGISTER_UNIT");

        assertThat(api.post("/api/v1/auth/tokens", Map.of("phone", phone)).code())
                .isEqualTo("SMS_CODE_REQUIRED");
        assertThat(api.post("/api/v1/auth/tokens", Map.of("phone", phone)).status())
                .isEqualTo(400);
        assertThat(api.logIn(phone, "").code()).isEqualTo("SMS_CODE_REQUIRED");
        assertThat(count("account.verified")).isEqualTo(verifiedOf(() -> api.logIn(phone, sms.lastCodeOf(phone))) - 1);
    }

    @Test
    void aPhoneThatIsNoneIsRefused() {
        assertThat(api.requestCode("12812345678", "LOGIN").code()).isEqualTo("PHONE_INVALID");
        assertThat(api.requestCode("12812345678", "LOGIN").status()).isEqualTo(422);
        assertThat(api.logIn("1", "123456").code()).isEqualTo("PHONE_INVALID");
        assertThat(api.post("/api/v1/auth/codes", Map.of("phone", newPhone())).code())
                .isEqualTo("FIELD_INVALID");
        assertThat(api.post("/api/v1/auth/codes", Map.of("phone", newPhone(), "purpose", "X"))
                        .status())
                .isIn(400, 422);
        assertThat(api.post("/api/v1/auth/codes", Map.of("phone", newPhone(), "purpose", "LOGIN", "admin", true))
                        .code())
                .isEqualTo("UNKNOWN_FIELD");
    }

    @Test
    @DisplayName("WXU-008 six digits, valid for five minutes, once")
    void aCodeWorksOnceAndForFiveMinutes() {
        var phone = newPhone();
        clock.set("2024-02-01T10:00:00");
        api.requestCode(phone, "REGISTER_MEMBER");
        var first = sms.lastCodeOf(phone);
        clock.set("2024-02-01T10:05:00");
        assertThat(first).matches("\\d{6}");
        assertThat(api.logIn(phone, first).code()).isEqualTo("SMS_CODE_INVALID");

        api.requestCode(phone, "REGISTER_MEMBER");
        var second = sms.lastCodeOf(phone);
        clock.set("2024-02-01T10:09:59");

        assertThat(api.logIn(phone, second).status()).isEqualTo(200);
        assertThat(api.logIn(phone, second).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("WXU-008 another code after 60 seconds, silently none before")
    void resendAfterSixtySeconds() {
        var phone = newPhone();
        clock.set("2024-02-01T10:00:00");
        api.requestCode(phone, "REGISTER_UNIT");
        clock.set("2024-02-01T10:00:59");
        assertThat(api.requestCode(phone, "REGISTER_UNIT").status()).isEqualTo(202);
        assertThat(sms.codesOf(phone)).hasSize(1);

        clock.set("2024-02-01T10:01:00");
        api.requestCode(phone, "REGISTER_UNIT");

        assertThat(sms.codesOf(phone)).hasSize(2);
        assertThat(api.logIn(phone, sms.codesOf(phone).getFirst()).status()).isEqualTo(401);
        assertThat(api.logIn(phone, sms.codesOf(phone).getLast()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("WXU-008 five wrong tries lock the code: the sixth answers 429 even with the right code")
    void fiveWrongTriesLock() {
        var phone = newPhone();
        api.requestCode(phone, "REGISTER_UNIT");
        var right = sms.lastCodeOf(phone);

        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(api.logIn(phone, wrong(right)).code()).isEqualTo("SMS_CODE_INVALID");
        }

        assertThat(api.logIn(phone, right).status()).isEqualTo(429);
        assertThat(api.logIn(phone, right).code()).isEqualTo("SMS_CODE_LOCKED");
    }

    @Test
    @DisplayName("WXU-007 an unknown phone locks like a known one, so that trying tells nothing")
    void unknownPhonesLockToo() {
        var phone = newPhone();
        api.requestCode(phone, "LOGIN");

        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(api.logIn(phone, "123456").status()).isEqualTo(401);
        }

        assertThat(api.logIn(phone, "123456").status()).isEqualTo(429);
    }

    @Test
    void wrongTriesCountAlsoBehindAnIdempotencyKey() {
        var phone = newPhone();
        api.requestCode(phone, "REGISTER_UNIT");
        var right = sms.lastCodeOf(phone);
        var insider = api.as(tokens.account(UUID.randomUUID()));

        for (var attempt = 0; attempt < 5; attempt++) {
            insider.with("Idempotency-Key", UUID.randomUUID().toString()).logIn(phone, wrong(right));
        }

        assertThat(api.logIn(phone, right).status()).isEqualTo(429);
    }

    @Test
    @DisplayName("WXU-008 ten codes per phone and day")
    void tenCodesPerPhoneAndDay() {
        var phone = newPhone();
        for (var minute = 0; minute < 12; minute++) {
            clock.set("2024-02-01T10:%02d:00".formatted(minute * 2));
            api.from(Api.randomAddress()).requestCode(phone, "REGISTER_UNIT");
        }
        assertThat(sms.codesOf(phone)).hasSize(10);
        assertThat(api.logIn(phone, sms.lastCodeOf(phone)).status())
                .as("the last code sent is still good")
                .isEqualTo(200);

        clock.set("2024-02-02T00:00:00");
        api.requestCode(phone, "REGISTER_UNIT");

        assertThat(sms.codesOf(phone)).hasSize(11);
    }

    @Test
    @DisplayName("S4 one address cannot burn the SMS budget, and others do not notice")
    void oneAddressHasItsLimit() throws Exception {
        clock.set("2024-03-01T10:00:00");
        var attacker = Api.at(port);
        var phones = new ArrayList<String>();
        var calls = new ArrayList<Callable<Answer>>();
        for (var i = 0; i < 60; i++) {
            var phone = newPhone();
            phones.add(phone);
            calls.add(() -> attacker.requestCode(phone, "REGISTER_UNIT"));
        }

        var answers = inParallel(calls);

        assertThat(answers).allMatch(answer -> answer.status() == 202);
        assertThat(phones.stream().mapToInt(phone -> sms.codesOf(phone).size()).sum())
                .isEqualTo(5);
        var honest = newPhone();
        Api.at(port).requestCode(honest, "REGISTER_UNIT");
        assertThat(sms.codesOf(honest)).hasSize(1);
    }

    @Test
    void whatAClientWritesIntoForwardedForIsNotBelieved() {
        clock.set("2024-03-02T10:00:00");
        var address = Api.randomAddress();
        var sent = 0;
        for (var i = 0; i < 8; i++) {
            var phone = newPhone();
            api.from(Api.randomAddress() + ", " + address).requestCode(phone, "REGISTER_UNIT");
            sent += sms.codesOf(phone).size();
        }

        assertThat(sent).isEqualTo(5);
    }

    @Test
    @DisplayName("WXU-008 limits are exact when requests come at the same moment")
    void parallelRequestsForOnePhoneSendOneCode() throws Exception {
        var phone = newPhone();

        inParallel(IntStream.range(0, 30)
                .<Callable<Answer>>mapToObj(_ -> () -> Api.at(port).requestCode(phone, "REGISTER_UNIT"))
                .toList());

        assertThat(sms.codesOf(phone)).hasSize(1);
    }

    @Test
    @DisplayName("S3 of two who present one code at the same moment, one wins: 50 rounds")
    void parallelRedeemHasOneWinner() throws Exception {
        for (var round = 0; round < 50; round++) {
            var phone = newPhone();
            Api.at(port).requestCode(phone, "REGISTER_UNIT");
            var code = sms.lastCodeOf(phone);

            var answers = inParallel(List.of(
                    () -> Api.at(port).logIn(phone, code),
                    () -> Api.at(port).logIn(phone, code),
                    () -> Api.at(port).logIn(phone, code)));

            assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 401, 401);
        }
    }

    @Test
    void noPhoneAndNoCodeLeavesInClear() {
        var phone = newPhone();
        api.requestCode(phone, "REGISTER_UNIT");
        var code = sms.lastCodeOf(phone);
        api.logIn(phone, code);

        var events = texts("select body::text as t from outbox");
        var codes = texts("select login_code::text as t from login_code");
        var accounts = texts("select account::text as t from account");

        assertThat(events).isNotEmpty().noneMatch(body -> body.contains(phone) || body.contains("\"" + code + "\""));
        assertThat(codes).noneMatch(row -> row.contains(phone) || row.contains("," + code + ","));
        assertThat(accounts).noneMatch(row -> row.contains(phone));
    }

    private void register(String phone) {
        api.requestCode(phone, "REGISTER_MEMBER");
        assertThat(api.logIn(phone, sms.lastCodeOf(phone)).status()).isEqualTo(200);
    }

    private long verifiedOf(Runnable login) {
        login.run();
        return count("account.verified");
    }

    private long count(String topic) {
        return db.sql("select count(*) as n from outbox where topic = :topic")
                .bind("topic", topic)
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }

    private List<String> texts(String sql) {
        return db.sql(sql)
                .map(row -> row.get("t", String.class))
                .all()
                .collectList()
                .block();
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private static List<Answer> inParallel(List<Callable<Answer>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Answer>();
            for (var future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
