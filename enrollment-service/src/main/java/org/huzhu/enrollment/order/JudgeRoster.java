package org.huzhu.enrollment.order;

import static org.huzhu.platform.values.Outcome.refused;

import org.huzhu.enrollment.order.domain.OrderRefusal.IneligibleRowsPresent;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/**
 * Judges a draft's roster again in a transaction of its own. A refused submission is rolled back where the request carries an Idempotency-Key; the
 * rows that fell out must be marked all the same, or the handler looks for them in vain (AC-45).
 */
@Component
class JudgeRoster {

    private final OrderAccess access;
    private final OrderRoster roster;
    private final TransactionalOperator apart;

    JudgeRoster(OrderAccess access, OrderRoster roster, ReactiveTransactionManager transactions) {
        this.access = access;
        this.roster = roster;
        this.apart = TransactionalOperator.create(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    /** To be called before anything of the order is locked. Refused when a row cannot be enrolled. */
    Mono<Outcome<OrderSummary>> handle(Caller caller, String orderNo) {
        return access.lockDraft(caller, orderNo)
                .flatMap(draft -> switch (draft) {
                    case Done<OrderSummary> own -> judge(own.value());
                    case Refused<OrderSummary> no -> Mono.just(no);
                })
                .as(apart::transactional);
    }

    private Mono<Outcome<OrderSummary>> judge(OrderSummary draft) {
        return roster.recheck(draft.orderNo(), draft.product(), draft.unitId())
                .map(counts -> counts.ineligible() > 0
                        ? refused(new IneligibleRowsPresent(counts.ineligible()))
                        : Outcome.done(draft));
    }
}
