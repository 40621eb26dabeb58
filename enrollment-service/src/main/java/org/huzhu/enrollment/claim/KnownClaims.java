package org.huzhu.enrollment.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Claims as their events told. */
public interface KnownClaims {

    /**
     * Keeps the snapshot unless a later one is known, and marks the coverage that its event fell into as claimed or not
     * (是否理赔, WXU-053): repeats and any order end the same.
     */
    Mono<Void> keep(Claim claim);

    /** What was paid for coverages of a unit: 累计理赔总额 and 累计理赔人次 (WXU-056). */
    Mono<Paid> paid(UUID unitId, Optional<String> product);

    /** @param completed whether it is paid; a payment that was reversed is none */
    record Claim(
            UUID personId,
            UUID claimId,
            long revision,
            String product,
            Optional<LocalDate> eventDate,
            boolean completed,
            BigDecimal amount) {}

    record Paid(BigDecimal total, long count) {}
}
