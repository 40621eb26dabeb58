package org.huzhu.enrollment.order;

import java.util.function.Function;
import org.huzhu.enrollment.order.domain.EnrollmentOrder;
import org.huzhu.enrollment.order.domain.OrderCommand;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The step every command shares: ask the state machine, store what became of the order, count the transition. */
@Component
class OrderChange {

    private static final Logger log = LoggerFactory.getLogger(OrderChange.class);

    private final OrderStore orders;
    private final OrderMeters meters;

    OrderChange(OrderStore orders, OrderMeters meters) {
        this.orders = orders;
        this.meters = meters;
    }

    /** Inside a transaction that holds the order's lock; {@code effects} join it. */
    Mono<Outcome<EnrollmentOrder>> apply(
            EnrollmentOrder order, OrderCommand command, Function<EnrollmentOrder, Mono<Void>> effects) {
        return switch (order.on(command)) {
            case Done<EnrollmentOrder> next ->
                store(order, next.value(), effects).map(Outcome::done);
            case Refused<EnrollmentOrder> no -> Mono.just(no);
        };
    }

    Mono<EnrollmentOrder> store(
            EnrollmentOrder before, EnrollmentOrder after, Function<EnrollmentOrder, Mono<Void>> effects) {
        return orders.save(after)
                .then(Mono.defer(() -> effects.apply(after)))
                .thenReturn(after)
                .doOnNext(_ -> report(before, after));
    }

    private void report(EnrollmentOrder before, EnrollmentOrder after) {
        log.info("order moved orderNo={} from={} to={}", after.facts().orderNo(), before.status(), after.status());
        meters.moved(before.status(), after.status());
    }
}
