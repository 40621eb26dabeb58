package org.huzhu.enrollment.roster;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.order.OrderAccess;
import org.huzhu.enrollment.order.OrderSummary;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The two tabs of an order (可参保人员, 不可参保人员), searched by name and by whole ID number (WXU-028, WXU-029). */
@Component
public class FindPersons {

    /** An ID number is looked up by its blind index, so only the whole number finds anybody. */
    public record Query(
            Caller caller,
            String orderNo,
            Optional<Boolean> eligible,
            Optional<String> name,
            Optional<String> idNumber,
            Page.Request page) {}

    /** The same over the rows of an upload that was only checked. */
    public record StagedQuery(Caller caller, UUID importId, Optional<Boolean> eligible, Page.Request page) {}

    private final OrderAccess orders;
    private final RosterPersons persons;
    private final RosterImports imports;
    private final RosterOperations operations;
    private final PersonIds personIds;

    FindPersons(
            OrderAccess orders,
            RosterPersons persons,
            RosterImports imports,
            RosterOperations operations,
            PersonIds personIds) {
        this.orders = orders;
        this.persons = persons;
        this.imports = imports;
        this.operations = operations;
        this.personIds = personIds;
    }

    public Mono<Outcome<Page<RosterPerson>>> handle(Query query) {
        return orders.visible(query.caller(), query.orderNo()).flatMap(order -> switch (order) {
            case Done<OrderSummary> _ -> page(query).map(Outcome::done);
            case Refused<OrderSummary> no -> Mono.just(Outcome.<Page<RosterPerson>>refused(no.refusal()));
        });
    }

    public Mono<Outcome<Page<RosterPerson>>> handle(StagedQuery query) {
        var limit = query.page().limit();
        var after = (int) Math.min(Integer.MAX_VALUE, query.page().afterNumber(0));
        return operations
                .visible(query.caller(), query.importId())
                .flatMap(_ -> imports.staged(query.importId(), query.eligible(), after, limit + 1)
                        .collectList()
                        .zipWith(imports.countStaged(query.importId(), query.eligible()))
                        .map(found ->
                                done(Page.of(found.getT1(), limit, found.getT2(), row -> String.valueOf(row.rowNo())))))
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }

    private Mono<Page<RosterPerson>> page(Query query) {
        var filter = new RosterPersons.Filter(
                query.orderNo(),
                query.eligible(),
                query.name().map(HalfWidth::strip).filter(name -> !name.isEmpty()),
                query.idNumber()
                        .map(FindPersons::plain)
                        .filter(id -> !id.isEmpty())
                        .map(personIds::of));
        var limit = query.page().limit();
        return persons.find(filter, query.page().afterNumber(0), limit + 1)
                .collectList()
                .zipWith(persons.count(filter))
                .map(found -> Page.of(found.getT1(), limit, found.getT2(), row -> String.valueOf(row.position())));
    }

    private static String plain(String idNumber) {
        return HalfWidth.compact(HalfWidth.of(idNumber)).toUpperCase(Locale.ROOT);
    }
}
