package org.huzhu.claims.application.job;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import org.huzhu.claims.application.ApplicationStore;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Measures {@code huzhu.injury.applications.overdue}: applications past the agency's last day (LYG-34). */
@Component
class ApplicationGauges {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final ApplicationStore applications;
    private final Clock clock;
    private final AtomicLong overdue = new AtomicLong();

    ApplicationGauges(ApplicationStore applications, Clock clock, MeterRegistry meters) {
        this.applications = applications;
        this.clock = clock;
        meters.gauge("huzhu.injury.applications.overdue", overdue);
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT60S")
    void measure() {
        var now = applications.countOverdue(LocalDate.now(clock)).block(LONGEST_WAIT);
        overdue.set(now == null ? 0 : now);
    }
}
