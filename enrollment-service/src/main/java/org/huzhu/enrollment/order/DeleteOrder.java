package org.huzhu.enrollment.order;

import static org.huzhu.platform.values.Outcome.done;

import org.huzhu.enrollment.order.domain.EnrollmentOrder;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Draft;
import org.huzhu.enrollment.order.domain.OrderRefusal.IllegalTransition;
import org.huzhu.enrollment.order.domain.OrderStatus;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The unit throws a draft away, roster and all (WXU-035, AC-34). */
@Component
public class DeleteOrder {

    private final OwnOrder own;
    private final OrderStore orders;
    private final Audit audit;
    private final TransactionalOperator transaction;

    DeleteOrder(OwnOrder own, OrderStore orders, Audit audit, TransactionalOperator transaction) {
        this.own = own;
        this.orders = orders;
        this.audit = audit;
        this.transaction = transaction;
    }

    public record Command(Caller caller, String orderNo) {}

    public Mono<Outcome<OrderStatus>> handle(Command command) {
        return own.ofUnit(
                        command.caller(),
                        command.orderNo(),
                        order -> order instanceof Draft
                                ? delete(command, order)
                                : Mono.just(Outcome.<OrderStatus>refused(new IllegalTransition(order.status()))))
                .as(transaction::transactional);
    }

    private Mono<Outcome<OrderStatus>> delete(Command command, EnrollmentOrder draft) {
        return orders.delete(command.orderNo())
                .then(audit.record(command.caller(), Audit.Entry.of("ORDER_DELETED", "ORDER", command.orderNo())))
                .thenReturn(done(draft.status()));
    }
}
