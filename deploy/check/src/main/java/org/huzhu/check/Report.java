package org.huzhu.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.huzhu.check.event.Flow;
import org.huzhu.check.event.Stage;

/**
 * One run over everything.
 *
 * @param at when it began, by the clock of the services
 * @param finishedAt by the real clock, because that is what alerts compare with
 */
public record Report(Instant at, Instant finishedAt, Duration took, List<Verdict> verdicts, Flow flow) {

    /** What a shell is told. */
    public static final int CLEAN = 0;

    public static final int VIOLATED = 1;
    public static final int NOT_CHECKED = 2;

    public int exitCode() {
        if (verdicts.stream().anyMatch(verdict -> verdict.violations() > 0)) {
            return VIOLATED;
        }
        return hasFailed() ? NOT_CHECKED : CLEAN;
    }

    /** Confirmed by both looks; what only the first one missed had been on its way. */
    public long missing(Stage stage) {
        var isRed = verdicts.stream().anyMatch(verdict -> verdict.id().equals("LOSS") && verdict.violations() > 0);
        return isRed ? flow.missing(stage) : 0;
    }

    public boolean hasFailed() {
        return verdicts.stream().anyMatch(verdict -> verdict.failure().isPresent());
    }
}
