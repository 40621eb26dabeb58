package org.huzhu.enrollment.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.order.RosterCounts;
import org.huzhu.enrollment.roster.domain.Finding;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The persons of orders. Methods that change something expect to stand in the caller's transaction, with the order locked. */
public interface RosterPersons {

    /** Which persons of an order are wanted; empty filters do not filter. */
    record Filter(String orderNo, Optional<Boolean> eligible, Optional<String> name, Optional<UUID> personId) {}

    /** In their order, after a position. */
    Flux<RosterPerson> find(Filter filter, long afterPosition, int limit);

    Mono<Long> count(Filter filter);

    /** All ineligible rows, for an export; read as fast as they are taken. */
    Flux<RosterPerson> ineligible(String orderNo);

    Mono<RosterCounts> counts(String orderNo);

    /** What coverage and other orders hold against one person. */
    Mono<List<Finding>> conflicts(
            String orderNo, UUID unitId, String product, UUID personId, LocalDate today, int renewableDaysBefore);

    Mono<Boolean> isEligibleIn(String orderNo, UUID personId);

    /** Adds one good row in place of the person's bad ones. */
    Mono<RosterPerson> add(String orderNo, SealedRow row);

    Mono<Long> delete(String orderNo, List<UUID> personRowIds);

    Mono<Long> deleteIneligible(String orderNo);

    /** Looks again at coverage and other orders for the eligible rows, under a lock of the product. */
    Mono<Void> recheck(String orderNo, UUID unitId, String product, LocalDate today, int renewableDaysBefore);

    /** Marks the roster as changed. */
    Mono<Long> touch(String orderNo);
}
