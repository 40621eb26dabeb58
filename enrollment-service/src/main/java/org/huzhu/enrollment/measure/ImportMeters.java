package org.huzhu.enrollment.measure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.huzhu.enrollment.operation.OperationState;
import org.springframework.stereotype.Component;

/** Counts rows of lists that came in, and times whole lists from their acceptance to their end. */
@Component
public class ImportMeters {

    private final MeterRegistry meters;

    ImportMeters(MeterRegistry meters) {
        this.meters = meters;
        for (var kind : Kind.values()) {
            rows(kind, 0, 0);
            Stream.of(OperationState.values()).filter(OperationState::isFinal).forEach(state -> timer(kind, state));
        }
    }

    /** 花名册 of an order, or cover moved in from an older system. */
    public enum Kind {
        ROSTER,
        COVERAGE
    }

    /** How a list ended, by its own dates. */
    public record Ended(OperationState state, Instant createdAt, Instant finishedAt, long eligible, long ineligible) {}

    public void ended(Kind kind, Ended ended) {
        var took = Duration.between(ended.createdAt(), ended.finishedAt());
        timer(kind, ended.state()).record(took.isNegative() ? Duration.ZERO : took);
    }

    public void rows(Kind kind, long eligible, long ineligible) {
        counter(kind, "ELIGIBLE").increment(eligible);
        counter(kind, "INELIGIBLE").increment(ineligible);
    }

    private Counter counter(Kind kind, String result) {
        return Counter.builder("huzhu.imports.rows")
                .description("rows of lists that were checked to the end")
                .tag("kind", kind.name())
                .tag("result", result)
                .register(meters);
    }

    private Timer timer(Kind kind, OperationState state) {
        return Timer.builder("huzhu.imports")
                .description("whole lists, from their acceptance to their end")
                .tag("kind", kind.name())
                .tag("outcome", state.name())
                .register(meters);
    }
}
