package org.huzhu.enrollment.unit.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.unit.UnitView;
import org.huzhu.enrollment.unit.UnitView.AttachmentView;
import org.huzhu.enrollment.unit.UnitView.Step;
import org.huzhu.enrollment.unit.domain.UnitState;
import org.huzhu.platform.time.Beijing;
import org.jspecify.annotations.Nullable;

/** What a page about a unit shows; attachments come as parallel arrays. */
record UnitViewRow(
        UUID unitId,
        String name,
        String uscc,
        boolean unionEstablished,
        UnitState state,
        @Nullable String district,
        @Nullable String medicalCode,
        @Nullable String handlerName,
        @Nullable String maskedHandlerId,
        String handlerPhone,
        @Nullable String pledgeVersion,
        @Nullable Instant submittedAt,
        @Nullable Instant reviewedAt,
        @Nullable String reviewReason,
        @Nullable UUID mergedInto,
        Instant createdAt,
        long version,
        String[] kinds,
        String[] fileNames,
        String[] contentTypes,
        Long[] sizes,
        Instant[] uploadedAts,
        String[] aliases) {

    UnitView toView() {
        return new UnitView(
                unitId,
                name,
                uscc,
                unionEstablished,
                state,
                Optional.ofNullable(district),
                Optional.ofNullable(medicalCode),
                Optional.ofNullable(handlerName),
                Optional.ofNullable(maskedHandlerId),
                handlerPhone,
                attachments(),
                List.of(aliases),
                progress(),
                Optional.ofNullable(pledgeVersion),
                Optional.ofNullable(reviewReason),
                Optional.ofNullable(mergedInto),
                at(createdAt),
                version);
    }

    private List<AttachmentView> attachments() {
        var views = new ArrayList<AttachmentView>();
        for (var i = 0; i < kinds.length; i++) {
            views.add(new AttachmentView(kinds[i], fileNames[i], contentTypes[i], sizes[i], at(uploadedAts[i])));
        }
        return views;
    }

    private List<Step> progress() {
        var handedIn = Optional.ofNullable(submittedAt).map(UnitViewRow::at);
        var decided = Optional.ofNullable(reviewedAt).filter(_ -> isDecided()).map(UnitViewRow::at);
        return List.of(
                new Step("SUBMITTED", "提交资料", handedIn.isPresent(), handedIn),
                new Step("UNDER_REVIEW", "后台审核", decided.isPresent(), handedIn),
                new Step("REVIEWED", "审核完成", decided.isPresent(), decided));
    }

    private boolean isDecided() {
        return switch (state) {
            case APPROVED, REJECTED, MERGED -> true;
            case INCOMPLETE, UNDER_REVIEW -> false;
        };
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(Beijing.ZONE).toOffsetDateTime();
    }
}
