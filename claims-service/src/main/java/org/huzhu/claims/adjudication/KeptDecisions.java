package org.huzhu.claims.adjudication;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Every decision with what was noted beside it, for verification; for reading only. */
public interface KeptDecisions {

    /** Where a decision stands in the order they are gone through. */
    record Place(UUID personId, UUID claimId, int seq) {

        /** Before the first one. */
        public static final Place START = new Place(new UUID(0, 0), new UUID(0, 0), 0);
    }

    /**
     * A decision as the columns tell it.
     *
     * @param opened empty where its sealed text does not belong to it
     */
    record Kept(
            Place place,
            String inputsSha256,
            String decisionSha256,
            BigDecimal total,
            Optional<StoredDecision> opened) {}

    /** The next ones after a place; those that were emptied with their person's data are left out. */
    Mono<List<Kept>> after(Place place, int limit);
}
