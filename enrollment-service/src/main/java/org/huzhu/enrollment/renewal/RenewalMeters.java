package org.huzhu.enrollment.renewal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts units that were reminded. */
@Component
class RenewalMeters {

    private final Counter monthly;
    private final Counter manual;

    RenewalMeters(MeterRegistry meters) {
        this.monthly = counter(meters, "MONTHLY");
        this.manual = counter(meters, "MANUAL");
    }

    void monthly(int units) {
        monthly.increment(units);
    }

    void manual(int units) {
        manual.increment(units);
    }

    private static Counter counter(MeterRegistry meters, String kind) {
        return Counter.builder("huzhu.renewals.reminders")
                .description("units reminded of their renewal list")
                .tag("kind", kind)
                .register(meters);
    }
}
