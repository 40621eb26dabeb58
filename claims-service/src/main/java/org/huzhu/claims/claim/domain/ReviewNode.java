package org.huzhu.claims.claim.domain;

import java.time.Instant;
import java.util.Optional;
import org.huzhu.platform.rulebook.ClaimRules.Node;

/**
 * One entry of the progress (理赔进度, WXM-024): a review that was given or is pending. A node that was passed back by a
 * supplement request appears again.
 *
 * @param handlerId who decided, as in {@code Caller.id()}; empty while pending
 * @param handler as members see it, masked
 */
public record ReviewNode(
        Node node, Result result, String handlerId, String handler, Optional<Instant> decidedAt, String reason) {

    /** What became of it. AUTO: no human was needed. */
    public enum Result {
        PENDING,
        AGREE,
        REJECT,
        SUPPLEMENT,
        AUTO
    }

    public static ReviewNode pending(Node node) {
        return new ReviewNode(node, Result.PENDING, "", "", Optional.empty(), "");
    }

    public boolean isPending() {
        return result == Result.PENDING;
    }
}
