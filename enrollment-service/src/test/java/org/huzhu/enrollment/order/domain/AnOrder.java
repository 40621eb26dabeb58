package org.huzhu.enrollment.order.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Approval;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.AwaitingPayment;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Cancelled;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Completed;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Draft;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Facts;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Payment;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.PaymentUnderReview;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Submitted;

/** Orders of five members in each state. */
final class AnOrder {

    static final Instant NOW = Instant.parse("2023-02-21T02:00:00Z");
    static final LocalDate PAY_BY = LocalDate.parse("2023-03-23");
    static final String REVIEWER = "account:first";
    static final String HANDLER = "account:handler";
    private static final Facts FACTS = new Facts("20230221100000000", new UUID(0, 1), "WX-3IN1", NOW);
    private static final Approval APPROVAL =
            new Approval(5, new BigDecimal("120.00"), new BigDecimal("600.00"), PAY_BY, REVIEWER);

    private AnOrder() {}

    static Draft draft() {
        return new Draft(FACTS, Optional.empty());
    }

    static Submitted submitted() {
        return new Submitted(FACTS, 5, NOW);
    }

    static AwaitingPayment awaitingPayment() {
        return new AwaitingPayment(FACTS, NOW, APPROVAL, Optional.empty());
    }

    static PaymentUnderReview paid(String amount) {
        var paid = new BigDecimal(amount);
        return new PaymentUnderReview(
                FACTS, NOW, APPROVAL, new Payment(paid, paid.compareTo(APPROVAL.amountDue()) == 0, HANDLER));
    }

    static Completed completed() {
        return new Completed(
                FACTS, NOW, APPROVAL, new Payment(new BigDecimal("600.00"), true, HANDLER), "account:second", NOW);
    }

    static Cancelled cancelled() {
        return new Cancelled(FACTS, Optional.empty());
    }
}
