package org.huzhu.claims.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimItem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What filing has to know and to keep besides the claim itself. */
public interface FilingStore {

    /** A live claim for the same benefit and event (row 45). */
    record Clash(UUID claimId, String responsibility) {}

    Mono<Clash> clash(UUID personId, UUID except, String product, List<ClaimItem> items);

    /** Submissions of a person under a product go one after the other until the transaction ends. */
    Mono<Void> takeTurns(Claim claim);

    /** A text somebody agreed to or copied, word for word. */
    record Agreed(String code, String version, String text, Instant at) {}

    Mono<Void> keep(Claim claim, List<Agreed> texts, String by);

    /** Drafts nobody changed since then; each is locked until the transaction ends, those of other instances are left out. */
    Flux<UUID> lockOldDrafts(Instant before, int limit);
}
