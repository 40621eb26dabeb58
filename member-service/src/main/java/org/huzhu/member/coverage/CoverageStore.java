package org.huzhu.member.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.claim.Claim;
import org.huzhu.member.coverage.domain.Coverage;
import org.huzhu.member.record.RecordFilter;
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

    Flux<Coverage> list(UUID personId, RecordFilter filter, Page.Request page);

    Mono<Long> count(UUID personId, RecordFilter filter);

    Mono<Coverage> find(UUID personId, UUID coverageId);

    /**
     * What the person holds, together with the trace that somebody looked: one statement, both or none. Drafts are
     * nobody's business but the member's; of claims only what their progress says, nothing sealed.
     */
    Mono<Holdings> lookUp(UUID personId, Caller caller, String purpose);

    /** Newest first. */
    record Holdings(List<Coverage> coverages, List<Claim> claims) {

        public Holdings {
            coverages = List.copyOf(coverages);
            claims = List.copyOf(claims);
        }
    }
}
