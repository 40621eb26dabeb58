package org.huzhu.enrollment.unit.store;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huzhu.enrollment.unit.domain.AttachmentKind;
import org.huzhu.enrollment.unit.domain.Profile;
import org.huzhu.enrollment.unit.domain.Unit;
import org.huzhu.enrollment.unit.domain.Unit.Approved;
import org.huzhu.enrollment.unit.domain.Unit.Identity;
import org.huzhu.enrollment.unit.domain.Unit.Incomplete;
import org.huzhu.enrollment.unit.domain.Unit.Merged;
import org.huzhu.enrollment.unit.domain.Unit.Rejected;
import org.huzhu.enrollment.unit.domain.Unit.UnderReview;
import org.huzhu.enrollment.unit.domain.UnitState;
import org.jspecify.annotations.Nullable;

/** One row of unit, with the kinds of its attachments. */
record UnitRow(
        UUID unitId,
        UUID handlerAccountId,
        String name,
        String uscc,
        boolean unionEstablished,
        UnitState state,
        @Nullable String district,
        @Nullable String medicalCode,
        @Nullable String handlerName,
        @Nullable String maskedHandlerId,
        @Nullable String reviewReason,
        @Nullable UUID mergedInto,
        long version,
        String[] kinds) {

    Unit toUnit() {
        var identity = new Identity(unitId, handlerAccountId, name, uscc, unionEstablished, version);
        return switch (state) {
            case INCOMPLETE -> new Incomplete(identity, profile());
            case UNDER_REVIEW -> new UnderReview(identity, profile());
            case APPROVED -> new Approved(identity, profile());
            case REJECTED -> new Rejected(identity, profile(), requireNonNull(reviewReason, "review_reason"));
            case MERGED -> new Merged(identity, profile(), requireNonNull(mergedInto, "merged_into"));
        };
    }

    private Profile profile() {
        return new Profile(
                Optional.ofNullable(district),
                Optional.ofNullable(medicalCode),
                Optional.ofNullable(handlerName),
                Optional.ofNullable(maskedHandlerId),
                Arrays.stream(kinds).map(AttachmentKind::valueOf).collect(Collectors.toSet()));
    }
}
