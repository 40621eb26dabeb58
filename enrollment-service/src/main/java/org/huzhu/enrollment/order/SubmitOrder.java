package org.huzhu.enrollment.order;

import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.util.Map;
import org.huzhu.enrollment.order.domain.EnrollmentOrder;
import org.huzhu.enrollment.order.domain.OrderCommand.Submit;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.EnrollmentSubmitted;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * 提交: the unit hands the order in (WXU-030, WXU-031). The roster is judged again first, because others may have been faster; rows that fell
 * out stay marked although the order was refused, so that the handler sees which.
 */
@Component
public class SubmitOrder {

    private final JudgeRoster judgeRoster;
    private final OrderAccess access;
    private final OrderStore orders;
    private final OrderRoster roster;
    private final OrderChange change;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    SubmitOrder(
            JudgeRoster judgeRoster,
            OrderAccess access,
            OrderStore orders,
            OrderRoster roster,
            OrderChange change,
            Outbox outbox,
            Audit audit,
            Clock clock,
            TransactionalOperator transaction) {
        this.judgeRoster = judgeRoster;
        this.access = access;
        this.orders = orders;
        this.roster = roster;
        this.change = change;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    public record Command(Caller caller, String orderNo) {}

    public Mono<Outcome<EnrollmentOrder>> handle(Command command) {
        return judgeRoster.handle(command.caller(), command.orderNo()).flatMap(judged -> switch (judged) {
            case Done<OrderSummary> _ -> lockAndSubmit(command);
            case Refused<OrderSummary> no -> Mono.just(refused(no.refusal()));
        });
    }

    private Mono<Outcome<EnrollmentOrder>> lockAndSubmit(Command command) {
        return access.lockDraft(command.caller(), command.orderNo())
                .flatMap(draft -> switch (draft) {
                    case Done<OrderSummary> own -> submit(command, own.value());
                    case Refused<OrderSummary> no -> Mono.just(Outcome.<EnrollmentOrder>refused(no.refusal()));
                })
                .as(transaction::transactional);
    }

    /** Between the first judgement and this lock another unit may have been faster, so the second one counts. */
    private Mono<Outcome<EnrollmentOrder>> submit(Command command, OrderSummary draft) {
        return roster.recheck(draft.orderNo(), draft.product(), draft.unitId())
                .zipWhen(_ -> orders.lock(draft.orderNo()))
                .flatMap(both -> change.apply(
                        both.getT2(),
                        new Submit(both.getT1().eligible(), both.getT1().ineligible(), clock.instant()),
                        submitted -> announce(
                                command.caller(), submitted, both.getT1().eligible())));
    }

    private Mono<Void> announce(Caller caller, EnrollmentOrder order, int count) {
        var facts = order.facts();
        return outbox.append(new EnrollmentSubmitted(facts.unitId(), facts.orderNo(), facts.product(), count))
                .then(audit.record(
                        caller, Audit.Entry.of("ORDER_SUBMITTED", "ORDER", facts.orderNo(), Map.of("count", count))));
    }
}
