package org.huzhu.enrollment.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.huzhu.enrollment.order.OrderRoster;
import org.huzhu.enrollment.order.RosterCounts;
import org.huzhu.platform.rulebook.Products;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers an order's questions about its roster. */
@Component
class PersonsOfOrder implements OrderRoster {

    private final RosterPersons persons;
    private final Products products;
    private final Clock clock;

    PersonsOfOrder(RosterPersons persons, Products products, Clock clock) {
        this.persons = persons;
        this.products = products;
        this.clock = clock;
    }

    @Override
    public Mono<RosterCounts> counts(String orderNo) {
        return persons.counts(orderNo);
    }

    @Override
    public Mono<RosterCounts> recheck(String orderNo, String product, UUID unitId) {
        var today = LocalDate.now(clock);
        var daysBefore = products.find(product, today)
                .map(version -> version.renewal().daysBefore())
                .orElse(0);
        return persons.recheck(orderNo, unitId, product, today, daysBefore).then(persons.counts(orderNo));
    }
}
