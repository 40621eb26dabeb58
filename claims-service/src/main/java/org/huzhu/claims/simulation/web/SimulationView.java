package org.huzhu.claims.simulation.web;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.simulation.Simulation;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.values.Refusal;
import org.jspecify.annotations.Nullable;

/** A simulation as the API shows it; amounts are those of the claims processed so far. */
record SimulationView(
        UUID id,
        Simulation.State state,
        String product,
        long processed,
        long total,
        String before,
        String after,
        String difference,
        Counts counts,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Problem problem) {

    /** Claims by what would have changed; those that would stay undecided count in {@code open} as well. */
    record Counts(long same, long more, long less, long newlyGranted, long newlyDenied, long open) {}

    /** Why it failed. */
    record Problem(String code, Map<String, Object> details) {

        static Problem of(Refusal refusal) {
            return new Problem(refusal.code(), refusal.details());
        }
    }

    static SimulationView of(Simulation simulation) {
        var tally = simulation.tally();
        return new SimulationView(
                simulation.id(),
                simulation.state(),
                simulation.selection().product(),
                tally.processed(),
                simulation.total(),
                Money.text(tally.before()),
                Money.text(tally.after()),
                Money.text(tally.difference()),
                new Counts(
                        tally.same(),
                        tally.more(),
                        tally.less(),
                        tally.newlyGranted(),
                        tally.newlyDenied(),
                        tally.open()),
                simulation.startedAt(),
                simulation.finishedAt().orElse(null),
                simulation.problem().map(Problem::of).orElse(null));
    }
}
