package org.huzhu.claims.adjudication;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Case.Granted;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Decisions and grants. Methods that change something expect to stand in the caller's transaction. */
public interface DecisionStore {

    /** One decision per person at a time, until the transaction ends. */
    Mono<Void> lock(UUID personId);

    /** What is granted under the product and not taken back, oldest event first; also of this claim. */
    Mono<List<Granted>> granted(UUID personId, String product);

    /** Answers the number the decision got among those of its claim, and enters what it grants. */
    Mono<Integer> insert(StoredDecision decision);

    /** Enters the reversal of everything the claim was granted and still has; answers how many entries. */
    Mono<Long> reverse(UUID personId, UUID claimId, String reason, Instant at);

    Mono<StoredDecision> latest(UUID personId, UUID claimId);

    Flux<StoredDecision> all(UUID personId, UUID claimId);
}
