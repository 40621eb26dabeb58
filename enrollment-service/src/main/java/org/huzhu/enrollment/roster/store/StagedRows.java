package org.huzhu.enrollment.roster.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.roster.RosterFormat;
import org.huzhu.enrollment.roster.RosterImport;
import org.huzhu.enrollment.roster.RosterImport.Counts;
import org.huzhu.enrollment.roster.RosterImport.Merge;
import org.huzhu.enrollment.roster.RosterPerson;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of an upload between its file and its order. */
@Component
class StagedRows {

    private final DatabaseClient db;
    private final FindingsJson findings;
    private final PostgresPersons persons;

    StagedRows(DatabaseClient db, FindingsJson findings, PostgresPersons persons) {
        this.db = db;
        this.findings = findings;
        this.persons = persons;
    }

    Mono<Void> crossCheck(RosterImport upload, LocalDate today, int daysBefore) {
        var question =
                new Conflicts.Question(upload.orderNo(), upload.unitId(), upload.product(), today, daysBefore, true);
        var sql = """
                with candidate as (
                    select row_no as id, person_id, case when :isSheet then 'C' || row_no else 'idNumber' end as cell
                    from roster_staged
                    where import_id = :importId
                ),
                """ + Conflicts.FOUND + """
                        update roster_staged
                        set eligible = false, reasons = reasons || conflict.found
                        from conflict
                        where import_id = :importId and row_no = conflict.id
                        """;
        var found = question.bindTo(db.sql(sql))
                .bind("importId", upload.importId())
                .bind("isSheet", upload.format() == RosterFormat.XLSX)
                .then();
        return WholeSets.hashed(db, found.then(noteRenewals(upload, today)));
    }

    /** A person who is covered and still eligible renews: the new term follows on the old one (WXU-052). */
    private Mono<Void> noteRenewals(RosterImport upload, LocalDate today) {
        return db.sql("""
                        update roster_staged
                        set term_from = last.day_after
                        from (
                            select staged.row_no, held.day_after
                            from roster_staged staged
                            cross join lateral (
                                select max(upper(coverage.term)) as day_after
                                from coverage
                                where coverage.person_id = staged.person_id
                                  and coverage.product = :product
                                  and coverage.status = 'ACTIVE'
                                  and upper(coverage.term) > :today
                            ) as held
                            where staged.import_id = :importId and staged.eligible and held.day_after is not null
                        ) as last
                        where import_id = :importId and roster_staged.row_no = last.row_no
                        """)
                .bind("importId", upload.importId())
                .bind("product", upload.product())
                .bind("today", today)
                .then();
    }

    Mono<Counts> counts(UUID importId) {
        return db.sql("""
                        select count(*) filter (where eligible) as eligible, count(*) filter (where not eligible) as ineligible
                        from roster_staged
                        where import_id = :importId
                        """)
                .bind("importId", importId)
                .map(row -> new Counts(
                        StoredPerson.get(row, "eligible", Long.class).intValue(),
                        StoredPerson.get(row, "ineligible", Long.class).intValue()))
                .one();
    }

    /** Lets the planner know how many rows there are now; it runs outside of transactions, because it holds a lock to their end. */
    Mono<Void> analyze() {
        return db.sql("analyze roster_staged").then();
    }

    /** Three sets: what stays as it is, what goes, what comes. Both sides are cut out by an index and then hashed. */
    Mono<Merge> merge(UUID importId, String orderNo) {
        return WholeSets.hashed(
                db,
                unchanged(importId, orderNo)
                        .flatMap(unchanged -> deleteReplaced(importId, orderNo)
                                .flatMap(replaced -> insertStaged(importId, orderNo)
                                        .flatMap(inserted -> (inserted + replaced == 0
                                                        ? current(orderNo)
                                                        : persons.touch(orderNo))
                                                .map(revision -> new Merge(
                                                        Math.max(0, inserted - replaced),
                                                        replaced,
                                                        unchanged,
                                                        revision))))));
    }

    private Mono<Long> current(String orderNo) {
        return db.sql("select coalesce(max(revision), 0) as revision from roster_revision where order_no = :orderNo")
                .bind("orderNo", orderNo)
                .map(row -> StoredPerson.get(row, "revision", Long.class))
                .one();
    }

