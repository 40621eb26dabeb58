package org.huzhu.claims.measure.store;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.measure.DueWindowSettings;
import org.huzhu.claims.measure.domain.DueWindow;
import org.huzhu.claims.measure.domain.DueWindow.Borders;
import org.huzhu.platform.measure.GaugeTable;
import org.huzhu.platform.measure.Measure;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Claims that are not closed, by state and by how near their legal day is, out of {@code claim_open} alone. */
@Component
class ClaimMeasure implements Measure {

    private final DatabaseClient db;
    private final Clock clock;
    private final Borders borders;
    private final GaugeTable open;
    private final GaugeTable due;

    ClaimMeasure(DatabaseClient db, Clock clock, DueWindowSettings windows, MeterRegistry meters) {
        this.db = db;
        this.clock = clock;
        this.borders = windows.borders();
        this.open = new GaugeTable(meters, "huzhu.claims.open", "claims that are not closed", "state")
                .expecting(Arrays.stream(ClaimState.values())
                        .filter(state -> !state.isClosed())
                        .map(Enum::name)
                        .toList());
        this.due = new GaugeTable(meters, "huzhu.claims.due", "claims near or past their legal day", "window")
                .expecting(Arrays.stream(DueWindow.values()).map(Enum::name).toList());
    }

    private record Part(String state, Optional<LocalDate> dueOn, long claims) {}

    @Override
    public String what() {
        return "claims";
    }

    @Override
    public Mono<Void> read() {
        var today = LocalDate.now(clock);
        return db.sql("""
                        select state, case when due_on <= :last then due_on end as due_on, count(*) as claims
                        from claim
                        where state not in ('COMPLETED', 'REJECTED', 'WITHDRAWN')
                        group by 1, 2
                        """)
                .bind("last", borders.last(today))
                .map(row -> new Part(
                        requireNonNull(row.get("state", String.class)),
                        Optional.ofNullable(row.get("due_on", LocalDate.class)),
                        requireNonNull(row.get("claims", Long.class))))
                .all()
                .collectList()
                .doOnNext(parts -> show(parts, today))
                .then();
    }

    private void show(List<Part> parts, LocalDate today) {
        open.show(parts.stream().collect(Collectors.groupingBy(Part::state, Collectors.summingLong(Part::claims))));
        due.show(parts.stream()
                .flatMap(part -> part
                        .dueOn()
                        .flatMap(day -> DueWindow.of(day, today, borders))
                        .map(window -> Map.entry(window.name(), part.claims()))
                        .stream())
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.summingLong(Map.Entry::getValue))));
    }
}
