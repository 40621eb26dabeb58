package org.huzhu.member.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.member.coverage.domain.Coverage;
import org.huzhu.platform.events.CoverageActivated;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where the projection of coverages is kept. */
public interface CoverageStore {

    /** An end that arrived before is applied. */
    Mono<Void> add(CoverageActivated activated);

    /** An end never makes a term longer. One that arrives before its coverage is kept for it. */
    Mono<Void> end(UUID personId, UUID coverageId, LocalDate on);

    Flux<Coverage> list(UUID personId, Filter filter, Page.Request page);

    Mono<Long> count(UUID personId, Filter filter);

    Mono<Coverage> find(UUID personId, UUID coverageId);

    /** The person's coverages, together with the trace that somebody looked: one statement, both or none. */
    Mono<List<Coverage>> lookUp(UUID personId, Caller caller, String purpose);

    /** @param year in which the term begins (参保时间) */
    record Filter(Optional<String> product, Optional<Integer> year) {}
}
