package org.huzhu.claims.measure.store;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import org.huzhu.platform.measure.GaugeTable;
import org.huzhu.platform.measure.Measure;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Filings that wait for the agency; {@code filing_waiting} holds just these. */
@Component
class FilingMeasure implements Measure {

    private final DatabaseClient db;
    private final GaugeTable waiting;

    FilingMeasure(DatabaseClient db, MeterRegistry meters) {
        this.db = db;
        this.waiting = GaugeTable.single(meters, "huzhu.filings.waiting", "filings waiting for the agency");
    }

    @Override
    public String what() {
        return "filings";
    }

    @Override
    public Mono<Void> read() {
        return db.sql("select count(*) as filings from filing where state in ('SUBMITTED', 'UNDER_REVIEW')")
                .map(row -> requireNonNull(row.get("filings", Long.class)))
                .one()
                .doOnNext(waiting::show)
                .then();
    }
}
