package org.huzhu.enrollment.order.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** What can be asked of an order; {@link EnrollmentOrder#on} says which state answers what. */
public sealed interface OrderCommand {

    record Submit(int eligible, int ineligible, Instant at) implements OrderCommand {}

    record Approve(BigDecimal premium, LocalDate payBy, String by) implements OrderCommand {}

    record Reject(String reason) implements OrderCommand {}

    record Pay(BigDecimal amount, boolean refuseMismatch, String by) implements OrderCommand {}

    record ApprovePayment(String by, Instant at) implements OrderCommand {}

    /** @param payBy the unit gets a new period to pay */
    record RejectPayment(String reason, LocalDate payBy, String by) implements OrderCommand {}

    record Cancel() implements OrderCommand {}

    record Expire(LocalDate today) implements OrderCommand {}
}
