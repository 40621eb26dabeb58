package org.huzhu.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.platform.PlatformIT;
import org.huzhu.platform.events.UnitRenamed;
import org.huzhu.platform.measure.Measuring;
import org.huzhu.platform.testkit.Scrape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;

class MessagingMetersIT extends PlatformIT {

    @Autowired
    Outbox outbox;

    @Autowired
    OutboxRelay relay;

    @Autowired
    Consumption consumption;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    EventListeners listeners;

    @Autowired
    Measuring measuring;

    @Autowired
    TransactionalOperator transaction;

    private final UUID unit = UUID.randomUUID();

    @BeforeEach
    @AfterEach
    void cure() {
        handler.cured = true;
        deadLetters.replay(List.of(handler), consumption).block();
        handler.cured = false;
    }

    @Test
    void anEventIsTimedFromItsCreationToItsEffect() {
        var before = scrape();

        rename("timed");

        await().untilAsserted(() -> {
            var after = scrape();
            assertThat(rise(before, after, "huzhu_outbox_published_total", Map.of()))
                    .isEqualTo(1);
            assertThat(rise(before, after, "huzhu_outbox_delay_seconds_count", Map.of()))
                    .isEqualTo(1);
            assertThat(rise(before, after, "huzhu_events_consumed_seconds_count", with("APPLIED")))
                    .isEqualTo(1);
            assertThat(rise(
                            before,
                            after,
                            "huzhu_events_delay_seconds_bucket",
                            Map.of("consumer", handler.consumer(), "le", "2.0")))
                    .isEqualTo(1);
        });
    }

    @Test
    void whatFailsForGoodIsCountedAndWaits() {
        var before = scrape();

        rename("poison");
        rename("behind");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var after = scrape();
            assertThat(after.sum("huzhu_deadletters_waiting", Map.of("state", "DEAD")))
                    .isEqualTo(1);
            assertThat(after.sum("huzhu_deadletters_waiting", Map.of("state", "PARKED")))
                    .isEqualTo(1);
            assertThat(rise(before, after, "huzhu_events_consumed_seconds_count", with("FAILED")))
                    .isPositive();
            assertThat(rise(before, after, "huzhu_events_consumed_seconds_count", with("PARKED")))
                    .isEqualTo(1);
        });
        clock.advance(Duration.ofMinutes(7));
        assertThat(scrape().sum("huzhu_deadletters_oldest_seconds")).isBetween(415.0, 480.0);
    }

    @Test
    void whatIsNotPublishedWaitsAndAges() {
        relay.stop();
        try {
            rename("waits");
            rename("waits, too");
            clock.advance(Duration.ofMinutes(3));

            var scrape = scrape();
            assertThat(scrape.sum("huzhu_outbox_depth")).isEqualTo(2);
            assertThat(scrape.sum("huzhu_outbox_oldest_seconds")).isBetween(180.0, 240.0);
        } finally {
            relay.start();
        }
        await().untilAsserted(
                        () -> assertThat(scrape().sum("huzhu_outbox_depth")).isZero());
        assertThat(scrape().sum("huzhu_outbox_oldest_seconds")).isZero();
    }

    @Test
    void aConsumerThatStandsStillIsSeenByItsLag() {
        await().untilAsserted(
                        () -> assertThat(scrape().sum("huzhu_consumer_lag")).isZero());
        listeners.stop();
        try {
            rename("first");
            rename("second");
            await().untilAsserted(() -> assertThat(
                            scrape().sum("huzhu_consumer_lag", Map.of("consumer", handler.consumer())))
                    .isEqualTo(2));
        } finally {
            listeners.start();
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(scrape().sum("huzhu_consumer_lag")).isZero());
    }

    private Map<String, String> with(String outcome) {
        return Map.of("consumer", handler.consumer(), "outcome", outcome);
    }

    private static double rise(Scrape before, Scrape after, String name, Map<String, String> labels) {
        return after.sum(name, labels) - before.sum(name, labels);
    }

    private Scrape scrape() {
        measuring.readAll();
        return Scrape.of(client(managementPort)
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private void rename(String name) {
        outbox.append(new UnitRenamed(unit, name))
                .as(transaction::transactional)
                .block(Duration.ofSeconds(10));
    }
}
