package org.huzhu.claims.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huzhu.claims.simulation.Simulation.Found;
import org.huzhu.claims.simulation.Simulation.Lease;
import org.huzhu.claims.simulation.domain.Tally;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Simulations, their progress and what they found. */
public interface SimulationStore {

    Mono<Void> insert(Simulation simulation);

    Mono<Simulation> find(UUID id);

    /** The oldest simulation that this owner works on or nobody does. */
    Mono<Lease> lease(String owner, Duration lease);

    /** Adds a piece's results, in the caller's transaction. False when the lease is lost; then nothing may be stored. */
    Mono<Boolean> add(Lease lease, String owner, Duration time, UUID lastPerson, Tally tally, List<Found> found);

    Mono<Void> succeed(UUID id, String owner, Instant at);

    Mono<Void> fail(UUID id, Refusal problem, Instant at);

    /** Gives it back, for whoever comes next to go on at once. */
    Mono<Void> release(String owner);

    /** Claims that would have been decided otherwise. */
    Flux<Found> differences(UUID id, Page.Request page);

    Mono<Long> countDifferences(UUID id);
}
