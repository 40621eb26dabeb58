package org.huzhu.claims.review;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the length and the age of the queues into the meters. */
@Component
public class MeasureQueues {

    private final FindQueue queues;
    private final ClockStore clocks;
    private final SlaMeters meters;
    private final Clock clock;

    MeasureQueues(FindQueue queues, ClockStore clocks, SlaMeters meters, Clock clock) {
        this.queues = queues;
        this.clocks = clocks;
        this.meters = meters;
        this.clock = clock;
    }

    public Mono<Void> handle() {
        return Mono.zip(queues.summary(), clocks.overdue(LocalDate.now(clock)), (summary, overdue) -> {
                    meters.show(summary, overdue, clock);
                    return overdue;
                })
                .then();
    }
}
