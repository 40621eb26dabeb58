package org.huzhu.claims.filing.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What never changes about a filing.
 *
 * @param region the insured place (参保地), for example CN-2201
 * @param version grows with each change and renewal
 * @param previous the filing this one changes or continues
 */
public record FilingIdentity(
        UUID personId,
        UUID filingId,
        String region,
        FilingKind kind,
        Scenario scenario,
        Origin origin,
        int version,
        Optional<UUID> previous,
        String filedBy,
        Instant createdAt) {

    /** 备案类别. A renewal is 新增 on the form. */
    public enum Origin {
        NEW,
        CHANGE,
        RENEWAL
    }

    public FilingIdentity follower(UUID id, Origin how, String by, Instant at) {
        return new FilingIdentity(
                personId, id, region, kind, scenario, how, version + 1, Optional.of(filingId), by, at);
    }
}
