package org.huzhu.claims.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.filing.domain.Filing;
import org.huzhu.claims.filing.domain.FilingForm;
import org.huzhu.claims.filing.domain.FilingKind;
import org.huzhu.claims.filing.domain.FilingState;
import org.huzhu.claims.filing.domain.Scenario;
import org.huzhu.claims.material.domain.Provided;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Filings, their forms, papers and steps. */
public interface FilingStore {

    /** A filing with what its form says. */
    record Filled(Filing filing, FilingForm form) {}

    /** One change. */
    record Step(String change, FilingState state, String actor, String reason, Instant at) {}

    /** One paper on a filing. */
    record Paper(
            UUID materialId,
            String code,
            String fileKey,
            String contentType,
            long size,
            byte[] sha256,
            boolean originalSeen,
            String providedBy,
            Instant providedAt) {
        public Provided provided() {
            return new Provided(code, Provided.Source.UPLOAD, Optional.empty(), originalSeen);
        }
    }

    /** Empty is any. */
    record Filter(
            Optional<UUID> personId,
            Optional<String> filedBy,
            Set<FilingState> states,
            Optional<FilingKind> kind,
            Optional<Scenario> scenario) {}

    /** An exception from the three months. */
    record EarlyPass(String proposedBy, String reason, boolean confirmed, boolean used) {}

    /** Fails with FILING_IN_FORCE, FILING_OPEN or CHANGE_PENDING where the database knows another one. */
    Mono<Void> insert(Filing filing, FilingForm form, Step step);

    /** Fails with CONCURRENT_CHANGE where somebody was faster, FILING_OVERLAPS where another holds on one of its days. */
    Mono<Void> update(Filing filing, FilingForm form, Step step);

    Mono<Filled> find(UUID filingId);

    Mono<Filled> lock(UUID filingId);

    /** The one that holds on that day. */
    Mono<Filing> inForce(UUID personId, FilingKind kind, Scenario scenario, LocalDate day);

    Mono<Page<Filled>> list(Filter filter, Page.Request page);

    Flux<Step> steps(Filing filing);

    Mono<List<Paper>> papers(Filing filing);

    /** False where the same content stands there for the same paper already. */
    Mono<Boolean> addPaper(Filing filing, Paper paper);

    Mono<Void> removePaper(Filing filing, UUID materialId);

    /** The papers of one filing count for the one that follows it. */
    Mono<Void> copyPapers(Filing from, Filing to, Set<String> codes);

    Mono<EarlyPass> earlyPass(Filing filing);

    Mono<Void> proposeOverride(Filing filing, String by, String reason);

    Mono<Void> confirmOverride(Filing filing, String by);

    Mono<Void> useOverride(Filing filing);

    /** Approved ones whose last day was before that day, taken for this transaction only. */
    Flux<Filled> takeEnded(LocalDate day, int limit);

    /** Approved ones of the region that end by that day and were not announced, taken for this transaction only. */
    Flux<Filled> takeEnding(String region, LocalDate by, int limit);

    Mono<Void> announced(Filing filing);
}
