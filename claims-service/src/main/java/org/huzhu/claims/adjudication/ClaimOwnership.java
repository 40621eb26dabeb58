package org.huzhu.claims.adjudication;

import java.util.UUID;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import reactor.core.publisher.Mono;

/** Whose claim it is; known to whoever keeps the claims. */
public interface ClaimOwnership {

    /** Refused with NOT_FOUND for what is foreign and what does not exist. */
    Mono<Outcome<ClaimRef>> readable(Caller caller, UUID claimId);

    /** A claim and its person. */
    record ClaimRef(UUID personId, UUID claimId) {}
}
