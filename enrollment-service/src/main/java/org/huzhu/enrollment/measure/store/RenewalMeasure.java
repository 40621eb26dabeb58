package org.huzhu.enrollment.measure.store;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import org.huzhu.platform.measure.GaugeTable;
import org.huzhu.platform.measure.Measure;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** When the renewal lists were last gone through; the table has one row per month. 0 means never. */
@Component
class RenewalMeasure implements Measure {

    private final DatabaseClient db;
    private final GaugeTable lastRun;

    RenewalMeasure(DatabaseClient db, MeterRegistry meters) {
        this.db = db;
        this.lastRun = GaugeTable.single(
                meters, "huzhu.renewals.last.run.seconds", "when renewal lists were last gone through");
    }

    @Override
    public String what() {
        return "renewals";
    }

    @Override
    public Mono<Void> read() {
        return db.sql("select max(checked_at) as last from renewal_check")
                .map(row -> Optional.ofNullable(row.get("last", Instant.class)))
                .one()
                .doOnNext(last -> lastRun.show(last.map(Instant::getEpochSecond).orElse(0L)))
                .then();
    }
}
