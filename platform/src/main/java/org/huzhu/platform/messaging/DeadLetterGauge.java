package org.huzhu.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;

/** Counts what waits among the dead letters ({@code huzhu.deadletters.waiting}), so that somebody is told. */
class DeadLetterGauge {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final DeadLetters deadLetters;
    private final AtomicLong waiting = new AtomicLong();

    DeadLetterGauge(DeadLetters deadLetters, MeterRegistry meters) {
        this.deadLetters = deadLetters;
        meters.gauge("huzhu.deadletters.waiting", waiting);
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT30S")
    void measure() {
        var counted = deadLetters.countWaiting().block(LONGEST_WAIT);
        waiting.set(counted == null ? 0 : counted);
    }
}
