package org.huzhu.claims.claim.domain;

import static org.huzhu.claims.claim.domain.ClaimCommand.ANNOTATE;
import static org.huzhu.claims.claim.domain.ClaimCommand.APPROVE;
import static org.huzhu.claims.claim.domain.ClaimCommand.PAY;
import static org.huzhu.claims.claim.domain.ClaimCommand.REDRAFT;
import static org.huzhu.claims.claim.domain.ClaimCommand.REVERSE;
import static org.huzhu.claims.claim.domain.ClaimCommand.REVIEW;
import static org.huzhu.claims.claim.domain.ClaimCommand.SUBMIT;
import static org.huzhu.claims.claim.domain.ClaimCommand.TERMINATE;
import static org.huzhu.claims.claim.domain.ClaimCommand.UPLOAD;
import static org.huzhu.claims.claim.domain.ClaimCommand.WITHDRAW;

import java.util.Set;

/** The whole life of a claim: what may be asked of it in which state. What is not listed is refused. */
public final class ClaimLife {

    private ClaimLife() {}

    public static boolean allows(ClaimState state, ClaimCommand command) {
        return commands(state).contains(command);
    }

    static Set<ClaimCommand> commands(ClaimState state) {
        return switch (state) {
            case DRAFT -> Set.of(REDRAFT, SUBMIT, WITHDRAW, ANNOTATE);
            case FIRST_REVIEW, BUSINESS_RECHECK, REPORT_RECHECK ->
                Set.of(REVIEW, APPROVE, WITHDRAW, TERMINATE, ANNOTATE);
            case SUPPLEMENT -> Set.of(SUBMIT, WITHDRAW, TERMINATE, ANNOTATE);
            case AWAITING_UPLOAD -> Set.of(UPLOAD, WITHDRAW, TERMINATE, ANNOTATE);
            case PAYING -> Set.of(PAY, ANNOTATE);
            case COMPLETED -> Set.of(REVERSE);
            case REJECTED, WITHDRAWN -> Set.of();
        };
    }
}
