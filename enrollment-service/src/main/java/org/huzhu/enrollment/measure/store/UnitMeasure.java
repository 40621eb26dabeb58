package org.huzhu.enrollment.measure.store;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import org.huzhu.enrollment.unit.domain.UnitState;
import org.huzhu.platform.measure.GaugeTable;
import org.huzhu.platform.measure.Measure;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Units by state, out of {@code unit_by_state} alone. */
@Component
class UnitMeasure implements Measure {

    private final DatabaseClient db;
    private final GaugeTable units;

    UnitMeasure(DatabaseClient db, MeterRegistry meters) {
        this.db = db;
        this.units = new GaugeTable(meters, "huzhu.units", "units by state", "state")
                .expecting(Arrays.stream(UnitState.values()).map(Enum::name).toList());
    }

    @Override
    public String what() {
        return "units";
    }

    @Override
    public Mono<Void> read() {
        return Rows.values(
                        db.sql("select state as label, count(*)::double precision as value from unit group by state"))
                .doOnNext(units::show)
                .then();
    }
}
