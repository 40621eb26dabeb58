package org.huzhu.enrollment.coverage;

import java.util.List;
import java.util.UUID;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Coverage as it is read. */
public interface CoverageStore {

    /** One row more than asked for, if there is one; latest first day first. */
    Mono<List<CoverageRow>> page(CoverageFilter filter, Page.Request request);

    /** All of them in the same order, fetched while they are read. */
    Flux<CoverageRow> all(CoverageFilter filter);

    Mono<Long> count(CoverageFilter filter);

    Mono<CoverageRow> byId(UUID coverageId);

    /** What {@link #page} continues after. */
    static String sortKey(CoverageRow row) {
        return row.term().from() + "|" + row.coverageId();
    }
}
