package org.huzhu.platform.measure;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How many wait in each of several queues, and for how long the first of each has waited. */
public final class QueueGauges {

    private final GaugeTable lengths;
    private final GaugeTable ages;

    /**
     * @param length name of the gauge that counts
     * @param age name of the gauge with the age of the oldest
     * @param queues rows that are there from the start
     */
    public QueueGauges(MeterRegistry meters, String length, String age, String label, Collection<String> queues) {
        this.lengths = new GaugeTable(meters, length, "how many wait", label).expecting(queues);
        this.ages = new GaugeTable(meters, age, "age of the oldest that waits", label).expecting(queues);
    }

    /** A queue as it was read. */
    public record Queue(String name, long length, Optional<Instant> oldest) {}

    /** Queues that are not named are empty. */
    public void show(List<Queue> queues, Instant now) {
        lengths.show(queues.stream().collect(Collectors.toMap(Queue::name, Queue::length)));
        ages.show(queues.stream()
                .collect(Collectors.toMap(
                        Queue::name,
                        queue -> queue.oldest()
                                .map(oldest -> seconds(oldest, now))
                                .orElse(0.0))));
    }

    /** Never below 0: a clock that tests or a demo have moved may be behind. */
    public static double seconds(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toMillis() / 1000.0);
    }
}
