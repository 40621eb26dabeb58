package org.huzhu.enrollment.roster;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huzhu.enrollment.order.OrderAccess;
import org.huzhu.enrollment.order.OrderSummary;
import org.huzhu.enrollment.roster.RosterRulesOfProduct.Judgement;
import org.huzhu.enrollment.roster.domain.CheckedRow;
import org.huzhu.enrollment.roster.domain.Field;
import org.huzhu.enrollment.roster.domain.Finding;
import org.huzhu.enrollment.roster.domain.RawRow;
import org.huzhu.enrollment.roster.domain.Reason;
import org.huzhu.enrollment.roster.domain.RowCheck;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Adds one person (添加人员): judged like a row of a sheet, but taken only when nothing is wrong (WXU-027). */
@Component
public class AddPerson {

    /** The row as typed. */
    public record Command(Caller caller, String orderNo, RawRow row) {}

    /** Everything that is wrong, at once. */
    record PersonIneligible(List<Finding> reasons) implements Refusal {

        @Override
        public String code() {
            return "PERSON_INELIGIBLE";
        }

        @Override
        public Map<String, Object> details() {
            return Map.of(
                    "reasons",
                    reasons,
                    "summary",
                    reasons.stream().map(Finding::text).collect(Collectors.joining("；")));
        }
    }

    private final OrderAccess orders;
    private final RosterPersons persons;
    private final RosterRulesOfProduct products;
    private final SealRows seal;
    private final TransactionalOperator transaction;

    AddPerson(
            OrderAccess orders,
            RosterPersons persons,
            RosterRulesOfProduct products,
            SealRows seal,
            TransactionalOperator transaction) {
        this.orders = orders;
        this.persons = persons;
        this.products = products;
        this.seal = seal;
        this.transaction = transaction;
    }

    public Mono<Outcome<RosterPerson>> handle(Command command) {
        return orders.lockDraft(command.caller(), command.orderNo())
                .flatMap(order -> switch (order) {
                    case Done<OrderSummary> draft -> add(draft.value(), command.row());
                    case Refused<OrderSummary> no -> Mono.just(Outcome.<RosterPerson>refused(no.refusal()));
                })
                .as(transaction::transactional);
    }

    private Mono<Outcome<RosterPerson>> add(OrderSummary order, RawRow raw) {
        var judgement = products.of(order.product());
        var row = seal(new RowCheck(judgement.rules()).check(raw));
        return hindrances(order, row, judgement)
                .flatMap(reasons -> reasons.isEmpty()
                        ? persons.add(order.orderNo(), row)
                                .flatMap(added -> persons.touch(order.orderNo()).thenReturn(done(added)))
                        : Mono.just(refused(new PersonIneligible(reasons))));
    }

    private SealedRow seal(CheckedRow row) {
        return seal.seal(row, seal.personIdOf(row));
    }

    private Mono<List<Finding>> hindrances(OrderSummary order, SealedRow row, Judgement judgement) {
        return persons.isEligibleIn(order.orderNo(), row.personId())
                .zipWith(persons.conflicts(
                        order.orderNo(),
                        order.unitId(),
                        order.product(),
                        row.personId(),
                        judgement.today(),
                        judgement.renewableDaysBefore()))
                .map(found -> {
                    var reasons = new ArrayList<>(row.reasons());
                    if (found.getT1()) {
                        reasons.add(Reason.DUPLICATE_IN_ROSTER.at(Field.ID_NUMBER.jsonName()));
                    }
                    reasons.addAll(found.getT2());
                    return List.copyOf(reasons);
                });
    }
}
