package org.huzhu.claims.adjudication;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The decision that counts of each claim, unless it was taken back; for reading only. */
public interface PastDecisions {

    /**
     * Which ones.
     *
     * @param claimIds empty for all
     * @param from decided at or after
     * @param until decided before
     */
    record Selection(String product, List<UUID> claimIds, Instant from, Instant until) {

        public Selection {
            claimIds = List.copyOf(claimIds);
        }
    }

    Mono<Long> count(Selection selection);

    /** Those of the selected claim ids that the selection does not have. */
    Flux<UUID> unknown(Selection selection);

    /** The next persons of whom a selected claim was decided, in order of their id. */
    Mono<List<UUID>> persons(Selection selection, UUID after, int limit);

    /** Selected decisions of these persons, persons in order of their id, decisions in order of their time. */
    Mono<List<StoredDecision>> of(Selection selection, List<UUID> persons);
}
