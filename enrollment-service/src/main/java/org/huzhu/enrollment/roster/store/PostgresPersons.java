package org.huzhu.enrollment.roster.store;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.enrollment.order.RosterCounts;
import org.huzhu.enrollment.roster.RosterPerson;
import org.huzhu.enrollment.roster.RosterPersons;
import org.huzhu.enrollment.roster.SealedRow;
import org.huzhu.enrollment.roster.domain.Finding;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresPersons implements RosterPersons {

    private static final int ROWS_AHEAD = 500;
    private static final String MATCHES = """
            from roster_person
            where order_no = :orderNo
              and (:anyEligible or eligible = :eligible)
              and (:name = '' or position(:name in name) > 0)
              and (:anyPerson or person_id = :personId)
            """;

    private final DatabaseClient db;
    private final FindingsJson findings;

    PostgresPersons(DatabaseClient db, FindingsJson findings) {
        this.db = db;
        this.findings = findings;
    }

    @Override
    public Flux<RosterPerson> find(Filter filter, long afterPosition, int limit) {
        var sql = "select " + StoredPerson.COLUMNS + MATCHES + """
                  and position > :after
                order by position
                limit :limit
                """;
        return bind(db.sql(sql), filter)
                .bind("after", afterPosition)
                .bind("limit", limit)
                .map(row -> StoredPerson.of(row, findings))
                .all();
    }

    @Override
    public Mono<Long> count(Filter filter) {
        return bind(db.sql("select count(*) as total " + MATCHES), filter)
                .map(row -> StoredPerson.get(row, "total", Long.class))
                .one();
    }

    @Override
    public Flux<RosterPerson> ineligible(String orderNo) {
        return db.sql("select " + StoredPerson.COLUMNS + """
                        from roster_person
                        where order_no = :orderNo and not eligible
                        order by position
                        """)
                .bind("orderNo", orderNo)
                .filter(statement -> statement.fetchSize(ROWS_AHEAD))
                .map(row -> StoredPerson.of(row, findings))
                .all();
    }

    @Override
    public Mono<RosterCounts> counts(String orderNo) {
        return db.sql("""
                        select count(*) filter (where eligible) as eligible, count(*) filter (where not eligible) as ineligible
                        from roster_person
                        where order_no = :orderNo
                        """)
                .bind("orderNo", orderNo)
                .map(row -> new RosterCounts(
                        StoredPerson.get(row, "eligible", Long.class).intValue(),
                        StoredPerson.get(row, "ineligible", Long.class).intValue()))
                .one();
    }

    @Override
    public Mono<List<Finding>> conflicts(
            String orderNo, UUID unitId, String product, UUID personId, LocalDate today, int renewableDaysBefore) {
        var question = new Conflicts.Question(orderNo, unitId, product, today, renewableDaysBefore, true);
        var sql = "with candidate as (select 0 as id, :personId::uuid as person_id, 'idNumber' as cell), "
                + Conflicts.FOUND + "select found::text as found from conflict";
        return question.bindTo(db.sql(sql))
                .bind("personId", personId)
                .map(row -> findings.read(StoredPerson.get(row, "found", String.class)))
                .one()
                .defaultIfEmpty(List.of());
    }

    @Override
    public Mono<Boolean> isEligibleIn(String orderNo, UUID personId) {
        return db.sql("""
                        select exists (
                            select 1 from roster_person where order_no = :orderNo and person_id = :personId and eligible
                        ) as present
                        """)
                .bind("orderNo", orderNo)
                .bind("personId", personId)
                .map(row -> StoredPerson.get(row, "present", Boolean.class))
                .one();
    }

    @Override
    public Mono<RosterPerson> add(String orderNo, SealedRow row) {
        return db.sql("delete from roster_person where order_no = :orderNo and person_id = :personId and not eligible")
                .bind("orderNo", orderNo)
                .bind("personId", row.personId())
                .then()
                .then(insert(orderNo, row));
    }

    private Mono<RosterPerson> insert(String orderNo, SealedRow row) {
        return db.sql("""
                        insert into roster_person
                            (person_row_id, order_no, row_no, position, person_id, name, sealed, remark, eligible,
                             warnings, repairs, origin, fingerprint)
                        select gen_random_uuid(), :orderNo, 0, coalesce(max(position), 0) + 1, :personId, :name, :sealed, :remark, true,
                               :warnings::jsonb, :repairs::jsonb, 'SINGLE', :fingerprint
                        from roster_person
                        where order_no = :orderNo
                        returning
                        """ + StoredPerson.COLUMNS)
                .bind("orderNo", orderNo)
                .bind("personId", row.personId())
                .bind("name", row.name())
                .bind("sealed", row.sealed())
                .bind("remark", row.remark())
                .bind("warnings", findings.text(row.warnings()))
                .bind("repairs", findings.text(row.repairs()))
                .bind("fingerprint", row.fingerprint())
                .map(stored -> StoredPerson.of(stored, findings))
                .one();
    }

    @Override
    public Mono<Long> delete(String orderNo, List<UUID> personRowIds) {
        return db.sql("delete from roster_person where order_no = :orderNo and person_row_id = any(:ids)")
                .bind("orderNo", orderNo)
                .bind("ids", personRowIds.toArray(UUID[]::new))
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<Long> deleteIneligible(String orderNo) {
        return db.sql("delete from roster_person where order_no = :orderNo and not eligible")
                .bind("orderNo", orderNo)
                .fetch()
                .rowsUpdated();
    }

    /** The lock lets racing submissions of one product look one after the other, so that the second sees the first (AC-45). */
    @Override
    public Mono<Void> recheck(String orderNo, UUID unitId, String product, LocalDate today, int renewableDaysBefore) {
        var question = new Conflicts.Question(orderNo, unitId, product, today, renewableDaysBefore, false);
        var sql = """
                with candidate as (
                    select position as id, person_id, case origin when 'XLSX' then 'C' || row_no else 'idNumber' end as cell
                    from roster_person
                    where order_no = :orderNo and eligible
                ),
                """ + Conflicts.FOUND + """
                        update roster_person
                        set eligible = false, reasons = reasons || conflict.found
                        from conflict
                        where order_no = :orderNo and position = conflict.id
                        """;
        return db.sql("select 1 as locked from (select pg_advisory_xact_lock(hashtextextended(:product, 2))) as held")
                .bind("product", "enrol|" + product)
                .fetch()
                .one()
                .then(WholeSets.hashed(db, question.bindTo(db.sql(sql)).then()));
    }

    @Override
    public Mono<Long> touch(String orderNo) {
        return db.sql("""
                        insert into roster_revision (order_no, revision)
                        values (:orderNo, 1)
                        on conflict (order_no) do update set revision = roster_revision.revision + 1
                        returning revision
                        """)
                .bind("orderNo", orderNo)
                .map(row -> StoredPerson.get(row, "revision", Long.class))
                .one();
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, Filter filter) {
        return statement
                .bind("orderNo", filter.orderNo())
                .bind("anyEligible", filter.eligible().isEmpty())
                .bind("eligible", filter.eligible().orElse(true))
                .bind("name", filter.name().orElse(""))
                .bind("anyPerson", filter.personId().isEmpty())
                .bind("personId", filter.personId().orElse(new UUID(0, 0)));
    }
}
