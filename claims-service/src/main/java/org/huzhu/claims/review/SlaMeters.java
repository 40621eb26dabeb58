package org.huzhu.claims.review;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.huzhu.claims.review.ReviewQueue.NodeSummary;
import org.huzhu.platform.events.SlaBreached;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.time.WorkCalendar;
import org.springframework.stereotype.Component;

/** Breaches, queues and how far the work calendar reaches, as meters. No label names a person, a claim or a unit. */
@Component
class SlaMeters {

    private final MeterRegistry meters;
    private final AtomicLong overdue = new AtomicLong();
    private final Map<Node, AtomicLong> lengths = new EnumMap<>(Node.class);
    private final Map<Node, AtomicLong> ages = new EnumMap<>(Node.class);

    SlaMeters(MeterRegistry meters, WorkCalendar calendar, Clock clock) {
        this.meters = meters;
        Gauge.builder("huzhu.claims.overdue", overdue, AtomicLong::get).register(meters);
        Gauge.builder(
                        "huzhu.claims.calendar.days",
                        calendar,
                        known -> ChronoUnit.DAYS.between(LocalDate.now(clock), known.horizon()))
                .description("days until the announced work calendar ends")
                .register(meters);
        for (var node : ReviewQueue.NODES) {
            lengths.put(node, gauge("huzhu.claims.queue.length", node));
            ages.put(node, gauge("huzhu.claims.queue.age.seconds", node));
        }
    }

    void breached(SlaBreached breach) {
        meters.counter(
                        "huzhu.claims.sla.breached",
                        "product",
                        breach.product(),
                        "responsibility",
                        breach.responsibility())
                .increment();
    }

    void show(List<NodeSummary> queues, long claimsOverdue, Clock clock) {
        overdue.set(claimsOverdue);
        for (var queue : queues) {
            requireNonNull(lengths.get(queue.node())).set(queue.length());
            requireNonNull(ages.get(queue.node()))
                    .set(queue.oldest()
                            .map(since ->
                                    Duration.between(since, clock.instant()).toSeconds())
                            .orElse(0L));
        }
    }

    private AtomicLong gauge(String name, Node node) {
        var value = new AtomicLong();
        Gauge.builder(name, value, AtomicLong::get).tag("node", node.name()).register(meters);
        return value;
    }
}
