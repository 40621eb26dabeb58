package org.huzhu.enrollment.order.store;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.order.OrderView;
import org.huzhu.enrollment.order.domain.EnrollmentOrder;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Approval;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.AwaitingPayment;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Cancelled;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Completed;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Draft;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Facts;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Payment;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.PaymentUnderReview;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Submitted;
import org.huzhu.enrollment.order.domain.OrderStatus;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.Money;
import org.jspecify.annotations.Nullable;

/** One row of enrollment_order; check constraints say which columns each state needs. */
record OrderRow(
        String orderNo,
        UUID unitId,
        String product,
        OrderStatus state,
        Instant appliedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant completedAt,
        @Nullable Integer memberCount,
        @Nullable BigDecimal premium,
        @Nullable BigDecimal amountDue,
        @Nullable BigDecimal amountPaid,
        @Nullable Boolean amountMatched,
        @Nullable LocalDate paymentDueOn,
        @Nullable String reviewReason,
        @Nullable String reviewedBy,
        @Nullable String paidBy,
        @Nullable String paymentReviewedBy) {

    EnrollmentOrder toOrder() {
        var facts = new Facts(orderNo, unitId, product, appliedAt);
        var reason = Optional.ofNullable(reviewReason);
        return switch (state) {
            case DRAFT -> new Draft(facts, reason);
            case SUBMITTED -> new Submitted(facts, requireNonNull(memberCount, "member_count"), handedIn());
            case AWAITING_PAYMENT -> new AwaitingPayment(facts, handedIn(), approval(), reason);
            case PAYMENT_UNDER_REVIEW -> new PaymentUnderReview(facts, handedIn(), approval(), payment());
            case COMPLETED ->
                new Completed(
                        facts,
                        handedIn(),
                        approval(),
                        payment(),
                        requireNonNull(paymentReviewedBy, "payment_reviewed_by"),
                        requireNonNull(completedAt, "completed_at"));
            case CANCELLED -> new Cancelled(facts, reason);
        };
    }

    static OrderRow of(EnrollmentOrder order) {
        return switch (order) {
            case Draft draft -> bare(draft, draft.reason());
            case Submitted submitted ->
                row(submitted, submitted.submittedAt(), submitted.members(), null, null, Optional.empty(), null, null);
            case AwaitingPayment awaiting ->
                approved(awaiting, awaiting.submittedAt(), awaiting.approval(), null, awaiting.reason());
            case PaymentUnderReview paid ->
                approved(paid, paid.submittedAt(), paid.approval(), paid.payment(), Optional.empty());
            case Completed completed ->
                row(
                        completed,
                        completed.submittedAt(),
                        completed.approval().members(),
                        completed.approval(),
                        completed.payment(),
                        Optional.empty(),
                        completed.approvedBy(),
                        completed.completedAt());
            case Cancelled cancelled -> bare(cancelled, cancelled.reason());
        };
    }

    OrderView toView(String unitName) {
        return new OrderView(
                orderNo,
                unitId,
                unitName,
                product,
                state,
                appliedAt.atZone(Beijing.ZONE).toOffsetDateTime(),
                Optional.ofNullable(submittedAt)
                        .map(at -> at.atZone(Beijing.ZONE).toOffsetDateTime()),
                Optional.ofNullable(completedAt)
                        .map(at -> at.atZone(Beijing.ZONE).toOffsetDateTime()),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(premium).map(Money::text),
                Optional.ofNullable(amountDue).map(Money::text),
                Optional.ofNullable(amountPaid).map(Money::text),
                Optional.ofNullable(amountMatched),
                Optional.ofNullable(paymentDueOn),
                Optional.ofNullable(reviewReason),
                List.of(),
                List.of());
    }

    private static OrderRow bare(EnrollmentOrder order, Optional<String> reason) {
        return row(order, null, null, null, null, reason, null, null);
    }

    private static OrderRow approved(
            EnrollmentOrder order,
            Instant submittedAt,
            Approval approval,
            @Nullable Payment payment,
            Optional<String> reason) {
        return row(order, submittedAt, approval.members(), approval, payment, reason, null, null);
    }

    private static OrderRow row(
            EnrollmentOrder order,
            @Nullable Instant submittedAt,
            @Nullable Integer members,
            @Nullable Approval approval,
            @Nullable Payment payment,
            Optional<String> reason,
            @Nullable String paymentReviewedBy,
            @Nullable Instant completedAt) {
        return new OrderRow(
                order.facts().orderNo(),
                order.facts().unitId(),
                order.facts().product(),
                order.status(),
                order.facts().appliedAt(),
                submittedAt,
                completedAt,
                members,
                approval == null ? null : approval.premium(),
                approval == null ? null : approval.amountDue(),
                payment == null ? null : payment.amount(),
                payment == null ? null : payment.matched(),
                approval == null ? null : approval.payBy(),
                reason.orElse(null),
                approval == null ? null : approval.by(),
                payment == null ? null : payment.by(),
                paymentReviewedBy);
    }

    private Instant handedIn() {
        return requireNonNull(submittedAt, "submitted_at");
    }

    private Approval approval() {
        return new Approval(
                requireNonNull(memberCount, "member_count"),
                requireNonNull(premium, "premium"),
                requireNonNull(amountDue, "amount_due"),
                requireNonNull(paymentDueOn, "payment_due_on"),
                requireNonNull(reviewedBy, "reviewed_by"));
    }

    private Payment payment() {
        return new Payment(
                requireNonNull(amountPaid, "amount_paid"),
                requireNonNull(amountMatched, "amount_matched"),
                requireNonNull(paidBy, "paid_by"));
    }
}
