package org.huzhu.claims.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.settlement.domain.Discharge;
import org.huzhu.claims.settlement.domain.Settlement;
import org.huzhu.claims.settlement.domain.Settlement.Result;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Discharge records and what became of them. What a record says is sealed. */
public interface MedicalRecords {

    /**
     * Locks the person and takes the record id, until the transaction ends; false where it is taken. One person's
     * records are settled one after the other, and none while a coverage that just arrived is looked at.
     *
     * @param content fingerprint of everything the record says
     */
    Mono<Boolean> enter(UUID personId, Discharge discharge, UUID content);

    /** Whom the record id belongs to and what became of it. */
    Mono<Known> known(String source, String recordId);

    Mono<Void> keep(UUID personId, Discharge discharge, Settlement settlement, Instant receivedAt);

    /** Remembers that the id came with other content. */
    Mono<Void> noteConflict(UUID personId, String source, String recordId);

    /** Claims of other records or of applications that cover these days. */
    Flux<Claimed> claimed(UUID personId, String product, LocalDate from, LocalDate to);

    /** Locks the person; answers his records that matched nobody and came after that moment. */
    Flux<Waiting> lockWaiting(UUID personId, Instant since);

    Mono<Void> resettle(UUID personId, Discharge discharge, Settlement settlement, Instant at);

    /** Newest first; of one source where one is named. */
    Mono<Entry> find(String recordId, Optional<String> source);

    Mono<Page<Entry>> list(Filter filter, Page.Request page);

    record Known(UUID personId, UUID content, Settlement settlement) {}

    record Claimed(String responsibility, UUID claimId) {}

    /** @param told as the record came */
    record Waiting(String source, Map<String, Object> told, Instant receivedAt) {}

    /** Empty is any. */
    record Filter(Optional<UUID> personId, Optional<Result> result, Optional<String> source, boolean conflicting) {}

    /**
     * A kept record, without what it says of the illness.
     *
     * @param conflicts how often the id came with other content
     */
    record Entry(
            long seq,
            UUID personId,
            String source,
            String recordId,
            String maskedIdNumber,
            String hospital,
            LocalDate dischargedOn,
            Settlement settlement,
            Instant receivedAt,
            Instant settledAt,
            int conflicts) {

        public List<UUID> claimIds() {
            return settlement.claimIds();
        }
    }
}
