package org.huzhu.claims.review;

import java.util.Map;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.review.domain.Extension;
import org.huzhu.claims.review.domain.ExtensionReason;
import reactor.core.publisher.Mono;

/** Extensions that were granted. */
public interface ExtensionStore {

    Mono<Void> add(Claim claim, Extension extension, ExtensionReason code, String reason, String by);

    /** Days granted so far, by responsibility. */
    Mono<Map<String, Integer>> days(Claim claim);
}
