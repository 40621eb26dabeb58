package org.huzhu.platform.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.huzhu.platform.measure.MeasureSettings.Borders;
import org.huzhu.platform.measure.QueueGauges.Queue;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class MeasuringTest {

    private static final Instant NOW = Instant.parse("2026-01-05T04:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MeasureSettings settings = new MeasureSettings(
            Duration.ofMillis(10),
            100,
            Duration.ofMillis(200),
            new Borders(List.of(), List.of(), List.of(), List.of(), List.of()));

    @Test
    void aRowThatIsNotReadAnyMoreIsEmpty() {
        var table = new GaugeTable(meters, "queue", "", "state").expecting(List.of("A"));
        assertThat(gauge("A")).isNaN();

        table.show(Map.of("A", 3, "B", 1));
        assertThat(gauge("A")).isEqualTo(3);

        table.show(Map.of("B", 2));
        assertThat(gauge("A")).isZero();
        assertThat(gauge("B")).isEqualTo(2);
    }

    @Test
    void queuesShowTheirLengthAndTheAgeOfTheirFirst() {
        var queues = new QueueGauges(meters, "queue", "age", "state", List.of("A", "B", "C"));

        queues.show(
                List.of(
                        new Queue("A", 2, Optional.of(NOW.minusSeconds(90))),
                        new Queue("B", 1, Optional.of(NOW.plusSeconds(5)))),
                NOW);

        assertThat(gauge("A")).isEqualTo(2);
        assertThat(gauge("C")).isZero();
        assertThat(meters.get("age").tag("state", "A").gauge().value()).isEqualTo(90);
        assertThat(meters.get("age").tag("state", "B").gauge().value()).isZero();
    }

    @Test
    void aFailureKeepsTheLastValueAndCounts() {
        var table = GaugeTable.single(meters, "depth", "");
        var away = new AtomicInteger();
        var measuring = measuring(measure("depth", Mono.defer(() -> {
            if (away.get() == 1) {
                return Mono.error(new IllegalStateException("away"));
            }
            return away.get() == 2 ? Mono.never() : Mono.fromRunnable(() -> table.show(7));
        })));
        measuring.readAll();
        away.set(1);
        measuring.readAll();
        away.set(2);
        measuring.readAll();

        assertThat(meters.get("depth").gauge().value()).isEqualTo(7);
        assertThat(failures("depth")).isEqualTo(2);
    }

    @Test
    void whatHangsHoldsNothingElseUp() {
        var read = new AtomicInteger();
        var measuring =
                measuring(measure("hangs", Mono.never()), measure("works", Mono.fromRunnable(read::incrementAndGet)));
        measuring.start();
        try {
            await().untilAsserted(() -> assertThat(read).hasValueGreaterThan(3));
            await().untilAsserted(() -> assertThat(failures("hangs")).isPositive());
            assertThat(failures("works")).isZero();
        } finally {
            measuring.stop();
        }
    }

    @Test
    void aDearReadingIsMadeRarely() {
        var measuring = measuring();

        assertThat(measuring.pauseAfter(Duration.ofSeconds(2).toNanos())).isEqualTo(Duration.ofSeconds(200));
        assertThat(measuring.pauseAfter(1)).isEqualTo(settings.every());
    }

    private Measuring measuring(Measure... measures) {
        return new Measuring(List.of(measures), settings, meters);
    }

    private static Measure measure(String what, Mono<Void> reading) {
        return new Measure() {
            @Override
            public String what() {
                return what;
            }

            @Override
            public Mono<Void> read() {
                return reading;
            }
        };
    }

    private double gauge(String state) {
        return meters.get("queue").tag("state", state).gauge().value();
    }

    private double failures(String what) {
        return meters.get("huzhu.measure.failures").tag("what", what).counter().count();
    }
}
