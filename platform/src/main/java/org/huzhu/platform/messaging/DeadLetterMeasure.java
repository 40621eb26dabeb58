package org.huzhu.platform.messaging;

import static org.huzhu.platform.messaging.OutboxRelay.value;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.huzhu.platform.measure.GaugeTable;
import org.huzhu.platform.measure.Measure;
import org.huzhu.platform.measure.QueueGauges;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What waits among the dead letters; only those that wait are in the index it reads. */
class DeadLetterMeasure implements Measure {

    private static final List<String> STATES = List.of("DEAD", "PARKED");

    private final DatabaseClient db;
    private final Clock clock;
    private final GaugeTable waiting;
    private final GaugeTable oldest;

    DeadLetterMeasure(DatabaseClient db, Clock clock, MeterRegistry meters) {
        this.db = db;
        this.clock = clock;
        this.waiting = new GaugeTable(
                        meters, "huzhu.deadletters.waiting", "records put aside, and records behind them", "state")
                .expecting(STATES);
        this.oldest = GaugeTable.single(
                meters, "huzhu.deadletters.oldest.seconds", "age of the oldest dead letter that waits");
    }

    @Override
    public String what() {
        return "deadletters";
    }

    @Override
    public Mono<Void> read() {
        return db.sql("""
                        select state, count(*) as letters, min(created_at) as oldest
                        from dead_letter
                        where replayed_at is null
                        group by state
                        """)
                .map((row, _) -> new Waiting(
                        value(row, "state", String.class),
                        value(row, "letters", Long.class),
                        value(row, "oldest", Instant.class)))
                .all()
                .collectList()
                .doOnNext(this::show)
                .then();
    }

    private void show(List<Waiting> states) {
        waiting.show(states.stream().collect(Collectors.toMap(Waiting::state, Waiting::letters)));
        oldest.show(states.stream()
                .map(Waiting::oldest)
                .min(Comparator.naturalOrder())
                .map(since -> QueueGauges.seconds(since, clock.instant()))
                .orElse(0.0));
    }

    private record Waiting(String state, long letters, Instant oldest) {}
}
