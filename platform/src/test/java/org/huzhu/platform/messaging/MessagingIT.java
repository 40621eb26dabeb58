package org.huzhu.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.huzhu.platform.PlatformIT;
import org.huzhu.platform.events.UnitRenamed;
import org.huzhu.platform.telemetry.Tracing;
import org.huzhu.platform.testkit.Infrastructure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.utils.KafkaTestUtils;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class MessagingIT extends PlatformIT {

    @Autowired
    Outbox outbox;

    @Autowired
    OutboxRelay relay;

    @Autowired
    Consumption consumption;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    KafkaTemplate<String, String> kafka;

    @Autowired
    ConnectionFactory connections;

    @Autowired
    MessagingSettings settings;

    private final UUID unit = UUID.randomUUID();

    @BeforeEach
    @AfterEach
    void cure() {
        handler.cured = true;
        deadLetters.replay(List.of(handler), consumption).block();
        handler.cured = false;
    }

    @Test
    void eventsOfOneKeyTakeEffectInTheirOrder() {
        var other = UUID.randomUUID();
        Flux.range(0, 20)
                .concatMap(i -> append(new UnitRenamed(unit, "n" + i), new UnitRenamed(other, "o" + i)))
                .blockLast();

        eventually(() -> assertThat(appliedTo(unit)).isEqualTo(names("n", 20)));
        eventually(() -> assertThat(appliedTo(other)).isEqualTo(names("o", 20)));
        eventually(() -> assertThat(count("select count(*) from outbox where published_at is null"))
                .isZero());
    }

    @Test
    void anEventLeavesOnlyWithItsTransaction() {
        append(new UnitRenamed(unit, "undone"))
                .then(Mono.error(new IllegalStateException("undo")))
                .as(transaction::transactional)
                .onErrorComplete()
                .block();
        append(new UnitRenamed(unit, "kept")).block();

        eventually(() -> assertThat(appliedTo(unit)).containsExactly("kept"));
    }

    @Test
    void twoRelaysShareTheWorkAndKeepTheOrder() {
        var second = new OutboxRelay(
                db,
                transaction,
                kafka,
                new OutboxWakeUp(connections),
                settings,
                clock,
                new SimpleMeterRegistry(),
                Tracing.off());
        second.start();
        try {
            var units = Stream.generate(UUID::randomUUID).limit(8).toList();
            Flux.fromIterable(units)
                    .flatMap(key -> Flux.range(0, 25).concatMap(i -> append(new UnitRenamed(key, "n" + i))), 8)
                    .blockLast();

            for (var key : units) {
                eventually(() -> assertThat(appliedTo(key)).isEqualTo(names("n", 25)));
            }
        } finally {
            second.stop();
        }
        assertThat(relay.isRunning()).isTrue();
    }

    @Test
    void aRecordThatComesTwiceIsAppliedOnce() throws Exception {
        var id = UUID.randomUUID();
        send(id, unit, "once");
        send(id, unit, "once");
        send(UUID.randomUUID(), unit, "after");

        eventually(() -> assertThat(appliedTo(unit)).containsExactly("once", "after"));
    }

    @Test
    void eightDeliveriesAtOnceHaveOneEffect() {
        var record = received(UUID.randomUUID(), 900_001, "together");

        Flux.range(0, 8).flatMap(_ -> consumption.receive(handler, record), 8).blockLast();

        assertThat(appliedTo(unit)).containsExactly("together");
    }

    @Test
    void fieldsThatCameLaterAreIgnored() throws Exception {
        var record = record(
                UUID.randomUUID(), "{\"unitId\":\"%s\",\"name\":\"new\",\"since\":\"tomorrow\"}".formatted(unit));
        kafka.send(record).get(10, TimeUnit.SECONDS);

        eventually(() -> assertThat(appliedTo(unit)).containsExactly("new"));
    }

    @Test
    void aPassingErrorIsTriedAgain() {
        handler.failuresLeft.set(2);

        append(new UnitRenamed(unit, "flaky")).block();

        eventually(() -> assertThat(appliedTo(unit)).containsExactly("flaky"));
        assertThat(waitingFor(unit)).isZero();
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsGivenUp() {
        handler.failuresLeft.set(settings.retries() + 3);

        append(new UnitRenamed(unit, "away")).block();

        eventually(() -> assertThat(appliedTo(unit)).containsExactly("away"));
        assertThat(waitingFor(unit)).isZero();
    }

    @Test
    void poisonHoldsItsKeyBackUntilItIsReplayed() {
        var healthy = UUID.randomUUID();
        append(
                        new UnitRenamed(unit, "poison"),
                        new UnitRenamed(unit, "second"),
                        new UnitRenamed(healthy, "fine"),
                        new UnitRenamed(unit, "third"))
                .block();

        eventually(() -> assertThat(appliedTo(healthy)).containsExactly("fine"));
        eventually(() -> assertThat(waitingFor(unit)).isEqualTo(3));
        assertThat(appliedTo(unit)).isEmpty();
        assertThat(count("select count(*) from dead_letter where key = '" + unit + "' and state = 'DEAD'"))
                .isEqualTo(1);
        assertThat(deadLetterTopic()).contains("cannot be handled");

        assertThat(deadLetters.replay(List.of(handler), consumption).block()).isEqualTo(new DeadLetters.Replay(0, 3));
        assertThat(appliedTo(unit)).isEmpty();

        handler.cured = true;
        client(managementPort)
                .post()
                .uri("/actuator/deadletters")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"applied\":3,\"left\":0}");
        assertThat(appliedTo(unit)).containsExactly("poison", "second", "third");
    }

    @Test
    void aRepeatOfADeadRecordChangesNothing() {
        var record = received(UUID.randomUUID(), 900_002, "poison");
        var cause = new PoisonEventException("no");
        consumption.bury(handler, record, cause).block();
        consumption.bury(handler, record, cause).block();
        consumption
                .receive(handler, received(UUID.randomUUID(), 900_003, "later"))
                .block();
        consumption.receive(handler, record).block();
        assertThat(waitingFor(unit)).isEqualTo(2);

        handler.cured = true;
        deadLetters.replay(List.of(handler), consumption).block();
        consumption.receive(handler, record).block();
        assertThat(appliedTo(unit)).containsExactly("poison", "later");
    }

    @Test
    void anOperatorMayGiveOneUp() {
        consumption
                .bury(handler, received(UUID.randomUUID(), 900_004, "poison"), new PoisonEventException("no"))
                .block();
        consumption
                .receive(handler, received(UUID.randomUUID(), 900_005, "later"))
                .block();
        var dead = deadLetters
                .waiting()
                .filter(letter -> letter.key().equals(unit.toString()))
                .blockFirst();

        client(managementPort)
                .delete()
                .uri("/actuator/deadletters/" + dead.id())
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
        deadLetters.replay(List.of(handler), consumption).block();

        assertThat(appliedTo(unit)).containsExactly("later");
        client(managementPort)
                .get()
                .uri("/actuator/deadletters")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void aRecordWithoutAnIdIsPutAside() throws Exception {
        kafka.send(new ProducerRecord<>(UnitRenamed.TOPIC, unit.toString(), "{}"))
                .get(10, TimeUnit.SECONDS);

        eventually(() -> assertThat(waitingFor(unit)).isEqualTo(1));
        db.sql("update dead_letter set replayed_at = now() where key = :key")
                .bind("key", unit.toString())
                .then()
                .block();
    }

    @Test
    void theRelaySurvivesTheLossOfItsListeningConnection() {
        var listeners = "select count(*) from pg_stat_activity where query like 'listen %platform_outbox%'";
        eventually(() -> assertThat(count(listeners)).isPositive());

        count(
                "select count(*) from (select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %platform_outbox%') as k");
        append(new UnitRenamed(unit, "meanwhile")).block();

        eventually(() -> assertThat(appliedTo(unit)).containsExactly("meanwhile"));
        eventually(() -> assertThat(count(listeners)).isPositive());
        append(new UnitRenamed(unit, "again")).block();
        eventually(() -> assertThat(appliedTo(unit)).containsExactly("meanwhile", "again"));
    }

    private Mono<Void> append(UnitRenamed... events) {
        return outbox.append(List.of(events)).as(transaction::transactional);
    }

    private void send(UUID id, UUID key, String name) throws Exception {
        kafka.send(record(id, "{\"unitId\":\"%s\",\"name\":\"%s\"}".formatted(key, name)))
                .get(10, TimeUnit.SECONDS);
    }

    private ProducerRecord<String, String> record(UUID id, String body) {
        var record = new ProducerRecord<>(UnitRenamed.TOPIC, unit.toString(), body);
        record.headers().add("ce_id", id.toString().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private ConsumerRecord<String, String> received(UUID id, long offset, String name) {
        var record = new ConsumerRecord<>(
                UnitRenamed.TOPIC,
                0,
                offset,
                unit.toString(),
                "{\"unitId\":\"%s\",\"name\":\"%s\"}".formatted(unit, name));
        record.headers().add("ce_id", id.toString().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private long waitingFor(UUID key) {
        return count("select count(*) from dead_letter where replayed_at is null and key = '" + key + "'");
    }

    private String deadLetterTopic() {
        var properties = KafkaTestUtils.consumerProps(Infrastructure.kafka(), "look-" + UUID.randomUUID(), false);
        properties.putAll(Map.of(
                "key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer",
                "value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer",
                "auto.offset.reset", "earliest"));
        try (var consumer = new org.apache.kafka.clients.consumer.KafkaConsumer<String, String>(properties)) {
            consumer.subscribe(List.of(UnitRenamed.TOPIC + ".dlt"));
            var found = new StringBuilder();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(300))
                        .records(UnitRenamed.TOPIC + ".dlt")
                        .forEach(record -> {
                            if (record.key().equals(unit.toString())) {
                                found.append(record.value());
                            }
                        });
                return !found.isEmpty();
            });
            return found.toString();
        }
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable check) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(check);
    }
}
