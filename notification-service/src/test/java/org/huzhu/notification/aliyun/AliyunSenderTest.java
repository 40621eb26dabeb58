package org.huzhu.notification.aliyun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.huzhu.notification.FakeProvider;
import org.huzhu.notification.FakeProvider.Answer;
import org.huzhu.notification.FakeProvider.Request;
import org.huzhu.notification.Samples;
import org.huzhu.notification.provider.SentSms;
import org.huzhu.notification.provider.SmsSender.UnreadableReceiptException;
import org.huzhu.notification.provider.domain.DeliveryReceipt;
import org.huzhu.notification.provider.domain.QueryOutcome;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AliyunSenderTest {

    private static final String SECRET = "test-secret";
    private static final Pattern AUTHORIZATION =
            Pattern.compile("ACS3-HMAC-SHA256 Credential=test-id,SignedHeaders=([^,]+),Signature=([0-9a-f]{64})");

    private final FakeProvider provider = new FakeProvider();
    private final AliyunSender sender = new AliyunSender(
            new AliyunSettings(
                    "test-id", SECRET, URI.create(provider.url()), Duration.ofSeconds(10), Duration.ofSeconds(20)),
            new JsonMapper(),
            Clock.systemUTC());

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void theRequestIsSignedSoThatAVerifierOfItsOwnAccepts() {
        provider.answer(request -> verify(request)
                ? new Answer(200, "{\"Code\":\"OK\",\"Message\":\"OK\",\"BizId\":\"9006^0\",\"RequestId\":\"R\"}")
                : new Answer(403, "{\"Code\":\"SignatureDoesNotMatch\"}"));
        var sms = Samples.code("13900000017", "246810");

        assertThat(sender.send(sms).block()).isEqualTo(new SendOutcome.Taken("9006^0"));

        var query = parameters(provider.requests().getFirst());
        assertThat(query)
                .containsEntry("PhoneNumbers", "13900000017")
                .containsEntry("SignName", "职工互助")
                .containsEntry("TemplateCode", "SMS_154950909")
                .containsEntry("TemplateParam", "{\"code\":\"246810\"}")
                .containsEntry("OutId", sms.id().toString());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        200, isv.MOBILE_NUMBER_ILLEGAL,    Declined
        200, isv.BUSINESS_LIMIT_CONTROL,   NotSent
        200, isv.AMOUNT_NOT_ENOUGH,        NotSent
        400, Throttling.User,              NotSent
        404, InvalidAccessKeyId.NotFound,  NotSent
        200, isp.SYSTEM_ERROR,             Lost
        500, InternalError,                Lost
        """)
    void codesDecideWhetherAnotherTryIsSafe(int status, String code, String outcome) {
        provider.answer(_ -> new Answer(status, "{\"Code\":\"" + code + "\"}"));

        assertThat(sender.send(Samples.code("13900000017", "246810"))
                        .block()
                        .getClass()
                        .getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void anAnswerThatCannotBeReadIsLost() {
        provider.answer(_ -> new Answer(200, "<html>"));

        assertThat(sender.send(Samples.code("13900000017", "246810")).block())
                .isEqualTo(new SendOutcome.Lost("UNREADABLE_ANSWER"));
    }

    @Test
    void aQuestionFindsTheMessageByOurId() {
        var sms = Samples.code("13900000017", "246810");
        provider.answer(_ -> new Answer(200, """
            {"Code":"OK","TotalCount":2,"SmsSendDetailDTOs":{"SmsSendDetailDTO":[
              {"OutId":"another","SendStatus":2,"ErrCode":"UNDELIV"},
              {"OutId":"%s","SendStatus":3,"ErrCode":"DELIVERED"}]}}
            """.formatted(sms.id())));

        var answer = sender.query(new SentSms(sms.id(), sms.phone(), "", Instant.parse("2024-02-01T16:30:00Z")));

        assertThat(answer.block()).isEqualTo(new QueryOutcome.Delivered());
        assertThat(parameters(provider.requests().getFirst()))
                .containsEntry("SendDate", "20240202")
                .doesNotContainKey("BizId");
        assertThat(verify(provider.requests().getFirst())).isTrue();
    }

    @Test
    void aMessageMissingFromTheListProvesNothing() {
        var sms = Samples.code("13900000017", "246810");
        provider.answer(_ -> new Answer(200, "{\"Code\":\"OK\",\"TotalCount\":0}"));

        assertThat(sender.query(new SentSms(sms.id(), sms.phone(), "b", Instant.now()))
                        .block())
                .isEqualTo(new QueryOutcome.NotSaid());
    }

    @Test
    void smsReportsAreRead() {
        assertThat(sender.receipts("""
            [{"phone_number":"13900000017","send_time":"2024-02-01 12:00:00","report_time":"2024-02-01 12:00:05",
              "success":false,"err_code":"UNDELIV","err_msg":"x","sms_size":"1","biz_id":"9006^0","out_id":"o1"}]
            """)).containsExactly(new DeliveryReceipt("o1", "9006^0", false, "UNDELIV"));
        assertThatThrownBy(() -> sender.receipts("{}")).isInstanceOf(UnreadableReceiptException.class);
        assertThatThrownBy(() -> sender.receipts("[{\"a\":1}]")).isInstanceOf(UnreadableReceiptException.class);
    }

    /** Written from the documentation alone, over the raw request, without any code of the adapter. */
    private static boolean verify(Request request) {
        var matcher = AUTHORIZATION.matcher(request.headers().getOrDefault("authorization", ""));
        if (!matcher.matches()
                || !sha256(request.body()).equals(request.headers().get("x-acs-content-sha256"))) {
            return false;
        }
        var sortedQuery = Arrays.stream(request.rawQuery().split("&")).sorted().collect(Collectors.joining("&"));
        var canonical = new StringBuilder(request.method() + "\n" + request.rawPath() + "\n" + sortedQuery + "\n");
        for (var name : matcher.group(1).split(";")) {
            canonical
                    .append(name)
                    .append(':')
                    .append(request.headers().get(name).strip())
                    .append('\n');
        }
        canonical.append('\n').append(matcher.group(1)).append('\n').append(sha256(request.body()));
        return hmac("ACS3-HMAC-SHA256\n" + sha256(canonical.toString())).equals(matcher.group(2));
    }

    private static Map<String, String> parameters(Request request) {
        return Arrays.stream(request.rawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
