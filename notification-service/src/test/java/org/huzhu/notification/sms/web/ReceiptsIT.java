package org.huzhu.notification.sms.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.UUID;
import org.huzhu.notification.NotificationTest;
import org.huzhu.notification.ScriptedProviders.Scripted;
import org.huzhu.notification.SmsWorld;
import org.huzhu.notification.provider.SharedSecret;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.huzhu.platform.events.RenewalDue;
import org.huzhu.platform.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@NotificationTest
class ReceiptsIT {

    private static final String SECRET = "a-secret-of-tests-only";

    @Autowired
    private SmsWorld world;

    @Autowired
    private SettableClock clock;

    @Autowired
    @Qualifier("scripted")
    private Scripted provider;

    @LocalServerPort
    private int port;

    private final String phone = SmsWorld.phone();
    private WebTestClient web;

    @BeforeEach
    void connect() {
        web = WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aReceiptEndsAMessageAndRepeatsChangeNothing() {
        var key = sent();
        var receipt = world.text("id", key) + ",x,DELIVERED";

        deliver(receipt).expectStatus().isOk().expectBody().jsonPath("$.code").isEqualTo(0);
        var closedAt = world.text("closed_at", key);
        deliver(receipt).expectStatus().isOk();
        deliver(world.text("id", key) + ",x,UNDELIV").expectStatus().isOk();

        assertThat(world.state(key)).isEqualTo("DELIVERED");
        assertThat(world.text("closed_at", key)).isEqualTo(closedAt);
    }

    @Test
    void aReceiptThatComesBeforeTheAnswerIsNotLost() {
        provider.answer(
                phone,
                sms -> Mono.fromCallable(() -> {
                            deliver(sms.id() + ",early,DELIVERED")
                                    .expectStatus()
                                    .isOk();
                            return (SendOutcome) new SendOutcome.Taken("early");
                        })
                        .subscribeOn(Schedulers.boundedElastic()));

        assertThat(world.state(sent())).isEqualTo("DELIVERED");
    }

    @Test
    void aReceiptByReferenceThatComesBeforeTheAnswerWaitsForIt() {
        var reference = UUID.randomUUID().toString();
        deliver("," + reference + ",UNDELIV").expectStatus().isOk();
        provider.answer(phone, _ -> Mono.just(new SendOutcome.Taken(reference)));

        var key = sent();

        assertThat(world.state(key)).isEqualTo("FAILED");
        assertThat(world.text("reason", key)).isEqualTo("UNDELIV");
    }

    @Test
    void aReceiptSettlesAnUnknownMessage() {
        provider.answer(phone, _ -> Mono.just(new SendOutcome.Lost("TIMEOUT")));
        var key = sent();

        deliver(world.text("id", key) + ",late,DELIVERED").expectStatus().isOk();

        assertThat(world.state(key)).isEqualTo("DELIVERED");
    }

    @Test
    void unknownMessagesAreAcceptedAndIgnored() {
        deliver(UUID.randomUUID() + ",nobody,DELIVERED").expectStatus().isOk();
        deliver("not-an-id,nobody-2,DELIVERED").expectStatus().isOk();
    }

    @Test
    void anUndeliveredNoticeMarksTheNumberAndADeliveryClearsIt() {
        clock.set("2024-04-01T12:00:00");
        var account = world.account(phone);
        var first = remind(account, "2024-04");
        deliver(world.text("id", first) + ",a,UNDELIV").expectStatus().isOk();
        assertThat(undeliverable(account)).isEqualTo(1);

        var second = remind(account, "2024-05");
        deliver(world.text("id", second) + ",b,DELIVERED").expectStatus().isOk();

        assertThat(undeliverable(account)).isZero();
    }

    @Test
    void aReceiptWithoutTheSecretIsRefused() {
        var key = sent();
        var body = world.text("id", key) + ",x,DELIVERED";

        signed(body, "wrong-secret-of-tests").expectStatus().isUnauthorized();
        web.post()
                .uri("/api/v1/sms-receipts/scripted")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        web.post()
                .uri("/api/v1/sms-receipts/scripted?key=wrong")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        web.post()
                .uri("/api/v1/sms-receipts/spare?key=x")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        web.post()
                .uri("/api/v1/sms-receipts/nobody?key=x")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isNotFound();

        assertThat(world.state(key)).isEqualTo("ACCEPTED");
    }

    @Test
    void anOldSignatureIsRefused() {
        var old = Long.toString(Clock.systemUTC().instant().getEpochSecond() - 3600);

        web.post()
                .uri("/api/v1/sms-receipts/scripted")
                .header(SharedSecret.TIMESTAMP, old)
                .header(SharedSecret.SIGNATURE, SharedSecret.sign(SECRET, old, ",a,DELIVERED"))
                .bodyValue(",a,DELIVERED")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void aProviderThatCannotSignMayNameTheSecretInItsAddress() {
        web.post()
                .uri("/api/v1/sms-receipts/scripted?key=" + SECRET)
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue(",another,DELIVERED")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void hostileReferencesAreStoredShortAndWithoutControlCharacters() {
        deliver("," + "x".repeat(5000) + "\u0000,DELIVERED").expectStatus().isOk();

        assertThat(world.count("select count(*) from sms_receipt where reference = '" + "x".repeat(128) + "'"))
                .isEqualTo(1);
    }

    @Test
    void aBodyThatIsNoReceiptIsRefused() {
        deliver("nonsense").expectStatus().isBadRequest();
    }

    private String sent() {
        var key = world.requested(phone, "909090");
        world.send();
        return key;
    }

    private String remind(UUID account, String month) {
        var due = new RenewalDue(UUID.randomUUID(), account, "某工会", month, 1);
        var key = "renewal:" + due.unitId() + ":" + month;
        world.publish(due);
        world.awaitKey(key);
        world.send();
        return key;
    }

    private long undeliverable(UUID account) {
        return world.count("select count(*) from recipient where undeliverable_since is not null and account_id = '"
                + account + "'");
    }

    private WebTestClient.ResponseSpec deliver(String body) {
        return signed(body, SECRET);
    }

    private WebTestClient.ResponseSpec signed(String body, String secret) {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        return web.post()
                .uri("/api/v1/sms-receipts/scripted")
                .contentType(MediaType.TEXT_PLAIN)
                .header(SharedSecret.TIMESTAMP, timestamp)
                .header(SharedSecret.SIGNATURE, SharedSecret.sign(secret, timestamp, body))
                .bodyValue(body)
                .exchange();
    }
}
