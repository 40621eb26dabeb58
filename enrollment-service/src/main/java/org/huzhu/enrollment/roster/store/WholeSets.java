package org.huzhu.enrollment.roster.store;

import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Statements over whole rosters, joined by hashing. Rosters grow by thousands between two looks of the planner: one it has no figures of looks
 * small to it, and a loop over two large ones would take their product. Where a loop is wanted, the statement says {@code lateral}.
 */
final class WholeSets {

    private WholeSets() {}

    /** To be called inside of a transaction; statements after it are planned as always. */
    static <T> Mono<T> hashed(DatabaseClient db, Mono<T> statements) {
        return Mono.usingWhen(
                db.sql("set local enable_nestloop = off").then().thenReturn(db),
                _ -> statements,
                _ -> db.sql("set local enable_nestloop = on").then(),
                (_, _) -> Mono.empty(),
                _ -> Mono.empty());
    }
}
