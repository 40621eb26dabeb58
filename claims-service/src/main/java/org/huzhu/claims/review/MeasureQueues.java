package org.huzhu.claims.review;

import java.time.Clock;
import org.huzhu.platform.measure.Measure;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the length and the age of the queues into the meters. */
@Component
class MeasureQueues implements Measure {

    private final FindQueue queues;
    private final SlaMeters meters;
    private final Clock clock;

    MeasureQueues(FindQueue queues, SlaMeters meters, Clock clock) {
        this.queues = queues;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "queues";
    }

    @Override
    public Mono<Void> read() {
        return queues.summary()
                .doOnNext(summaries -> meters.show(summaries, clock))
                .then();
    }
}
