package org.huzhu.claims.payout.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.huzhu.claims.payout.PayoutStore;
import org.huzhu.claims.payout.PayoutStore.Waiting;
import org.huzhu.claims.payout.domain.PayoutState;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Measures what waits: {@code huzhu.payouts.waiting} by state, and {@code huzhu.payouts.oldest.ready.seconds}, which tells
 * that nobody makes batches.
 */
@Component
class PayoutGauges {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final PayoutStore payouts;
    private final Clock clock;
    private final Map<PayoutState, AtomicLong> counts = new EnumMap<>(PayoutState.class);
    private final AtomicLong oldestReady = new AtomicLong();

    PayoutGauges(PayoutStore payouts, Clock clock, MeterRegistry meters) {
        this.payouts = payouts;
        this.clock = clock;
        Arrays.stream(PayoutState.values())
                .filter(state -> state != PayoutState.PAID && state != PayoutState.REVERSED)
                .forEach(state -> {
                    var count = new AtomicLong();
                    counts.put(state, count);
                    meters.gauge("huzhu.payouts.waiting", List.of(Tag.of("state", state.name())), count);
                });
        meters.gauge("huzhu.payouts.oldest.ready.seconds", oldestReady);
    }

    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT30S")
    void measure() {
        var waiting = payouts.waiting().collectMap(Waiting::state).block(LONGEST_WAIT);
        if (waiting == null) {
            return;
        }
        counts.forEach((state, count) -> {
            var now = waiting.get(state);
            count.set(now == null ? 0 : now.count());
        });
        var ready = waiting.get(PayoutState.READY);
        oldestReady.set(
                ready == null
                        ? 0
                        : Duration.between(ready.since(), clock.instant()).toSeconds());
    }
}
