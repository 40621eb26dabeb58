package org.huzhu.enrollment.coverage.store;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.enrollment.coverage.ExpiryStore;
import org.huzhu.platform.events.CoverageExpired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Expiries in PostgreSQL. */
@Component
class PostgresExpiries implements ExpiryStore {

    private final DatabaseClient db;
    private final Clock clock;

    PostgresExpiries(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public Mono<List<CoverageExpired>> takeExpired(LocalDate day, int atMost) {
        return db.sql("""
                        update coverage
                        set expired_at = :now
                        from (select person_id, coverage_id
                              from coverage
                              where status = 'ACTIVE' and expired_at is null and upper(term) <= :day
                              limit :atMost
                              for update skip locked) passed
                        where coverage.person_id = passed.person_id and coverage.coverage_id = passed.coverage_id
                        returning coverage.coverage_id, coverage.person_id, coverage.product, upper(coverage.term) - 1 as last_day
                        """)
                .bind("now", clock.instant())
                .bind("day", day)
                .bind("atMost", atMost)
                .map(row -> new CoverageExpired(
                        requireNonNull(row.get("coverage_id", UUID.class)),
                        requireNonNull(row.get("person_id", UUID.class)),
                        requireNonNull(row.get("product", String.class)),
                        requireNonNull(row.get("last_day", LocalDate.class))))
                .all()
                .collectList();
    }
}
