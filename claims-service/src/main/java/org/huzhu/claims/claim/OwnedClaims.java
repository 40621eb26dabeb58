package org.huzhu.claims.claim;

import java.util.UUID;
import org.huzhu.claims.adjudication.ClaimOwnership;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells adjudication whose claim a decision belongs to. */
@Component
class OwnedClaims implements ClaimOwnership {

    private final ClaimAccess access;

    OwnedClaims(ClaimAccess access) {
        this.access = access;
    }

    @Override
    public Mono<Outcome<ClaimRef>> readable(Caller caller, UUID claimId) {
        return access.readable(caller, claimId)
                .map(outcome -> outcome.map(claim -> new ClaimRef(
                        claim.identity().personId(), claim.identity().claimId())));
    }
}
