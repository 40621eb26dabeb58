package org.huzhu.enrollment.renewal;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.huzhu.platform.events.RenewalDue;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Terms that end within a window and are followed by no other one of the product: whoever holds a later term has renewed, whoever has only an
 * unpaid order has not (WXU-064).
 */
public interface RenewalStore {

    /** One row more than asked for, if there is one; soonest expiry first. */
    Mono<List<RenewalRow>> page(RenewalQuery query, Page.Request request);

    Flux<RenewalRow> all(RenewalQuery query);

    Mono<Long> count(RenewalQuery query);

    /** The products with anybody on the list. */
    Mono<List<String>> products(RenewalQuery query);

    /** How many units have anybody on their list. */
    Mono<Integer> units(List<ProductWindow> windows);

    /** How many units were reminded for the month. */
    Mono<Integer> reminded(YearMonth month);

    /** Notes every unit with anybody on its list that is not yet noted for the month, and returns those. */
    Mono<List<RenewalDue>> remind(YearMonth month, List<ProductWindow> windows);

    /** True for one caller, which then holds the month until its transaction ends; false while it was gone through since {@code notSince}. */
    Mono<Boolean> claim(YearMonth month, Instant notSince);

    static String sortKey(RenewalRow row) {
        return row.term().to() + "|" + row.coverageId();
    }
}
