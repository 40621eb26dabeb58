package org.huzhu.enrollment.measure.store;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Arrays;
import org.huzhu.enrollment.measure.ImportMeters;
import org.huzhu.platform.measure.Measure;
import org.huzhu.platform.measure.QueueGauges;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lists that were accepted and have not ended; both tables keep an index of just these. */
@Component
class ImportMeasure implements Measure {

    private final DatabaseClient db;
    private final Clock clock;
    private final QueueGauges running;

    ImportMeasure(DatabaseClient db, Clock clock, MeterRegistry meters) {
        this.db = db;
        this.clock = clock;
        this.running = new QueueGauges(
                meters,
                "huzhu.imports.running",
                "huzhu.imports.oldest.seconds",
                "kind",
                Arrays.stream(ImportMeters.Kind.values()).map(Enum::name).toList());
    }

    @Override
    public String what() {
        return "imports";
    }

    @Override
    public Mono<Void> read() {
        return db.sql("""
                        select 'ROSTER' as queue, count(*) as length, min(created_at) as oldest
                        from roster_import where state = 'RUNNING'
                        union all
                        select 'COVERAGE', count(*), min(created_at)
                        from coverage_import where state = 'RUNNING'
                        """)
                .map(Rows::queue)
                .all()
                .collectList()
                .doOnNext(queues -> running.show(queues, clock.instant()))
                .then();
    }
}
