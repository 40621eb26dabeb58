package org.huzhu.member.rights;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.huzhu.platform.measure.GaugeTable;
import org.huzhu.platform.measure.Measure;
import org.huzhu.platform.time.Beijing;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows how many requests are due, and overdue. */
@Component
class MeasureRequests implements Measure {

    private final DataRequestStore requests;
    private final GaugeTable due;
    private final Clock clock;

    MeasureRequests(DataRequestStore requests, MeterRegistry meters, Clock clock) {
        this.requests = requests;
        this.due = new GaugeTable(
                        meters, "huzhu.data.requests.due", "open requests of persons by the day they are due", "window")
                .expecting(List.of("OVERDUE", "TODAY", "THREE_DAYS", "LATER"));
        this.clock = clock;
    }

    @Override
    public String what() {
        return "data-requests";
    }

    @Override
    public Mono<Void> read() {
        return requests.due(Beijing.dayOf(clock.instant())).doOnNext(due::show).then();
    }
}
