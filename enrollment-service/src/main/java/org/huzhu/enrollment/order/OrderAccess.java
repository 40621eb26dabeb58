package org.huzhu.enrollment.order;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import org.huzhu.enrollment.order.domain.OrderRefusal;
import org.huzhu.enrollment.order.domain.OrderStatus;
import org.huzhu.enrollment.unit.UnitAccess;
import org.huzhu.enrollment.unit.UnitSummary;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who may see and change which order. A foreign order and one that does not exist answer the same NOT_FOUND (AC-163). */
@Component
public class OrderAccess {

    private final OrderStore orders;
    private final UnitAccess units;

    OrderAccess(OrderStore orders, UnitAccess units) {
        this.orders = orders;
        this.units = units;
    }

    /** The caller's own unit's order, or any for the staff who work on orders. */
    public Mono<Outcome<OrderSummary>> visible(Caller caller, String orderNo) {
        return seesEveryOrder(caller)
                ? orders.summary(orderNo).map(Outcome::done).defaultIfEmpty(unknown())
                : ofCaller(caller, orderNo);
    }

    /** The caller's own unit's order and no other, whatever role he has besides: for what only a unit may do. */
    public Mono<Outcome<OrderSummary>> ofCaller(Caller caller, String orderNo) {
        return units.ofCaller(caller).flatMap(unit -> own(unit, orders.summary(orderNo)));
    }

    static boolean seesEveryOrder(Caller caller) {
        return caller.roles().stream().anyMatch(OrderAccess::worksOnOrders);
    }

    private static boolean worksOnOrders(Role role) {
        return switch (role) {
            case FIRST_REVIEWER, SECOND_REVIEWER, FINANCE, AUDITOR, ADMIN -> true;
            case REPORT_REVIEWER -> false;
        };
    }

    /** Locks the caller's draft until the surrounding transaction ends. The unit must be approved (WXU-017), the order a draft (WXU-049). */
    public Mono<Outcome<OrderSummary>> lockDraft(Caller caller, String orderNo) {
        return units.ofCaller(caller).flatMap(unit -> switch (unit) {
            case Refused<UnitSummary> no -> Mono.just(Outcome.<OrderSummary>refused(no.refusal()));
            case Done<UnitSummary> own
            when !own.value().isApproved() -> Mono.just(Outcome.<OrderSummary>refused(Refusal.of("UNIT_NOT_APPROVED")));
            case Done<UnitSummary> own -> own(own, orders.lockSummary(orderNo)).map(OrderAccess::draftOnly);
        });
    }

    /** For work that goes on after its request: empty when the order is gone or no draft any more. */
    public Mono<OrderSummary> lockDraftForImport(String orderNo) {
        return orders.lockSummary(orderNo).filter(order -> order.status() == OrderStatus.DRAFT);
    }

    private static Mono<Outcome<OrderSummary>> own(Outcome<UnitSummary> unit, Mono<OrderSummary> order) {
        return switch (unit) {
            case Refused<UnitSummary> no -> Mono.just(refused(no.refusal()));
            case Done<UnitSummary> own ->
                order.filter(found -> found.unitId().equals(own.value().unitId()))
                        .map(Outcome::done)
                        .defaultIfEmpty(unknown());
        };
    }

    private static Outcome<OrderSummary> draftOnly(Outcome<OrderSummary> outcome) {
        return switch (outcome) {
            case Done<OrderSummary> order
            when order.value().status() != OrderStatus.DRAFT ->
                refused(new OrderRefusal.IllegalTransition(order.value().status()));
            case Done<OrderSummary> order -> done(order.value());
            case Refused<OrderSummary> no -> no;
        };
    }

    private static Outcome<OrderSummary> unknown() {
        return refused(Refusal.of("NOT_FOUND"));
    }
}
