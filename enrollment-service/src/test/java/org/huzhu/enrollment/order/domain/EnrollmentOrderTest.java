package org.huzhu.enrollment.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.enrollment.order.domain.AnOrder.HANDLER;
import static org.huzhu.enrollment.order.domain.AnOrder.NOW;
import static org.huzhu.enrollment.order.domain.AnOrder.PAY_BY;
import static org.huzhu.enrollment.order.domain.AnOrder.REVIEWER;
import static org.huzhu.platform.values.Outcome.refused;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.AwaitingPayment;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Draft;
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
import org.huzhu.platform.values.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnrollmentOrderTest {

    private static final String SECOND = "account:second";
    private static final Submit SUBMIT = new Submit(5, 0, NOW);
    private static final Approve APPROVE = new Approve(new BigDecimal("120.00"), PAY_BY, REVIEWER);
    private static final Reject REJECT = new Reject("名单不清楚");
    private static final Pay PAY = new Pay(new BigDecimal("600.00"), false, HANDLER);
    private static final ApprovePayment APPROVE_PAYMENT = new ApprovePayment(SECOND, NOW);
    private static final RejectPayment REJECT_PAYMENT = new RejectPayment("凭证不清楚", PAY_BY.plusDays(5), SECOND);
    private static final Expire EXPIRE = new Expire(PAY_BY.plusDays(1));

    /** Rulebook 1A.6 as a table: what is not drawn is refused. */
    private static final Map<OrderStatus, Map<Class<? extends OrderCommand>, OrderStatus>> DRAWN = Map.of(
            OrderStatus.DRAFT, Map.of(Submit.class, OrderStatus.SUBMITTED),
            OrderStatus.SUBMITTED, Map.of(Approve.class, OrderStatus.AWAITING_PAYMENT, Reject.class, OrderStatus.DRAFT),
            OrderStatus.AWAITING_PAYMENT,
                    Map.of(
                            Pay.class, OrderStatus.PAYMENT_UNDER_REVIEW,
                            Cancel.class, OrderStatus.CANCELLED,
                            Expire.class, OrderStatus.CANCELLED),
            OrderStatus.PAYMENT_UNDER_REVIEW,
                    Map.of(
                            ApprovePayment.class,
                            OrderStatus.COMPLETED,
                            RejectPayment.class,
                            OrderStatus.AWAITING_PAYMENT),
            OrderStatus.COMPLETED, Map.of(),
            OrderStatus.CANCELLED, Map.of());

    static Stream<Arguments> everyCommandInEveryState() {
        var orders = List.of(
                AnOrder.draft(),
                AnOrder.submitted(),
                AnOrder.awaitingPayment(),
                AnOrder.paid("600.00"),
                AnOrder.completed(),
                AnOrder.cancelled());
        var commands = List.of(SUBMIT, APPROVE, REJECT, PAY, APPROVE_PAYMENT, REJECT_PAYMENT, new Cancel(), EXPIRE);
        return orders.stream().flatMap(order -> commands.stream().map(command -> Arguments.of(order, command)));
    }

    @ParameterizedTest
    @MethodSource("everyCommandInEveryState")
    @DisplayName("1A.6 whatever is not drawn is ILLEGAL_TRANSITION (AC-34, AC-39)")
    void theStateMachineIsTheOneDrawn(EnrollmentOrder order, OrderCommand command) {
        var outcome = order.on(command);

        var next = DRAWN.get(order.status()).get(command.getClass());
        if (next == null) {
            assertThat(outcome).isEqualTo(refused(new IllegalTransition(order.status())));
        } else {
            assertThat(outcome.map(EnrollmentOrder::status)).isEqualTo(Outcome.done(next));
        }
    }

    @Test
    @DisplayName("AC-28 one ineligible row holds the whole order back")
    void oneIneligibleRowHoldsTheOrderBack() {
        assertThat(AnOrder.draft().on(new Submit(2, 1, NOW))).isEqualTo(refused(new IneligibleRowsPresent(1)));
    }

    @Test
    void anOrderWithoutPersonsIsNotSubmitted() {
        assertThat(AnOrder.draft().on(new Submit(0, 0, NOW))).isEqualTo(refused(new OrderEmpty()));
    }

    @Test
    @DisplayName("AC-35 five members owe 600.00")
    void fiveMembersOwe600() {
        var awaiting = (AwaitingPayment) done(AnOrder.submitted().on(APPROVE));

        assertThat(awaiting.approval().amountDue()).isEqualTo("600.00");
        assertThat(awaiting.approval().members()).isEqualTo(5);
        assertThat(awaiting.approval().payBy()).isEqualTo(PAY_BY);
    }

    @Test
    void aRejectedRosterGoesBackToTheUnitWithTheReason() {
        var draft = (Draft) done(AnOrder.submitted().on(REJECT));

        assertThat(draft.reason()).contains("名单不清楚");
    }

    @Test
    void sendingBackNeedsAReason() {
        assertThat(AnOrder.submitted().on(new Reject(" "))).isEqualTo(refused(new ReasonRequired()));
        assertThat(AnOrder.paid("600.00").on(new RejectPayment("", PAY_BY, SECOND)))
                .isEqualTo(refused(new ReasonRequired()));
    }

    @Test
    @DisplayName("AC-37 480.00 for 600.00 is stored, marked, and cannot be approved")
    void aWrongAmountIsMarkedAndCannotBeApproved() {
        var paid = done(AnOrder.awaitingPayment().on(new Pay(new BigDecimal("480.00"), false, HANDLER)));

        assertThat(paid).isEqualTo(AnOrder.paid("480.00"));
        assertThat(paid.on(APPROVE_PAYMENT))
                .isEqualTo(refused(new AmountDiffers(new BigDecimal("600.00"), new BigDecimal("480.00"))));
    }

    @Test
    @DisplayName("WXU-048 in strict mode a wrong amount is not taken")
    void strictModeRefusesAWrongAmountAtOnce() {
        assertThat(AnOrder.awaitingPayment().on(new Pay(new BigDecimal("480.00"), true, HANDLER)))
                .isEqualTo(refused(new AmountDiffers(new BigDecimal("600.00"), new BigDecimal("480.00"))));
    }

    @Test
    void theAmountIsComparedAsANumber() {
        var paid = done(AnOrder.awaitingPayment().on(new Pay(new BigDecimal("600"), true, HANDLER)));

        assertThat(paid.status()).isEqualTo(OrderStatus.PAYMENT_UNDER_REVIEW);
    }

    @Test
    void whoReviewedTheRosterOrPaidDoesNotReviewThePayment() {
        var paid = AnOrder.paid("600.00");

        assertThat(paid.on(new ApprovePayment(REVIEWER, NOW))).isEqualTo(refused(new SamePerson()));
        assertThat(paid.on(new ApprovePayment(HANDLER, NOW))).isEqualTo(refused(new SamePerson()));
        assertThat(paid.on(new RejectPayment("凭证不清楚", PAY_BY, REVIEWER))).isEqualTo(refused(new SamePerson()));
    }

    @Test
    void aRejectedPaymentStartsANewPeriodToPay() {
        var awaiting = (AwaitingPayment) done(AnOrder.paid("480.00").on(REJECT_PAYMENT));

        assertThat(awaiting.approval().payBy()).isEqualTo(PAY_BY.plusDays(5));
        assertThat(awaiting.approval().amountDue()).isEqualTo("600.00");
        assertThat(awaiting.reason()).contains("凭证不清楚");
    }

    @Test
    void theLastDayToPayIsStillInTime() {
        assertThat(AnOrder.awaitingPayment().on(new Expire(PAY_BY)))
                .isEqualTo(refused(new IllegalTransition(OrderStatus.AWAITING_PAYMENT)));
        assertThat(AnOrder.awaitingPayment().on(EXPIRE).map(EnrollmentOrder::status))
                .isEqualTo(Outcome.done(OrderStatus.CANCELLED));
    }

    private static EnrollmentOrder done(Outcome<EnrollmentOrder> outcome) {
        return ((Outcome.Done<EnrollmentOrder>) outcome).value();
    }
}
