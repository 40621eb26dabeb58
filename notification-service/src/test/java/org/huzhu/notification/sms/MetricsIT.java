package org.huzhu.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.huzhu.notification.NotificationTest;
import org.huzhu.notification.ScriptedProviders.Scripted;
import org.huzhu.notification.SmsWorld;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.huzhu.platform.measure.Measuring;
import org.huzhu.platform.testkit.MetricsContract;
import org.huzhu.platform.testkit.Scrape;
import org.huzhu.platform.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/** After the stories of the other tests, where classes are run in this order; alone it tells one of its own. */
@NotificationTest
@Order(Integer.MAX_VALUE)
class MetricsIT {

    @Autowired
    private SmsWorld world;

    @Autowired
    private SettableClock clock;

    @Autowired
    @Qualifier("scripted")
    private Scripted provider;

    @Autowired
    private Measuring measuring;

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void whatThePagePromisesIsThereAndNothingElseOfOurs() {
        code(SmsWorld.phone());
        world.send();
        WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .get()
                .uri("/api/v1/sms-messages")
                .exchange()
                .expectStatus()
                .isUnauthorized();

        measuring.readAll();

        MetricsContract.read().check("notification", Scrape.text(managementPort));
    }

    @Test
    void aMessageWaitsIsTriedAndCosts() {
        var start = scrape();
        code(SmsWorld.phone());
        assertThat(rise(start, "huzhu_sms_waiting", Map.of("state", "PENDING"))).isEqualTo(1);
        assertThat(rise(start, "huzhu_sms_tries_total", Map.of("provider", "scripted")))
                .isZero();

        world.send();

        assertThat(rise(start, "huzhu_sms_waiting", Map.of("state", "PENDING"))).isZero();
        assertThat(rise(start, "huzhu_sms_tries_total", Map.of("provider", "scripted", "outcome", "TAKEN")))
                .isEqualTo(1);
        assertThat(rise(start, "huzhu_sms_tries_seconds_count", Map.of("provider", "scripted")))
                .isEqualTo(1);
        assertThat(rise(start, "huzhu_sms_cost_yuan_total", Map.of("template", "LOGIN_CODE")))
                .isBetween(0.0449, 0.0451);
    }

    @Test
    void anAnswerThatWasLostIsSeenUntilItIsKnown() {
        var start = scrape();
        var phone = SmsWorld.phone();
        provider.answer(phone, _ -> Mono.just(new SendOutcome.Lost("TIMEOUT")));
        code(phone);
        world.send();

        assertThat(rise(start, "huzhu_sms_tries_total", Map.of("outcome", "LOST")))
                .isEqualTo(1);
        assertThat(rise(start, "huzhu_sms_waiting", Map.of("state", "UNKNOWN"))).isEqualTo(1);
        clock.advance(Duration.ofMinutes(3));
        assertThat(scrape().sum("huzhu_sms_oldest_seconds", Map.of("state", "UNKNOWN")))
                .isGreaterThanOrEqualTo(180);
    }

    private void code(String phone) {
        var key = "metrics:" + UUID.randomUUID();
        world.publish(world.code(key, phone, "123456", clock.instant().plusSeconds(300)));
        world.awaitKey(key);
    }

    private Scrape scrape() {
        measuring.readAll();
        return Scrape.of(Scrape.text(managementPort));
    }

    private double rise(Scrape before, String name, Map<String, String> labels) {
        return scrape().sum(name, labels) - before.sum(name, labels);
    }
}
