package org.huzhu.enrollment.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.coverage.ActivateCoverage.Activation;
import org.huzhu.platform.time.CoverageTerm;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rosters and coverage as {@link ActivateCoverage} needs them. */
public interface ActivationStore {

    /** The term of everybody whose latest term ends on that day, or who has none. */
    record PlannedTerm(Optional<LocalDate> previousTo, CoverageTerm term) {}

    /** A coverage that was just written. */
    record Created(UUID coverageId, UUID personId, CoverageTerm term, String premium, byte[] sealed) {}

    Mono<Integer> eligible(String orderNo);

    /** The different last days of the latest active terms of the order's eligible persons; empty once when somebody has none. */
    Flux<Optional<LocalDate>> previousEnds(String orderNo, String product);

    /** The first eligible row whose person is covered beyond that day. */
    Mono<AlreadyCovered> firstCoveredBeyond(String orderNo, String product, LocalDate day);

    /** Writes the next persons after {@code lastPerson}, in the order of their ids, so that racing approvals cannot wait for each other. */
    Mono<List<Created>> create(Activation activation, List<PlannedTerm> terms, UUID lastPerson, int atMost);
}
