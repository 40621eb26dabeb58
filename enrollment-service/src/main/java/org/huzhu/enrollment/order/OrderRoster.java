package org.huzhu.enrollment.order;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** What an order asks of its roster; implemented by the roster feature, which knows orders and not the other way round. */
public interface OrderRoster {

    Mono<RosterCounts> counts(String orderNo);

    /**
     * Judges the eligible rows again against coverage and other units' orders, and counts. Called inside the transaction that submits; holds
     * a lock per product until its end, so that of two racing submissions only one keeps a person (AC-45).
     */
    Mono<RosterCounts> recheck(String orderNo, String product, UUID unitId);
}
