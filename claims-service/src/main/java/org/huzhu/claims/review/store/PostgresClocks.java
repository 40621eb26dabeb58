package org.huzhu.claims.review.store;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.huzhu.claims.review.ClockStore;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresClocks implements ClockStore {

    private final DatabaseClient db;
    private final Clock clock;

    PostgresClocks(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public Flux<UUID> takeOverdue(LocalDate today, int limit) {
        return db.sql("""
                        select c.claim_id
                        from claim c
                        where c.state in ('FIRST_REVIEW', 'BUSINESS_RECHECK', 'REPORT_RECHECK', 'AWAITING_UPLOAD', 'PAYING')
                          and c.due_on < :today
                          and exists (select 1 from claim_item i
                                      where i.person_id = c.person_id and i.claim_id = c.claim_id
                                        and i.breached_on is null and i.due_on < :today)
                        order by c.due_on
                        limit :limit
                        for update of c skip locked
                        """)
                .bind("today", today)
                .bind("limit", limit)
                .map(row -> requireNonNull(row.get("claim_id", UUID.class)))
                .all();
    }

    @Override
    public Flux<UUID> provisional(UUID after, int limit) {
        return db.sql("""
                        select distinct i.claim_id
                        from claim_item i
                        join claim c on c.person_id = i.person_id and c.claim_id = i.claim_id
                        where i.provisional and i.claim_id > :after
                          and c.state not in ('DRAFT', 'COMPLETED', 'REJECTED', 'WITHDRAWN')
                        order by i.claim_id
                        limit :limit
                        """)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> requireNonNull(row.get("claim_id", UUID.class)))
                .all();
    }

    @Override
    public Mono<Boolean> isApplied(LocalDate horizon) {
        return db.sql("select 1 as found from calendar_applied where horizon = :horizon")
                .bind("horizon", horizon)
                .fetch()
                .one()
                .hasElement();
    }

    @Override
    public Mono<Void> applied(LocalDate horizon) {
        return db.sql("""
                        insert into calendar_applied (horizon, applied_at) values (:horizon, :now)
                        on conflict (horizon) do nothing
                        """).bind("horizon", horizon).bind("now", clock.instant()).then();
    }
}
