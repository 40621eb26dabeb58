package org.huzhu.notification.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.huzhu.notification.FakeProvider;
import org.huzhu.notification.FakeProvider.Answer;
import org.huzhu.notification.Samples;
import org.huzhu.notification.provider.SentSms;
import org.huzhu.notification.provider.SharedSecret;
import org.huzhu.notification.provider.SmsSender.UnreadableReceiptException;
import org.huzhu.notification.provider.domain.DeliveryReceipt;
import org.huzhu.notification.provider.domain.QueryOutcome;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.huzhu.notification.provider.domain.SendOutcome.Declined;
import org.huzhu.notification.provider.domain.SendOutcome.Lost;
import org.huzhu.notification.provider.domain.SendOutcome.NotSent;
import org.huzhu.notification.provider.domain.SendOutcome.Taken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GenericSenderTest {

    private final FakeProvider provider = new FakeProvider();
    private final GenericSender sender = sender(provider.url(), Duration.ofSeconds(20));

    private static GenericSender sender(String url, Duration timeLimit) {
        var settings = new GenericSettings(
                url + "/sms", url + "/sms/{id}", "token-1", "secret-1", Duration.ofSeconds(10), timeLimit);
        return new GenericSender(settings, new JsonMapper(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void theBodyIsSignedAndTheReferenceIsKept() {
        provider.answer(_ -> new Answer(202, "{\"reference\":\"g-1\"}"));
        var sms = Samples.code("13900000018", "135791");

        assertThat(send(sender, "135791")).isEqualTo(new Taken("g-1"));

        var request = provider.requests().getFirst();
        var timestamp = request.headers().get("x-huzhu-timestamp");
        assertThat(request.headers())
                .containsEntry("authorization", "Bearer token-1")
                .containsEntry("x-huzhu-signature", SharedSecret.sign("secret-1", timestamp, request.body()));
        assertThat(new JsonMapper().readTree(request.body()).path("text").asString())
                .isEqualTo(sms.rendered().text());
    }

    @Test
    void onlyWhatCertainlyWasNotSentIsCalledSo() {
        assertThat(answered(new Answer(422, "{\"code\":\"NUMBER\"}"))).isEqualTo(new Declined("NUMBER"));
        assertThat(answered(new Answer(429, ""))).isEqualTo(new NotSent("HTTP_429"));
        assertThat(answered(new Answer(401, ""))).isEqualTo(new NotSent("HTTP_401"));
        assertThat(answered(new Answer(409, "{\"reference\":\"g-0\"}"))).isEqualTo(new Taken("g-0"));
        assertThat(answered(new Answer(502, ""))).isEqualTo(new Lost("HTTP_502"));
        assertThat(answered(FakeProvider.HANG_UP)).isEqualTo(new Lost("CONNECTION_BROKEN"));
    }

    @Test
    void anAnswerAfterTheTimeLimitIsLost() {
        provider.answer(_ -> FakeProvider.TOO_LATE);

        assertThat(send(sender(provider.url(), Duration.ofMillis(300)), "135791"))
                .isEqualTo(new Lost("TIMEOUT"));
    }

    @Test
    void aBrokenConnectionIsNotTriedAgainBehindOurBack() {
        assertThat(answered(FakeProvider.HANG_UP)).isEqualTo(new Lost("CONNECTION_BROKEN"));

        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void withoutAConnectionNothingWasSent() {
        provider.close();

        assertThat(send(sender, "135791")).isEqualTo(new NotSent("NOT_CONNECTED"));
    }

    @Test
    void afterManyFailuresTheProviderIsLeftAlone() {
        provider.answer(_ -> new Answer(500, ""));
        IntStream.range(0, 10).forEach(_ -> send(sender, "135791"));

        assertThat(send(sender, "135791")).isEqualTo(new NotSent("CIRCUIT_OPEN"));
        assertThat(provider.requests()).hasSize(10);
    }

    @Test
    void aQuestionIsAnsweredOrStaysOpen() {
        var sms = Samples.code("13900000018", "135791");
        var sent = new SentSms(sms.id(), sms.phone(), "", Instant.now());
        provider.answer(request -> new Answer(
                200, request.rawPath().endsWith(sms.id().toString()) ? "{\"state\":\"FAILED\",\"code\":\"OFF\"}" : ""));

        assertThat(sender.query(sent).block()).isEqualTo(new QueryOutcome.Failed("OFF"));
        provider.answer(_ -> new Answer(404, ""));
        assertThat(sender.query(sent).block()).isEqualTo(new QueryOutcome.NotSaid());
    }

    @Test
    void receiptsComeOneOrMany() {
        var one = new DeliveryReceipt("i", "r", true, "DELIVERED");

        assertThat(sender.receipts("{\"id\":\"i\",\"reference\":\"r\",\"state\":\"DELIVERED\"}"))
                .containsExactly(one);
        assertThat(sender.receipts("[{\"id\":\"i\",\"reference\":\"r\",\"state\":\"DELIVERED\"}]"))
                .containsExactly(one);
        assertThatThrownBy(() -> sender.receipts("nonsense")).isInstanceOf(UnreadableReceiptException.class);
    }

    private SendOutcome answered(Answer answer) {
        provider.answer(_ -> answer);
        return send(sender, "135791");
    }

    private static SendOutcome send(GenericSender sender, String code) {
        return sender.send(Samples.code("13900000018", code)).block();
    }
}
