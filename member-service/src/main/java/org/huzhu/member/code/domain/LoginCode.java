package org.huzhu.member.code.domain;

import java.time.Instant;
import java.util.UUID;

/** The last code sent to a phone (验证码). It is known by its keyed hash only (WXU-008). */
public record LoginCode(UUID codeId, Purpose purpose, UUID hash, Instant expiresAt, int wrongTries, boolean used) {

    /** What a presented code is worth. */
    public sealed interface Verdict {}

    /** Right, and used up by this. */
    public record Right(LoginCode code) implements Verdict {}

    /** Wrong; the try counts. */
    public record Wrong(LoginCode code) implements Verdict {}

    /** Too many tries were wrong; the right code does not help any more. */
    public record Locked() implements Verdict {}

    /** Used already, or too old. */
    public record Gone() implements Verdict {}

    public Verdict check(UUID presented, Instant now, int wrongTriesAllowed) {
        if (used || !now.isBefore(expiresAt)) {
            return new Gone();
        }
        if (wrongTries >= wrongTriesAllowed) {
            return new Locked();
        }
        return hash.equals(presented)
                ? new Right(new LoginCode(codeId, purpose, hash, expiresAt, wrongTries, true))
                : new Wrong(new LoginCode(codeId, purpose, hash, expiresAt, wrongTries + 1, false));
    }
}
