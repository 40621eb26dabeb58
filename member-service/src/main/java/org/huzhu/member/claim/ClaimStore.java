package org.huzhu.member.claim;

import java.util.UUID;
import org.huzhu.member.record.RecordFilter;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where the projection of claims is kept. */
public interface ClaimStore {

    /** Keeps the snapshot unless a later one is known: repeats and any order end the same. */
    Mono<Void> keep(UUID personId, Claim claim);

    /** Newest first, drafts included. */
    Flux<Claim> list(UUID personId, RecordFilter filter, Page.Request page);

    Mono<Long> count(UUID personId, RecordFilter filter);

    Mono<Claim> find(UUID personId, UUID claimId);
}
