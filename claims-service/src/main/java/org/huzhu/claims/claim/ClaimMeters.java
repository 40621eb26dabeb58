package org.huzhu.claims.claim;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.springframework.stereotype.Component;

/** Counts claims that were handed in and claims that were decided. Direct settlement decides without a submission. */
@Component
class ClaimMeters {

    private final MeterRegistry meters;

    ClaimMeters(MeterRegistry meters, Products products) {
        this.meters = meters;
        products.all().stream().map(ProductVersion::code).distinct().forEach(product -> {
            submitted(product);
            decided(product, Change.APPROVED);
            decided(product, Change.REJECTED);
        });
    }

    void changed(String product, Change change) {
        switch (change) {
            case SUBMITTED -> submitted(product).increment();
            case APPROVED, REJECTED -> decided(product, change).increment();
            case CREATED,
                    REDRAFTED,
                    AGREED,
                    SUPPLEMENT_REQUESTED,
                    UPLOAD_REQUESTED,
                    UPLOADED,
                    RESUBMITTED,
                    SENT_TO_REVIEW,
                    WITHDRAWN,
                    PAID,
                    REVERSED,
                    ASSIGNED,
                    EXTENDED,
                    BREACHED,
                    LATE_APPROVED,
                    RECOUNTED,
                    TERMINATED -> {
                // neither handed in nor decided
            }
        }
    }

    private Counter submitted(String product) {
        return Counter.builder("huzhu.claims.submitted")
                .description("claims handed in")
                .tag("product", product)
                .register(meters);
    }

    private Counter decided(String product, Change outcome) {
        return Counter.builder("huzhu.claims.decided")
                .description("claims decided")
                .tag("product", product)
                .tag("outcome", outcome.name())
                .register(meters);
    }
}
