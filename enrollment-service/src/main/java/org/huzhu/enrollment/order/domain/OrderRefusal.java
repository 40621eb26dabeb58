package org.huzhu.enrollment.order.domain;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.values.Refusal;

/** Every way an order says no. */
public sealed interface OrderRefusal extends Refusal {

    record IneligibleRowsPresent(int count) implements OrderRefusal {}

    record OrderEmpty() implements OrderRefusal {}

    record AmountDiffers(BigDecimal due, BigDecimal paid) implements OrderRefusal {}

    record IllegalTransition(OrderStatus status) implements OrderRefusal {}

    /** Money needs four eyes: one person does not give both reviews, nor reviews an order of his own unit. */
    record SamePerson() implements OrderRefusal {}

    record ReasonRequired() implements OrderRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case IneligibleRowsPresent _ -> "INELIGIBLE_ROWS_PRESENT";
            case OrderEmpty _ -> "ORDER_EMPTY";
            case AmountDiffers _ -> "PAYMENT_AMOUNT_MISMATCH";
            case IllegalTransition _ -> "ILLEGAL_TRANSITION";
            case SamePerson _ -> "SAME_PERSON";
            case ReasonRequired _ -> "REASON_REQUIRED";
        };
    }

    @Override
    default Map<String, Object> details() {
        return switch (this) {
            case IneligibleRowsPresent rows -> Map.of("count", rows.count());
            case AmountDiffers amounts ->
                Map.of("amountDue", Money.text(amounts.due()), "amountPaid", Money.text(amounts.paid()));
            case IllegalTransition illegal -> Map.of("state", illegal.status());
            case OrderEmpty _, SamePerson _, ReasonRequired _ -> Map.of();
        };
    }

    @Override
    default Optional<String> field() {
        return switch (this) {
            case ReasonRequired _ -> Optional.of("reason");
            case AmountDiffers _ -> Optional.of("amountPaid");
            case IneligibleRowsPresent _, OrderEmpty _, IllegalTransition _, SamePerson _ -> Optional.empty();
        };
    }
}
