package org.huzhu.enrollment.order;

import static org.huzhu.enrollment.order.domain.OrderStatus.AWAITING_PAYMENT;
import static org.huzhu.enrollment.order.domain.OrderStatus.CANCELLED;
import static org.huzhu.enrollment.order.domain.OrderStatus.COMPLETED;
import static org.huzhu.enrollment.order.domain.OrderStatus.DRAFT;
import static org.huzhu.enrollment.order.domain.OrderStatus.PAYMENT_UNDER_REVIEW;
import static org.huzhu.enrollment.order.domain.OrderStatus.SUBMITTED;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.huzhu.enrollment.order.domain.OrderStatus;
import org.springframework.stereotype.Component;

/** Counts the steps of orders. */
@Component
class OrderMeters {

    /** Shown from the start, so that the first step of a kind is a rise. */
    private static final Map<OrderStatus, List<OrderStatus>> STEPS = Map.of(
            DRAFT, List.of(SUBMITTED),
            SUBMITTED, List.of(AWAITING_PAYMENT, DRAFT),
            AWAITING_PAYMENT, List.of(PAYMENT_UNDER_REVIEW, CANCELLED),
            PAYMENT_UNDER_REVIEW, List.of(COMPLETED, AWAITING_PAYMENT));

    private final MeterRegistry meters;

    OrderMeters(MeterRegistry meters) {
        this.meters = meters;
        STEPS.forEach((from, following) -> following.forEach(to -> counter(from, to)));
    }

    void moved(OrderStatus from, OrderStatus to) {
        counter(from, to).increment();
    }

    private Counter counter(OrderStatus from, OrderStatus to) {
        return Counter.builder("huzhu.orders.transitions")
                .description("steps of orders from state to state")
                .tag("from", from.name())
                .tag("to", to.name())
                .register(meters);
    }
}
