package org.huzhu.claims.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists of claims, newest first. */
public interface ClaimRecordStore {

    /** Up to {@code limit + 1} rows, for {@link Page#of}. */
    Mono<List<Row>> page(ClaimFilter filter, Page.Request request);

    Flux<Row> all(ClaimFilter filter);

    Mono<Long> count(ClaimFilter filter);

    /** @param eventDate of the first event the claim asks for */
    record Row(
            UUID claimId,
            String product,
            String version,
            ClaimState state,
            byte[] sealedPerson,
            List<String> responsibilities,
            Optional<LocalDate> eventDate,
            Optional<BigDecimal> amount,
            Instant createdAt,
            Optional<Instant> submittedAt,
            Optional<Instant> closedAt,
            String reason) {

        String sortKey() {
            return createdAt + "|" + claimId;
        }
    }
}
