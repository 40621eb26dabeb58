package org.huzhu.platform.idempotency;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Counts requests with a key by what they turned out to be. */
class IdempotencyMeters {

    private final Map<Repetition, Counter> counters = new EnumMap<>(Repetition.class);

    IdempotencyMeters(MeterRegistry meters) {
        Arrays.stream(Repetition.values())
                .forEach(outcome -> counters.put(
                        outcome,
                        Counter.builder("huzhu.idempotency")
                                .description("requests with an Idempotency-Key")
                                .tag("outcome", outcome.name())
                                .register(meters)));
    }

    enum Repetition {
        FIRST,
        REPLAYED,
        RUNNING,
        MISMATCH
    }

    void count(Repetition outcome) {
        Objects.requireNonNull(counters.get(outcome)).increment();
    }
}
