package org.huzhu.gateway.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts requests that were too many, by the limit they met. */
final class LimitMeters {

    private final MeterRegistry meters;

    LimitMeters(MeterRegistry meters, Limits limits) {
        this.meters = meters;
        limits.labels().forEach(this::counter);
    }

    void refused(Limit limit) {
        counter(limit.label()).increment();
    }

    private Counter counter(String label) {
        return Counter.builder("huzhu.ratelimit.refused")
                .description("requests answered 429")
                .tag("limit", label)
                .register(meters);
    }
}
