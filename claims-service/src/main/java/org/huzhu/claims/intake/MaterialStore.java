package org.huzhu.claims.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.material.domain.Provided;
import reactor.core.publisher.Mono;

/** Papers of claims. */
public interface MaterialStore {

    /**
     * A paper on a claim.
     *
     * @param fileKey empty for an electronic licence, like the fields after it
     */
    record Kept(
            UUID materialId,
            String code,
            Provided.Source source,
            String fileKey,
            String contentType,
            long size,
            byte[] sha256,
            boolean originalSeen,
            Optional<LocalDate> documentDate,
            String providedBy,
            Instant providedAt) {

        public Provided provided() {
            return new Provided(code, source, documentDate, originalSeen);
        }
    }

    /** In the order they came. */
    Mono<List<Kept>> of(Claim claim);

    Mono<Kept> find(Claim claim, UUID materialId);

    /** Empty where the same content stands there for the same paper already. */
    Mono<Kept> add(Claim claim, Kept kept);

    /** What stands there in place of a paper that could not be added. */
    Mono<Kept> same(Claim claim, Kept kept);

    Mono<Void> remove(Claim claim, UUID materialId);

    /** These papers come as electronic licences, and no others. */
    Mono<Void> setElectronic(Claim claim, Collection<String> codes, String by, Instant at);
}