    private Mono<Long> unchanged(UUID importId, String orderNo) {
        return db.sql("""
                        select count(*) as unchanged
                        from roster_staged staged
                        join roster_person present
                          on present.order_no = :orderNo and present.person_id = staged.person_id
                         and present.fingerprint = staged.fingerprint
                        where staged.import_id = :importId and staged.eligible and present.eligible
                        """)
                .bind("importId", importId)
                .bind("orderNo", orderNo)
                .map(row -> StoredPerson.get(row, "unchanged", Long.class))
                .one();
    }

    private Mono<Long> deleteReplaced(UUID importId, String orderNo) {
        return db.sql("""
                        delete from roster_person present
                        using roster_staged staged
                        where staged.import_id = :importId
                          and present.order_no = :orderNo
                          and present.person_id = staged.person_id
                          and (staged.eligible or not present.eligible)
                          and not (staged.eligible and present.eligible and present.fingerprint is not distinct from staged.fingerprint)
                        """)
                .bind("importId", importId)
                .bind("orderNo", orderNo)
                .fetch()
                .rowsUpdated();
    }

    private Mono<Long> insertStaged(UUID importId, String orderNo) {
        return db.sql("""
                        insert into roster_person
                            (person_row_id, order_no, row_no, position, person_id, name, sealed, remark, eligible,
                             reasons, warnings, repairs, term_from, origin, import_id, fingerprint)
                        select overlay(staged.import_id::text placing lpad(to_hex(staged.row_no), 12, '0') from 25)::uuid, :orderNo, staged.row_no, base.position + staged.row_no, staged.person_id, staged.name,
                               staged.sealed, staged.remark, staged.eligible, staged.reasons, staged.warnings, staged.repairs,
                               staged.term_from, upload.format, :importId, staged.fingerprint
                        from roster_staged staged
                        join roster_import upload on upload.import_id = staged.import_id
                        cross join (
                            select coalesce(max(position), 0) as position from roster_person where order_no = :orderNo
                        ) as base
                        left join roster_person present
                          on present.order_no = :orderNo and present.person_id = staged.person_id and present.eligible
                        where staged.import_id = :importId and (present.person_id is null or not staged.eligible)
                        order by staged.row_no
                        """)
                .bind("importId", importId)
                .bind("orderNo", orderNo)
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> delete(UUID importId) {
        return db.sql("delete from roster_staged where import_id = :importId")
                .bind("importId", importId)
                .then();
    }

    Mono<Long> deleteUnneeded(Instant checkedBefore) {
        return db.sql("""
                        delete from roster_staged
                        where not exists (
                            select 1
                            from roster_import
                            where roster_import.import_id = roster_staged.import_id
                              and (state = 'RUNNING' or (finished_at > :checkedBefore and (mode = 'DRY_RUN' or state = 'FAILED'))))
                        """).bind("checkedBefore", checkedBefore).fetch().rowsUpdated();
    }

    Flux<RosterPerson> find(UUID importId, Optional<Boolean> eligible, int afterRow, int limit) {
        return db.sql("""
                        select import_id as person_row_id, row_no, row_no::bigint as position, person_id, name, sealed, remark, eligible,
                               reasons::text as reasons, warnings::text as warnings, repairs::text as repairs, term_from
                        from roster_staged
                        where import_id = :importId and (:anyEligible or eligible = :eligible) and row_no > :after
                        order by row_no
                        limit :limit
                        """)
                .bind("importId", importId)
                .bind("anyEligible", eligible.isEmpty())
                .bind("eligible", eligible.orElse(true))
                .bind("after", afterRow)
                .bind("limit", limit)
                .map(row -> StoredPerson.of(row, findings))
                .all();
    }

    Mono<Long> count(UUID importId, Optional<Boolean> eligible) {
        return db.sql(
                        "select count(*) as total from roster_staged where import_id = :importId and (:anyEligible or eligible = :eligible)")
                .bind("importId", importId)
                .bind("anyEligible", eligible.isEmpty())
                .bind("eligible", eligible.orElse(true))
                .map(row -> StoredPerson.get(row, "total", Long.class))
                .one();
    }
}
