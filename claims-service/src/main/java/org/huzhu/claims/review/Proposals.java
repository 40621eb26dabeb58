package org.huzhu.claims.review;

import org.huzhu.claims.claim.domain.Claim;
import reactor.core.publisher.Mono;

/** What one of the staff proposed and waits for another to confirm. */
public interface Proposals {

    /** What needs two persons. */
    enum Kind {
        LATE_APPROVAL,
        TERMINATION
    }

    /** @param by as in {@code Caller.id()} */
    record Proposal(String by, String reason) {}

    Mono<Proposal> find(Claim claim, Kind kind);

    Mono<Void> add(Claim claim, Kind kind, Proposal proposal);
}
