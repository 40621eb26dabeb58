package org.huzhu.claims.claim.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.time.CoverageTerm;

/**
 * What never changes about a claim.
 *
 * @param version label of the product version whose terms hold: that of the event date (SHC-011)
 * @param channel through which it came
 * @param coveredSince first day of the unbroken chain of terms that the covering term belongs to
 * @param unitId nil UUID where the unit is not known
 * @param filedBy as in {@code Caller.id()}; {@code system} for direct settlement
 */
public record ClaimIdentity(
        UUID personId,
        UUID claimId,
        String product,
        String version,
        String classCode,
        Category category,
        Origin origin,
        String channel,
        UUID coverageId,
        UUID unitId,
        CoverageTerm term,
        LocalDate coveredSince,
        String filedBy,
        Instant createdAt) {}
