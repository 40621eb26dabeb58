package org.huzhu.enrollment.order;

import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.huzhu.enrollment.coverage.ActivateCoverage;
import org.huzhu.enrollment.coverage.ActivateCoverage.Activation;
import org.huzhu.enrollment.order.domain.EnrollmentOrder;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Completed;
import org.huzhu.enrollment.order.domain.OrderCommand.ApprovePayment;
import org.huzhu.enrollment.order.domain.OrderCommand.RejectPayment;
import org.huzhu.enrollment.order.domain.OrderRefusal;
import org.huzhu.enrollment.unit.UnitAccess;
import org.huzhu.enrollment.unit.UnitSummary;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.DomainEvent;
import org.huzhu.platform.events.EnrollmentCompleted;
import org.huzhu.platform.events.EnrollmentRejected;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The back office confirms the payment, which covers the members, or sends it back (WXU-047, WXU-048). */
@Component
public class ReviewPayment {

    private final OwnOrder own;
    private final UnitAccess units;
    private final OrderProducts products;
    private final OrderChange change;
    private final ActivateCoverage activateCoverage;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    ReviewPayment(
            OwnOrder own,
            UnitAccess units,
            OrderProducts products,
            OrderChange change,
            ActivateCoverage activateCoverage,
            Outbox outbox,
            Audit audit,
            Clock clock,
            TransactionalOperator transaction) {
        this.own = own;
        this.units = units;
        this.products = products;
        this.change = change;
        this.activateCoverage = activateCoverage;
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
        if (ReviewOrder.isHandler(command.reviewer(), unit)) {
            return Mono.just(refused(new OrderRefusal.SamePerson()));
        }
        return command.approve() ? approve(command, order, unit) : reject(command, order, unit);
    }

    /** Coverage before the order: when a person cannot be covered any more, nothing has been written. */
    private Mono<Outcome<EnrollmentOrder>> approve(Command command, EnrollmentOrder order, UnitSummary unit) {
        return switch (order.on(new ApprovePayment(command.reviewer().id(), clock.instant()))) {
            case Done<EnrollmentOrder> completed ->
                activateCoverage.handle(activation(order, unit)).flatMap(covered -> switch (covered) {
                    case Done<Integer> count ->
                        change.store(
                                        order,
                                        completed.value(),
                                        done -> announce(command, completion(unit, done, count.value())))
                                .map(Outcome::done);
                    case Refused<Integer> no -> Mono.just(Outcome.<EnrollmentOrder>refused(no.refusal()));
                });
            case Refused<EnrollmentOrder> no -> Mono.just(no);
        };
    }

    private Mono<Outcome<EnrollmentOrder>> reject(Command command, EnrollmentOrder order, UnitSummary unit) {
        var payBy = LocalDate.now(clock)
                .plusDays(products.of(order.facts()).payment().expireDays());
        var event = new EnrollmentRejected(
                unit.unitId(), unit.handlerAccountId(), command.orderNo(), "PAYMENT", command.reason());
        return change.apply(
                order,
                new RejectPayment(command.reason(), payBy, command.reviewer().id()),
                _ -> announce(command, event));
    }

    private Activation activation(EnrollmentOrder order, UnitSummary unit) {
        return new Activation(
                order.facts().orderNo(), unit.unitId(), unit.name(), products.of(order.facts()), LocalDate.now(clock));
    }

    private DomainEvent completion(UnitSummary unit, EnrollmentOrder order, int count) {
        var paid = order instanceof Completed completed
                ? Money.text(completed.payment().amount())
                : "";
        return new EnrollmentCompleted(
                unit.unitId(),
                unit.handlerAccountId(),
                order.facts().orderNo(),
                order.facts().product(),
                count,
                paid,
                LocalDate.now(clock));
    }

    private Mono<Void> announce(Command command, DomainEvent event) {
        var action = command.approve() ? "PAYMENT_APPROVED" : "PAYMENT_REJECTED";
        return outbox.append(event)
                .then(audit.record(
                        command.reviewer(),
                        Audit.Entry.of(action, "ORDER", command.orderNo(), Map.of("reason", command.reason()))));
    }
}
