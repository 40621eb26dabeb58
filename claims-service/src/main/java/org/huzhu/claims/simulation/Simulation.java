package org.huzhu.claims.simulation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.adjudication.PastDecisions.Selection;
import org.huzhu.claims.simulation.domain.Comparison;
import org.huzhu.claims.simulation.domain.Tally;
import org.huzhu.platform.values.Refusal;

/**
 * A what-if over past claims (试算).
 *
 * @param rulebook {@code CODE@label} of a loaded version, or a product document in YAML
 * @param total claims to look at, as counted at the start
 */
public record Simulation(
        UUID id,
        State state,
        String rulebook,
        Selection selection,
        String startedBy,
        Instant startedAt,
        Optional<Instant> finishedAt,
        long total,
        Tally tally,
        Optional<Refusal> problem) {

    /** The column value and the API value. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    /**
     * One piece of work somebody holds.
     *
     * @param afterPerson persons up to here are done
     * @param attempts pieces in a row that were begun and not finished
     */
    public record Lease(Simulation simulation, UUID afterPerson, int attempts) {}

    /** A comparison with the person it belongs to. */
    public record Found(UUID personId, Comparison comparison) {}
}
