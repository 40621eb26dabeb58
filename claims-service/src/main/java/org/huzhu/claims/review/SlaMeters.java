package org.huzhu.claims.review;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.huzhu.claims.review.ReviewQueue.NodeSummary;
import org.huzhu.platform.events.SlaBreached;
import org.huzhu.platform.measure.QueueGauges;
import org.huzhu.platform.measure.QueueGauges.Queue;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.time.WorkCalendar;
import org.springframework.stereotype.Component;

/** Breaches, queues and how far the work calendar reaches, as meters. No label names a person, a claim or a unit. */
@Component
class SlaMeters {

    private final MeterRegistry meters;
    private final QueueGauges queues;

    SlaMeters(MeterRegistry meters, WorkCalendar calendar, Products products, Clock clock) {
        this.meters = meters;
        this.queues = new QueueGauges(
                meters,
                "huzhu.claims.queue.length",
                "huzhu.claims.queue.age.seconds",
                "node",
                ReviewQueue.NODES.stream().map(Enum::name).toList());
        Gauge.builder(
                        "huzhu.calendar.days",
                        calendar,
                        known -> ChronoUnit.DAYS.between(LocalDate.now(clock), known.horizon()))
                .description("days until the announced work calendar ends")
                .register(meters);
        products.all().stream()
                .flatMap(version -> version.claims().responsibilities().stream())
                .map(Responsibility::code)
                .distinct()
                .forEach(this::breaches);
    }

    void breached(SlaBreached breach) {
        breaches(breach.responsibility()).increment();
    }

    void show(List<NodeSummary> summaries, Clock clock) {
        queues.show(
                summaries.stream()
                        .map(summary -> new Queue(summary.node().name(), summary.length(), summary.oldest()))
                        .toList(),
                clock.instant());
    }

    private Counter breaches(String responsibility) {
        return Counter.builder("huzhu.claims.sla.breached")
                .description("responsibilities that were not paid by their legal day")
                .tag("responsibility", responsibility)
                .register(meters);
    }
}
