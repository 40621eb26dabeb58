package org.huzhu.claims.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.application.domain.Application;
import org.huzhu.claims.application.domain.ApplicationFile;
import org.huzhu.claims.application.domain.ApplicationState;
import org.huzhu.claims.material.domain.Provided;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Applications, what they say, their papers and steps. */
public interface ApplicationStore {

    /** An application with what it says. */
    record Filled(Application application, ApplicationFile file) {}

    /** One change. */
    record Step(String change, ApplicationState state, String actor, String reason, Instant at) {}

    /**
     * One paper of an application.
     *
     * @param copies how many of it lie at the window
     */
    record Paper(
            UUID materialId,
            String code,
            int copies,
            String fileKey,
            String contentType,
            long size,
            byte[] sha256,
            boolean originalSeen,
            String providedBy,
            Instant providedAt) {

        /** Each copy counts. */
        public List<Provided> provided() {
            return Collections.nCopies(
                    copies, new Provided(code, Provided.Source.UPLOAD, Optional.empty(), originalSeen));
        }
    }

    /** Empty is any. */
    record Filter(
            Optional<UUID> personId, Optional<String> filedBy, Set<ApplicationState> states, Optional<String> type) {}

    /** Fails with APPLICATION_OPEN where the same benefit of the same event is being applied for. */
    Mono<Void> insert(Application application, ApplicationFile file, Step step);

    /** Fails with CONCURRENT_CHANGE where somebody was faster. */
    Mono<Void> update(Application application, ApplicationFile file, Step step);

    Mono<Filled> find(UUID applicationId);

    Mono<Filled> lock(UUID applicationId);

    Mono<Page<Filled>> list(Filter filter, Page.Request page);

    /** Choices of the worker's relatives in applications that stand, other than this one (LYG-23). */
    Flux<String> survivorChoices(Application other);

    Flux<Step> steps(Application application);

    Mono<List<Paper>> papers(Application application);

    /** The same content again adds only copies and a seen original. False where it changes nothing. */
    Mono<Boolean> addPaper(Application application, Paper paper);

    Mono<Void> removePaper(Application application, UUID materialId);

    /** Applications the agency should have finished before that day. */
    Mono<Long> countOverdue(LocalDate day);
}
