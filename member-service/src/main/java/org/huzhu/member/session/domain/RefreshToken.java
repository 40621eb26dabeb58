package org.huzhu.member.session.domain;

import java.time.Instant;
import java.util.UUID;

/** A refresh token as it was found by its hash, with the state of its session. */
public record RefreshToken(
        UUID sessionId, UUID accountId, Instant expiresAt, boolean used, Instant sessionExpiresAt, boolean revoked) {

    /** What it is worth when it is presented. */
    public enum Worth {
        /** The first time, in time. */
        GOOD,
        /** Somebody has used it before: one of the two is a thief, so the session ends. */
        REUSED,
        /** Too old, or its session has ended. */
        ENDED
    }

    public Worth worth(Instant now) {
        if (revoked || !now.isBefore(sessionExpiresAt)) {
            return Worth.ENDED;
        }
        if (used) {
            return Worth.REUSED;
        }
        return now.isBefore(expiresAt) ? Worth.GOOD : Worth.ENDED;
    }
}
