package org.huzhu.claims.simulation;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.simulation.Simulation.Found;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Progress and results. Differences show facts of an illness, so reading them is recorded. */
@Component
public class FindSimulations {

    private final SimulationStore simulations;
    private final Audit audit;

    FindSimulations(SimulationStore simulations, Audit audit) {
        this.simulations = simulations;
        this.audit = audit;
    }

    public Mono<Outcome<Simulation>> one(UUID id) {
        return simulations.find(id).map(Outcome::done).defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }

    public Mono<Outcome<Page<Found>>> differences(Caller caller, UUID id, Page.Request page) {
        return simulations
                .find(id)
                .flatMap(_ -> audit.record(
                                caller,
                                Audit.Entry.of("SIMULATION_READ", "SIMULATION", id, Map.of("limit", page.limit())))
                        .then(Mono.zip(
                                simulations.differences(id, page).collectList(),
                                simulations.countDifferences(id),
                                (rows, total) -> Page.of(rows, page.limit(), total, FindSimulations::key))))
                .map(Outcome::done)
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }

    private static String key(Found found) {
        return found.personId() + "/" + found.comparison().claimId();
    }
}
