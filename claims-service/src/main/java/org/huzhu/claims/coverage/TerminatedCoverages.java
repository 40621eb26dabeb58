package org.huzhu.claims.coverage;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** 终止保障责任: coverages that were ended because of fraud (SHC-048). Nothing more is paid from them. */
public interface TerminatedCoverages {

    Mono<Boolean> isTerminated(UUID personId, UUID coverageId);

    /** False where it had been terminated before. */
    Mono<Boolean> terminate(Termination termination);

    /** @param proposedBy and {@code terminatedBy} are two persons, as in {@code Caller.id()} */
    record Termination(
            UUID personId, UUID coverageId, UUID claimId, String reason, String proposedBy, String terminatedBy) {}
}
