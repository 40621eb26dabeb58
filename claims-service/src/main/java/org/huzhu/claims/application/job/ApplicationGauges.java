package org.huzhu.claims.application.job;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import org.huzhu.claims.application.ApplicationStore;
import org.huzhu.platform.measure.GaugeTable;
import org.huzhu.platform.measure.Measure;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Measures {@code huzhu.injury.applications.overdue}: applications past the agency's last day (LYG-34). */
@Component
class ApplicationGauges implements Measure {

    private final ApplicationStore applications;
    private final Clock clock;
    private final GaugeTable overdue;

    ApplicationGauges(ApplicationStore applications, Clock clock, MeterRegistry meters) {
        this.applications = applications;
        this.clock = clock;
        this.overdue = GaugeTable.single(
                meters, "huzhu.injury.applications.overdue", "work-injury applications past their last day");
    }

    @Override
    public String what() {
        return "injury";
    }

    @Override
    public Mono<Void> read() {
        return applications
                .countOverdue(LocalDate.now(clock))
                .doOnNext(overdue::show)
                .then();
    }
}
