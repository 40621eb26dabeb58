package org.huzhu.claims.record;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.claim.domain.ClaimState;

/**
 * Which claims are asked for. Empty means any.
 *
 * @param unitId whose members; empty only for staff and members
 * @param states never empty
 * @param nameIndex blind index of the whole name, like that of the phone
 * @param claimIds lowest and highest id that begins as asked for
 * @param from first day on which the event may have been
 */
public record ClaimFilter(
        Optional<UUID> unitId,
        Optional<UUID> personId,
        Set<ClaimState> states,
        Optional<String> product,
        Optional<UUID> nameIndex,
        Optional<UUID> phoneIndex,
        Optional<ClaimIds> claimIds,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {

    /** A range of claim ids, both included. */
    public record ClaimIds(UUID lowest, UUID highest) {}
}
