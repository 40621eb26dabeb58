package org.huzhu.member.hold;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One hold. A person may be under several; his data must stay until the last is released. */
public record PersonHold(
        UUID personId, UUID holdId, String reason, String setBy, Instant setAt, Optional<Release> release) {

    public record Release(String reason, String by, Instant at) {}
}
