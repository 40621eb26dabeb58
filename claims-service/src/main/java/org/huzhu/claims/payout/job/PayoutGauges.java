package org.huzhu.claims.payout.job;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huzhu.claims.payout.PayoutStore;
import org.huzhu.claims.payout.PayoutStore.Waiting;
import org.huzhu.claims.payout.domain.PayoutState;
import org.huzhu.platform.measure.GaugeTable;
import org.huzhu.platform.measure.Measure;
import org.huzhu.platform.measure.QueueGauges;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Measures what waits: {@code huzhu.payouts.waiting} by state, {@code huzhu.payouts.oldest.ready.seconds}, which tells
 * that nobody makes batches, and {@code huzhu.payouts.oldest.unknown.seconds}, which tells that the bank owes an answer.
 */
@Component
class PayoutGauges implements Measure {

    private final PayoutStore payouts;
    private final Clock clock;
    private final GaugeTable counts;
    private final GaugeTable oldestReady;
    private final GaugeTable oldestUnknown;

    PayoutGauges(PayoutStore payouts, Clock clock, MeterRegistry meters) {
        this.payouts = payouts;
        this.clock = clock;
        this.counts = new GaugeTable(meters, "huzhu.payouts.waiting", "payouts that are not over", "state")
                .expecting(Arrays.stream(PayoutState.values())
                        .filter(state -> state != PayoutState.PAID && state != PayoutState.REVERSED)
                        .map(Enum::name)
                        .toList());
        this.oldestReady =
                GaugeTable.single(meters, "huzhu.payouts.oldest.ready.seconds", "age of the oldest without a batch");
        this.oldestUnknown = GaugeTable.single(
                meters, "huzhu.payouts.oldest.unknown.seconds", "how long the bank has owed an answer");
    }

    @Override
    public String what() {
        return "payouts";
    }

    @Override
    public Mono<Void> read() {
        return payouts.waiting().collectMap(Waiting::state).doOnNext(this::show).then();
    }

    private void show(Map<PayoutState, Waiting> waiting) {
        counts.show(waiting.values().stream()
                .collect(Collectors.toMap(state -> state.state().name(), Waiting::count)));
        oldestReady.show(age(Optional.ofNullable(waiting.get(PayoutState.READY))));
        oldestUnknown.show(age(Optional.ofNullable(waiting.get(PayoutState.UNKNOWN))));
    }

    private double age(Optional<Waiting> state) {
        return state.map(oldest -> QueueGauges.seconds(oldest.since(), clock.instant()))
                .orElse(0.0);
    }
}
