package org.huzhu.claims.review;

import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;

/** Which of the staff judges which node (WXM-024). An administrator judges nothing. */
final class Reviewers {

    private Reviewers() {}

    static boolean mayReview(Caller caller, Node node) {
        return switch (node) {
            case FIRST_REVIEW -> caller.has(Role.FIRST_REVIEWER);
            case BUSINESS_RECHECK -> caller.has(Role.SECOND_REVIEWER);
            case REPORT_RECHECK -> caller.has(Role.REPORT_REVIEWER);
            case UPLOAD -> false;
        };
    }

    static boolean mayReview(Caller caller, Claim claim) {
        return claim.pendingNode().filter(node -> mayReview(caller, node)).isPresent();
    }

    /** False for the member's turn. */
    static boolean isJudged(Node node) {
        return node != Node.UPLOAD;
    }

    /** What members see of him (处理人). */
    static String label(Caller caller) {
        return switch (caller) {
            case Caller.Account account -> account.maskedPhone();
            case Caller.Client client -> client.clientId();
        };
    }
}
