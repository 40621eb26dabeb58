package org.huzhu.enrollment.order.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.order.domain.OrderCommand.Approve;
import org.huzhu.enrollment.order.domain.OrderCommand.ApprovePayment;
import org.huzhu.enrollment.order.domain.OrderCommand.Cancel;
import org.huzhu.enrollment.order.domain.OrderCommand.Expire;
import org.huzhu.enrollment.order.domain.OrderCommand.Pay;
import org.huzhu.enrollment.order.domain.OrderCommand.Reject;
import org.huzhu.enrollment.order.domain.OrderCommand.RejectPayment;
import org.huzhu.enrollment.order.domain.OrderCommand.Submit;
import org.huzhu.enrollment.order.domain.OrderRefusal.AmountDiffers;
import org.huzhu.enrollment.order.domain.OrderRefusal.IllegalTransition;
import org.huzhu.enrollment.order.domain.OrderRefusal.IneligibleRowsPresent;
import org.huzhu.enrollment.order.domain.OrderRefusal.OrderEmpty;
import org.huzhu.enrollment.order.domain.OrderRefusal.ReasonRequired;
import org.huzhu.enrollment.order.domain.OrderRefusal.SamePerson;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.values.Outcome;

/**
 * 参保申请工单: one unit enrols the persons of one roster, is reviewed, pays, and is reviewed again. Each state is a type; whatever the state
 * machine of rulebook 1A.6 does not draw is refused and changes nothing.
 */
public sealed interface EnrollmentOrder {

    Facts facts();

    OrderStatus status();

    /** What creation fixed. */
    record Facts(String orderNo, UUID unitId, String product, Instant appliedAt) {}

    /** What the first review fixed: the amount is due for exactly these members (WXU-042). */
    record Approval(int members, BigDecimal premium, BigDecimal amountDue, LocalDate payBy, String by) {

        Approval payableUntil(LocalDate day) {
            return new Approval(members, premium, amountDue, day, by);
        }
    }

    /** 实付. */
    record Payment(BigDecimal amount, boolean matched, String by) {}

    /** 暂存. The roster may still change. The reason is that of the review that sent it back. */
    record Draft(Facts facts, Optional<String> reason) implements EnrollmentOrder {

        Outcome<EnrollmentOrder> submit(Submit roster) {
            if (roster.ineligible() > 0) {
                return refused(new IneligibleRowsPresent(roster.ineligible()));
            }
            return roster.eligible() == 0
                    ? refused(new OrderEmpty())
                    : done(new Submitted(facts, roster.eligible(), roster.at()));
        }

        @Override
        public OrderStatus status() {
            return OrderStatus.DRAFT;
        }
    }

    /** 待审核. From here on the roster is frozen (WXU-049). */
    record Submitted(Facts facts, int members, Instant submittedAt) implements EnrollmentOrder {

        AwaitingPayment approve(Approve review) {
            var due = Money.times(review.premium(), members);
            return new AwaitingPayment(
                    facts,
                    submittedAt,
                    new Approval(members, review.premium(), due, review.payBy(), review.by()),
                    Optional.empty());
        }

        Outcome<EnrollmentOrder> sendBack(Reject review) {
            return review.reason().isBlank()
                    ? refused(new ReasonRequired())
                    : done(new Draft(facts, Optional.of(review.reason())));
        }

        @Override
        public OrderStatus status() {
            return OrderStatus.SUBMITTED;
        }
    }

    /** 待付款. */
    record AwaitingPayment(Facts facts, Instant submittedAt, Approval approval, Optional<String> reason)
            implements EnrollmentOrder {

        Outcome<EnrollmentOrder> pay(Pay payment) {
            var matched = payment.amount().compareTo(approval.amountDue()) == 0;
            return !matched && payment.refuseMismatch()
                    ? refused(new AmountDiffers(approval.amountDue(), payment.amount()))
                    : done(new PaymentUnderReview(
                            facts, submittedAt, approval, new Payment(payment.amount(), matched, payment.by())));
        }

        Outcome<EnrollmentOrder> expire(Expire night) {
            return night.today().isAfter(approval.payBy())
                    ? done(new Cancelled(facts, Optional.of("EXPIRED")))
                    : refused(new IllegalTransition(status()));
        }

        @Override
        public OrderStatus status() {
            return OrderStatus.AWAITING_PAYMENT;
        }
    }

    /** 付款待审核. */
    record PaymentUnderReview(Facts facts, Instant submittedAt, Approval approval, Payment payment)
            implements EnrollmentOrder {

        Outcome<EnrollmentOrder> approve(ApprovePayment review) {
            if (isOwnWork(review.by())) {
                return refused(new SamePerson());
            }
            return payment.matched()
                    ? done(new Completed(facts, submittedAt, approval, payment, review.by(), review.at()))
                    : refused(new AmountDiffers(approval.amountDue(), payment.amount()));
        }

        Outcome<EnrollmentOrder> sendBack(RejectPayment review) {
            if (isOwnWork(review.by())) {
                return refused(new SamePerson());
            }
            return review.reason().isBlank()
                    ? refused(new ReasonRequired())
                    : done(new AwaitingPayment(
                            facts, submittedAt, approval.payableUntil(review.payBy()), Optional.of(review.reason())));
        }

        private boolean isOwnWork(String reviewer) {
            return reviewer.equals(approval.by()) || reviewer.equals(payment.by());
        }

        @Override
        public OrderStatus status() {
            return OrderStatus.PAYMENT_UNDER_REVIEW;
        }
    }

    /** 已完成. */
    record Completed(
            Facts facts,
            Instant submittedAt,
            Approval approval,
            Payment payment,
            String approvedBy,
            Instant completedAt)
            implements EnrollmentOrder {
        @Override
        public OrderStatus status() {
            return OrderStatus.COMPLETED;
        }
    }

    /** 已取消, by the unit or because it was not paid in time. */
    record Cancelled(Facts facts, Optional<String> reason) implements EnrollmentOrder {
        @Override
        public OrderStatus status() {
            return OrderStatus.CANCELLED;
        }
    }

    /** The state machine: what became of the order, or why nothing did. */
    default Outcome<EnrollmentOrder> on(OrderCommand command) {
        return switch (this) {
            case Draft draft ->
                switch (command) {
                    case Submit submit -> draft.submit(submit);
                    case Approve _, Reject _, Pay _, ApprovePayment _, RejectPayment _, Cancel _, Expire _ -> illegal();
                };
            case Submitted submitted ->
                switch (command) {
                    case Approve approve -> done(submitted.approve(approve));
                    case Reject reject -> submitted.sendBack(reject);
                    case Submit _, Pay _, ApprovePayment _, RejectPayment _, Cancel _, Expire _ -> illegal();
                };
            case AwaitingPayment awaiting ->
                switch (command) {
                    case Pay pay -> awaiting.pay(pay);
                    case Cancel _ -> done(new Cancelled(facts(), Optional.empty()));
                    case Expire expire -> awaiting.expire(expire);
                    case Submit _, Approve _, Reject _, ApprovePayment _, RejectPayment _ -> illegal();
                };
            case PaymentUnderReview paid ->
                switch (command) {
                    case ApprovePayment approve -> paid.approve(approve);
                    case RejectPayment reject -> paid.sendBack(reject);
                    case Submit _, Approve _, Reject _, Pay _, Cancel _, Expire _ -> illegal();
                };
            case Completed _, Cancelled _ -> illegal();
        };
    }

    private Outcome<EnrollmentOrder> illegal() {
        return refused(new IllegalTransition(status()));
    }
}
