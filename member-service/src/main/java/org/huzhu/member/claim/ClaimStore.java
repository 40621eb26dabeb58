package org.huzhu.member.claim;

import java.util.Optional;
import java.util.UUID;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where the projection of claims is kept. */
public interface ClaimStore {

    Flux<Claim> list(UUID personId, Filter filter, Page.Request page);

    Mono<Long> count(UUID personId, Filter filter);

    Mono<Claim> find(UUID personId, UUID claimId);

    /** @param year in which the claim was filed */
    record Filter(Optional<String> product, Optional<Integer> year) {}
}
