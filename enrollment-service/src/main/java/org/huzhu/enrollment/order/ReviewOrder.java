package org.huzhu.enrollment.order;

import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.huzhu.enrollment.order.domain.EnrollmentOrder;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.AwaitingPayment;
import org.huzhu.enrollment.order.domain.OrderCommand;
import org.huzhu.enrollment.order.domain.OrderCommand.Approve;
import org.huzhu.enrollment.order.domain.OrderCommand.Reject;
import org.huzhu.enrollment.order.domain.OrderRefusal;
import org.huzhu.enrollment.unit.UnitAccess;
import org.huzhu.enrollment.unit.UnitSummary;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.DomainEvent;
import org.huzhu.platform.events.EnrollmentApproved;
import org.huzhu.platform.events.EnrollmentRejected;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.values.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The back office accepts a roster, which fixes what is due, or sends it back (WXU-040, WXU-042). Not by the unit's own handler. */
@Component
public class ReviewOrder {

    private final OwnOrder own;
    private final UnitAccess units;
    private final OrderProducts products;
    private final OrderChange change;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    ReviewOrder(
            OwnOrder own,
            UnitAccess units,
            OrderProducts products,
            OrderChange change,
            Outbox outbox,
            Audit audit,
            Clock clock,
            TransactionalOperator transaction) {
        this.own = own;
        this.units = units;
        this.products = products;
        this.change = change;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    public record Command(Caller reviewer, String orderNo, boolean approve, String reason) {}

    public Mono<Outcome<EnrollmentOrder>> handle(Command command) {
        return own.ofStaff(
                        command.reviewer(),
                        command.orderNo(),
                        order -> units.byId(order.facts().unitId()).flatMap(unit -> review(command, order, unit)))
                .as(transaction::transactional);
    }

    private Mono<Outcome<EnrollmentOrder>> review(Command command, EnrollmentOrder order, UnitSummary unit) {
        return isHandler(command.reviewer(), unit)
                ? Mono.just(refused(new OrderRefusal.SamePerson()))
                : change.apply(order, decision(command, order), reviewed -> announce(command, unit, reviewed));
    }

    static boolean isHandler(Caller reviewer, UnitSummary unit) {
        return reviewer.id().equals("account:" + unit.handlerAccountId());
    }

    private OrderCommand decision(Command command, EnrollmentOrder order) {
        if (!command.approve()) {
            return new Reject(command.reason());
        }
        var product = products.of(order.facts());
        var payBy = LocalDate.now(clock).plusDays(product.payment().expireDays());
        return new Approve(product.premium(), payBy, command.reviewer().id());
    }

    private Mono<Void> announce(Command command, UnitSummary unit, EnrollmentOrder order) {
        var action = command.approve() ? "ORDER_APPROVED" : "ORDER_REJECTED";
        return outbox.append(event(command, unit, order))
                .then(audit.record(
                        command.reviewer(),
                        Audit.Entry.of(action, "ORDER", command.orderNo(), Map.of("reason", command.reason()))));
    }

    private static DomainEvent event(Command command, UnitSummary unit, EnrollmentOrder order) {
        return order instanceof AwaitingPayment approved
                ? new EnrollmentApproved(
                        unit.unitId(),
                        unit.handlerAccountId(),
                        command.orderNo(),
                        order.facts().product(),
                        approved.approval().members(),
                        Money.text(approved.approval().amountDue()))
                : new EnrollmentRejected(
                        unit.unitId(), unit.handlerAccountId(), command.orderNo(), "ROSTER", command.reason());
    }
}
