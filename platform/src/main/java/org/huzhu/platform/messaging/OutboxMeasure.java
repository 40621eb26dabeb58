package org.huzhu.platform.messaging;

import static org.huzhu.platform.messaging.OutboxRelay.value;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.huzhu.platform.measure.GaugeTable;
import org.huzhu.platform.measure.Measure;
import org.huzhu.platform.measure.QueueGauges;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * How much waits in the outbox and for how long. Both come out of the index of unpublished rows: the count alone, the
 * age by one probe per slice.
 */
class OutboxMeasure implements Measure {

    private final DatabaseClient db;
    private final Clock clock;
    private final GaugeTable depth;
    private final GaugeTable oldest;

    OutboxMeasure(DatabaseClient db, Clock clock, MeterRegistry meters) {
        this.db = db;
        this.clock = clock;
        this.depth = GaugeTable.single(meters, "huzhu.outbox.depth", "rows not published yet");
        this.oldest = GaugeTable.single(meters, "huzhu.outbox.oldest.seconds", "age of the oldest unpublished row");
    }

    @Override
    public String what() {
        return "outbox";
    }

    @Override
    public Mono<Void> read() {
        return db.sql("""
                        select (select count(*) from outbox where published_at is null) as depth,
                               (select min(head.created_at)
                                from generate_series(0, 15) as slices (slice)
                                cross join lateral (select created_at from outbox
                                                    where published_at is null and outbox.slice = slices.slice
                                                    order by seq limit 1) as head) as oldest
                        """)
                .map((row, _) -> new Waiting(
                        value(row, "depth", Long.class), Optional.ofNullable(row.get("oldest", Instant.class))))
                .one()
                .doOnNext(this::show)
                .then();
    }

    private void show(Waiting waiting) {
        depth.show(waiting.rows());
        oldest.show(waiting.since()
                .map(since -> QueueGauges.seconds(since, clock.instant()))
                .orElse(0.0));
    }

    private record Waiting(long rows, Optional<Instant> since) {}
}
