package org.huzhu.claims.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.review.domain.QaSample;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Mono;

/** Claims that were approved without a human, as far as the sample holds them, and what was found. */
public interface QaStore {

    /** What a look at it found. */
    enum Verdict {
        CORRECT,
        WRONG
    }

    /** Up to {@code limit + 1} rows, newest first. */
    Mono<List<Row>> page(QaSample sample, Optional<Boolean> checked, Page.Request request);

    Mono<Long> count(QaSample sample, Optional<Boolean> checked);

    /** The claim, if it was approved without a human. */
    Mono<Row> find(UUID claimId);

    /** False where a finding was there before. */
    Mono<Boolean> add(Row row, Verdict verdict, String note, String by);

    /** @param verdict empty while nobody has looked */
    record Row(
            UUID personId,
            UUID claimId,
            String product,
            ClaimState state,
            BigDecimal amount,
            Instant createdAt,
            Optional<Verdict> verdict,
            String note,
            String foundBy) {

        String sortKey() {
            return createdAt + "|" + claimId;
        }
    }
}
