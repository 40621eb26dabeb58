package org.huzhu.enrollment.measure.store;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.huzhu.platform.measure.GaugeTable;
import org.huzhu.platform.measure.Measure;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.time.Beijing;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Premium whose payment was confirmed in the running calendar year, out of {@code enrollment_order_completed} alone. */
@Component
class PremiumMeasure implements Measure {

    private final DatabaseClient db;
    private final Clock clock;
    private final GaugeTable premium;

    PremiumMeasure(DatabaseClient db, Clock clock, Products products, MeterRegistry meters) {
        this.db = db;
        this.clock = clock;
        this.premium = new GaugeTable(meters, "huzhu.premium.yuan", "confirmed premium of the year", "product")
                .expecting(List.of(CoverageMeasure.codes(products)));
    }

    @Override
    public String what() {
        return "premium";
    }

    @Override
    public Mono<Void> read() {
        var firstOfYear = LocalDate.now(clock).withDayOfYear(1).atStartOfDay(Beijing.ZONE);
        return Rows.values(db.sql("""
                                select product as label, sum(amount_paid)::double precision as value
                                from enrollment_order
                                where state = 'COMPLETED' and completed_at >= :from and completed_at < :before
                                group by product
                                """)
                        .bind("from", firstOfYear.toInstant())
                        .bind("before", firstOfYear.plusYears(1).toInstant()))
                .doOnNext(premium::show)
                .then();
    }
}
