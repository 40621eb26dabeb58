package org.huzhu.enrollment.order;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.order.domain.OrderStatus;

/**
 * An order as the API shows it (WXU-022).
 *
 * @param eligibleCount only in the detail of one order, where the roster is counted
 * @param amountDue of the approved order; before approval what the eligible persons would cost today
 * @param warnings for the reviewer: the same payment slip was handed in for another order
 */
public record OrderView(
        String orderNo,
        UUID unitId,
        String unitName,
        String product,
        OrderStatus state,
        OffsetDateTime appliedAt,
        Optional<OffsetDateTime> submittedAt,
        Optional<OffsetDateTime> completedAt,
        Optional<Integer> eligibleCount,
        Optional<Integer> ineligibleCount,
        Optional<String> premium,
        Optional<String> amountDue,
        Optional<String> amountPaid,
        Optional<Boolean> amountMatched,
        Optional<LocalDate> payBy,
        Optional<String> reviewReason,
        List<FileView> files,
        List<Warning> warnings) {

    /** A paper handed in with the payment. */
    public record FileView(String kind, String fileName, String contentType, long size, OffsetDateTime uploadedAt) {}

    /** Something to look at before deciding. */
    public record Warning(String code, String text, List<String> orders) {}

    OrderView counted(RosterCounts counts, Optional<String> premiumToday, Optional<String> amountToday) {
        return new OrderView(
                orderNo,
                unitId,
                unitName,
                product,
                state,
                appliedAt,
                submittedAt,
                completedAt,
                Optional.of(counts.eligible()),
                Optional.of(counts.ineligible()),
                premium.or(() -> premiumToday),
                amountDue.or(() -> amountToday),
                amountPaid,
                amountMatched,
                payBy,
                reviewReason,
                files,
                warnings);
    }

    OrderView with(List<FileView> shownFiles, List<Warning> shownWarnings) {
        return new OrderView(
                orderNo,
                unitId,
                unitName,
                product,
                state,
                appliedAt,
                submittedAt,
                completedAt,
                eligibleCount,
                ineligibleCount,
                premium,
                amountDue,
                amountPaid,
                amountMatched,
                payBy,
                reviewReason,
                shownFiles,
                shownWarnings);
    }
}
