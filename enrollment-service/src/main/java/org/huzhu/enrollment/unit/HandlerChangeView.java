package org.huzhu.enrollment.unit;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * An application to take over as handler (经办人变更). The ID number is masked.
 *
 * @param unitId only for staff; empty where no unit has that code
 */
public record HandlerChangeView(
        UUID changeId,
        String state,
        String uscc,
        Optional<UUID> unitId,
        Optional<String> unitName,
        String name,
        String idNumber,
        String phone,
        String fileName,
        String reason,
        OffsetDateTime requestedAt,
        Optional<OffsetDateTime> decidedAt) {

    /** What the applicant sees: nothing that tells whether the unit exists. */
    HandlerChangeView forApplicant() {
        return new HandlerChangeView(
                changeId,
                state,
                uscc,
                Optional.empty(),
                Optional.empty(),
                name,
                idNumber,
                phone,
                fileName,
                reason,
                requestedAt,
                decidedAt);
    }
}
