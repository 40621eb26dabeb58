package org.huzhu.enrollment.order;

import org.huzhu.enrollment.order.domain.EnrollmentOrder;
import org.huzhu.enrollment.order.domain.OrderCommand.Cancel;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** 取消: an approved order is not paid for after all (1A.6). Its persons are free for another order at once. */
@Component
public class CancelOrder {

    private final OwnOrder own;
    private final OrderChange change;
    private final Audit audit;
    private final TransactionalOperator transaction;

    CancelOrder(OwnOrder own, OrderChange change, Audit audit, TransactionalOperator transaction) {
        this.own = own;
        this.change = change;
        this.audit = audit;
        this.transaction = transaction;
    }

    public record Command(Caller caller, String orderNo) {}

    public Mono<Outcome<EnrollmentOrder>> handle(Command command) {
        return own.ofUnit(
                        command.caller(),
                        command.orderNo(),
                        order -> change.apply(
                                order,
                                new Cancel(),
                                _ -> audit.record(
                                        command.caller(),
                                        Audit.Entry.of("ORDER_CANCELLED", "ORDER", command.orderNo()))))
                .as(transaction::transactional);
    }
}
