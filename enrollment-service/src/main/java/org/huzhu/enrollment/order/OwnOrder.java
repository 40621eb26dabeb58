package org.huzhu.enrollment.order;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.function.Function;
import org.huzhu.enrollment.order.domain.EnrollmentOrder;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The beginning of every change of an order: is it the caller's, and lock it. */
@Component
class OwnOrder {

    private final OrderAccess access;
    private final OrderStore orders;

    OwnOrder(OrderAccess access, OrderStore orders) {
        this.access = access;
        this.orders = orders;
    }

    /** For what a unit does, inside a transaction. A foreign order is not told from one that does not exist. */
    <T> Mono<Outcome<T>> ofUnit(Caller caller, String orderNo, Function<EnrollmentOrder, Mono<Outcome<T>>> change) {
        return access.ofCaller(caller, orderNo).flatMap(own -> locked(own, change));
    }

    /** For what staff do, inside a transaction. */
    <T> Mono<Outcome<T>> ofStaff(Caller caller, String orderNo, Function<EnrollmentOrder, Mono<Outcome<T>>> change) {
        return access.visible(caller, orderNo).flatMap(visible -> locked(visible, change));
    }

    /** An order that went to another unit between the look and the lock is not the caller's any more. */
    private <T> Mono<Outcome<T>> locked(
            Outcome<OrderSummary> found, Function<EnrollmentOrder, Mono<Outcome<T>>> change) {
        return switch (found) {
            case Done<OrderSummary> seen ->
                orders.lock(seen.value().orderNo())
                        .filter(order ->
                                order.facts().unitId().equals(seen.value().unitId()))
                        .flatMap(change)
                        .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
            case Refused<OrderSummary> no -> Mono.just(refused(no.refusal()));
        };
    }
}
