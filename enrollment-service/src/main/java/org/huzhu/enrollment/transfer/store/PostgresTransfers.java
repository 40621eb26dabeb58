package org.huzhu.enrollment.transfer.store;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.measure.ImportMeters.Ended;
import org.huzhu.enrollment.operation.OperationState;
import org.huzhu.enrollment.transfer.TransferStore;
import org.huzhu.enrollment.transfer.domain.Settlement.Held;
import org.huzhu.platform.telemetry.TraceContext;
import org.huzhu.platform.time.CoverageTerm;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Batches in PostgreSQL. Leases go by the database's clock, which all instances share. */
@Component
class PostgresTransfers implements TransferStore {

    private final DatabaseClient db;
    private final TransferRows rows;
    private final Clock clock;

    PostgresTransfers(DatabaseClient db, TransferRows rows, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Mono<Void> insert(UUID importId, String startedBy, List<Waiting> lines) {
        return TraceContext.current()
                .flatMap(trace -> db.sql("""
                        insert into coverage_import (import_id, started_by, state, total, created_at, traceparent)
                        values (:importId, :startedBy, 'RUNNING', :total, :now, :traceparent)
                        """)
                        .bind("importId", importId)
                        .bind("startedBy", startedBy)
                        .bind("total", lines.size())
                        .bind("now", clock.instant())
                        .bind("traceparent", trace.traceparent())
                        .then())
                .then(rows.insert(importId, lines));
    }

    @Override
    public Mono<Batch> find(UUID importId) {
        return db.sql("""
                        select import_id, state, total, accepted, unchanged, refused
                        from coverage_import
                        where import_id = :importId
                        """)
                .bind("importId", importId)
                .map(row -> new Batch(
                        requireNonNull(row.get("import_id", UUID.class)),
                        OperationState.valueOf(requireNonNull(row.get("state", String.class))),
                        requireNonNull(row.get("total", Integer.class)),
                        requireNonNull(row.get("accepted", Integer.class)),
                        requireNonNull(row.get("unchanged", Integer.class)),
                        requireNonNull(row.get("refused", Integer.class))))
                .one();
    }

    @Override
    public Mono<Claimed> claim(UUID owner, Duration lease) {
        return db.sql("""
                        update coverage_import
                        set lease_owner = :owner, lease_until = now() + make_interval(secs => :seconds)
                        where import_id = (select import_id
                                           from coverage_import
                                           where state = 'RUNNING'
                                             and (lease_until is null or lease_until < now() or lease_owner = :owner)
                                           order by created_at
                                           limit 1
                                           for update skip locked)
                        returning import_id, traceparent
                        """)
                .bind("owner", owner)
                .bind("seconds", (double) lease.toSeconds())
                .mapProperties(Claimed.class)
                .one();
    }

    @Override
    public Mono<Boolean> hold(UUID importId, UUID owner, Duration lease) {
        return db.sql("""
                        update coverage_import
                        set lease_until = now() + make_interval(secs => :seconds)
                        where import_id = :importId and state = 'RUNNING' and lease_owner = :owner
                        """)
                .bind("importId", importId)
                .bind("owner", owner)
                .bind("seconds", (double) lease.toSeconds())
                .fetch()
                .rowsUpdated()
                .map(updated -> updated == 1);
    }

    @Override
    public Mono<Void> release(UUID owner) {
        return db.sql("update coverage_import set lease_until = null where lease_owner = :owner and state = 'RUNNING'")
                .bind("owner", owner)
                .then();
    }

    @Override
    public Mono<List<Waiting>> waiting(UUID importId, int atMost) {
        return rows.waiting(importId, atMost);
    }

    @Override
    public Mono<List<Held>> held(List<UUID> personIds) {
        return db.sql("""
                        select person_id, product, lower(term) as first_day, upper(term) - 1 as last_day, coverage_id
                        from coverage
                        where person_id = any(:personIds) and status = 'ACTIVE'
                        """)
                .bind("personIds", personIds.toArray(UUID[]::new))
                .map(row -> new Held(
                        requireNonNull(row.get("person_id", UUID.class)),
                        requireNonNull(row.get("product", String.class)),
                        new CoverageTerm(
                                requireNonNull(row.get("first_day", LocalDate.class)),
                                requireNonNull(row.get("last_day", LocalDate.class))),
                        requireNonNull(row.get("coverage_id", UUID.class))))
                .all()
                .collectList();
    }

    @Override
    public Mono<List<Written>> cover(UUID importId, List<NewCover> covers) {
        return covers.isEmpty() ? Mono.just(List.of()) : write(importId, covers);
    }

    private Mono<List<Written>> write(UUID importId, List<NewCover> covers) {
        var columns = new CoverColumns(covers);
        return columns.bound(db.sql("""
                        insert into coverage
                            (coverage_id, person_id, unit_id, unit_name, unit_uscc, order_no, product, class_code, card_kind,
                             name, sealed, remark, term, premium, status, activated_at, import_id)
                        select cover.coverage_id, cover.person_id, unit.unit_id, coalesce(unit.name, cover.unit_name),
                               case when unit.unit_id is null then nullif(cover.uscc, '') end, '',
                               cover.product, cover.class_code, cover.card_kind, cover.name,
                               decode(cover.sealed, 'base64'), cover.remark,
                               daterange(cover.first_day, cover.last_day, '[]'), cover.premium::numeric, 'ACTIVE', :now, :importId
                        from unnest(:coverageIds::uuid[], :personIds::uuid[], :products::text[], :classCodes::text[],
                                    :cardKinds::text[], :names::text[], :sealed::text[], :remarks::text[],
                                    :firstDays::date[], :lastDays::date[], :premiums::text[], :usccs::text[],
                                    :unitNames::text[])
                             as cover (coverage_id, person_id, product, class_code, card_kind, name, sealed, remark,
                                       first_day, last_day, premium, uscc, unit_name)
                             left join unit on unit.uscc = cover.uscc::bpchar and unit.state <> 'MERGED'
                        order by cover.person_id
                        on conflict do nothing
                        returning coverage_id, unit_id, unit_name
                        """))
                .bind("importId", importId)
                .bind("now", clock.instant())
                .map(row -> new Written(
                        requireNonNull(row.get("coverage_id", UUID.class)),
                        Optional.ofNullable(row.get("unit_id", UUID.class)),
                        requireNonNull(row.get("unit_name", String.class))))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> settle(UUID importId, List<Settled> settled) {
        return rows.settle(importId, settled)
                .then(db.sql("""
                        update coverage_import
                        set accepted = accepted + :accepted, unchanged = unchanged + :unchanged, refused = refused + :refused
                        where import_id = :importId
                        """)
                        .bind("accepted", count(settled, RowOutcome.ACCEPTED))
                        .bind("unchanged", count(settled, RowOutcome.UNCHANGED))
                        .bind("refused", count(settled, RowOutcome.REFUSED))
                        .bind("importId", importId)
                        .then());
    }

    @Override
    public Mono<Void> finish(UUID importId, OperationState state) {
        return end(importId, state).then();
    }

    @Override
    public Mono<Ended> ended(UUID importId) {
        return db.sql("""
                        select state, created_at, finished_at, accepted + unchanged as eligible, refused as ineligible
                        from coverage_import
                        where import_id = :importId and finished_at is not null
                        """).bind("importId", importId).mapProperties(Ended.class).one();
    }

    @Override
    public Mono<Boolean> cancel(UUID importId) {
        return end(importId, OperationState.CANCELLED)
                .flatMap(ended -> ended ? rows.forget(importId).thenReturn(true) : Mono.just(false));
    }

    @Override
    public Mono<List<Settled>> rows(UUID importId, Optional<RowOutcome> outcome, int afterRow, int limit) {
        return rows.page(importId, outcome, afterRow, limit);
    }

    @Override
    public Mono<Long> count(UUID importId, Optional<RowOutcome> outcome) {
        return rows.count(importId, outcome);
    }

    private Mono<Boolean> end(UUID importId, OperationState state) {
        return db.sql("""
                        update coverage_import
                        set state = :state, finished_at = :now, lease_until = null
                        where import_id = :importId and state = 'RUNNING'
                        """)
                .bind("state", state.name())
                .bind("now", clock.instant())
                .bind("importId", importId)
                .fetch()
                .rowsUpdated()
                .map(updated -> updated == 1);
    }

    private static int count(List<Settled> settled, RowOutcome outcome) {
        return (int) settled.stream().filter(row -> row.outcome() == outcome).count();
    }

    /** New coverages column by column, as unnest takes them. */
    private record CoverColumns(List<NewCover> covers) {

        DatabaseClient.GenericExecuteSpec bound(DatabaseClient.GenericExecuteSpec statement) {
            return statement
                    .bind(
                            "coverageIds",
                            covers.stream().map(NewCover::coverageId).toArray(UUID[]::new))
                    .bind("personIds", covers.stream().map(NewCover::personId).toArray(UUID[]::new))
                    .bind("products", texts(cover -> cover.candidate().product()))
                    .bind("classCodes", texts(cover -> cover.candidate().classCode()))
                    .bind("cardKinds", texts(cover -> cover.candidate().cardKind()))
                    .bind("names", texts(cover -> cover.candidate().person().name()))
                    .bind("sealed", texts(cover -> Base64.getEncoder().encodeToString(cover.sealed())))
                    .bind("remarks", texts(cover -> cover.candidate().person().remark()))
                    .bind("firstDays", days(cover -> cover.candidate().term().from()))
                    .bind("lastDays", days(cover -> cover.candidate().term().to()))
                    .bind("premiums", texts(cover -> cover.candidate().premium().toPlainString()))
                    .bind(
                            "usccs",
                            texts(cover -> cover.candidate()
                                    .uscc()
                                    .map(Object::toString)
                                    .orElse("")))
                    .bind("unitNames", texts(cover -> cover.candidate().unitName()));
        }

        private String[] texts(java.util.function.Function<NewCover, String> field) {
            return covers.stream().map(field).toArray(String[]::new);
        }

        private LocalDate[] days(java.util.function.Function<NewCover, LocalDate> field) {
            return covers.stream().map(field).toArray(LocalDate[]::new);
        }
    }
}
