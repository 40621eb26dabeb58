package org.huzhu.enrollment.roster;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.util.List;
import java.util.UUID;
import org.huzhu.enrollment.order.OrderAccess;
import org.huzhu.enrollment.order.OrderSummary;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes persons off a draft (WXU-031, WXU-032): one, the ticked ones of a page, or all ineligible ones. */
@Component
public class RemovePersons {

    private final OrderAccess orders;
    private final RosterPersons persons;
    private final TransactionalOperator transaction;

    RemovePersons(OrderAccess orders, RosterPersons persons, TransactionalOperator transaction) {
        this.orders = orders;
        this.persons = persons;
        this.transaction = transaction;
    }

    /** Refused with NOT_FOUND when the row is not on this order. */
    public Mono<Outcome<Long>> one(Caller caller, String orderNo, UUID personRowId) {
        return remove(caller, orderNo, persons.delete(orderNo, List.of(personRowId)))
                .map(outcome -> outcome instanceof Done<Long> removed && removed.value() == 0
                        ? refused(Refusal.of("NOT_FOUND"))
                        : outcome);
    }

    /** Rows that are not on this order, or not any more, are passed over. */
    public Mono<Outcome<Long>> listed(Caller caller, String orderNo, List<UUID> personRowIds) {
        return remove(caller, orderNo, persons.delete(orderNo, personRowIds));
    }

    public Mono<Outcome<Long>> ineligible(Caller caller, String orderNo) {
        return remove(caller, orderNo, persons.deleteIneligible(orderNo));
    }

    private Mono<Outcome<Long>> remove(Caller caller, String orderNo, Mono<Long> removal) {
        return orders.lockDraft(caller, orderNo)
                .flatMap(order -> switch (order) {
                    case Done<OrderSummary> _ ->
                        removal.flatMap(count -> count == 0
                                ? Mono.just(done(count))
                                : persons.touch(orderNo).thenReturn(done(count)));
                    case Refused<OrderSummary> no -> Mono.just(Outcome.<Long>refused(no.refusal()));
                })
                .as(transaction::transactional);
    }
}
