package org.huzhu.enrollment.roster.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huzhu.enrollment.roster.RosterFormat;
import org.huzhu.enrollment.roster.RosterImport;
import org.huzhu.platform.testkit.IntegrationTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A large roster against large tables the planner has no figures of. The tables are temporary ones of their own connection, which hide the real ones
 * and are never analyzed by anybody.
 */
@IntegrationTest
class CrossCheckIT {

    private static final UUID IMPORT = new UUID(7, 7);
    private static final UUID UNIT = new UUID(1, 0);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final List<String> TABLES =
            List.of("coverage", "roster_person", "enrollment_order", "roster_staged", "roster_import");

    /** Persons 1…3000 are staged; 1…500 are covered for long, 501…1000 may renew, 2001…2500 stand on submitted orders of others. */
    private static final List<String> ROWS = List.of("""
            insert into roster_staged (import_id, row_no, person_id, name, sealed, remark, eligible, reasons, warnings, repairs, fingerprint)
            select '%s', n, lpad(to_hex(n), 32, '0')::uuid, 'n', '', '', true, '[]', '[]', '[]', gen_random_uuid()
            from generate_series(1, 3000) n
            """.formatted(IMPORT), """
            insert into coverage (coverage_id, person_id, unit_name, order_no, product, name, sealed, term, premium, status, activated_at)
            select gen_random_uuid(), lpad(to_hex(case when n <= 1000 then n else n + 100000 end), 32, '0')::uuid, 'u', 'o', 'WX-3IN1',
                   'n', '', case when n <= 500 then daterange('2026-01-01', '2027-01-01') else daterange('2025-06-11', '2026-06-11') end,
                   120, 'ACTIVE', now()
            from generate_series(1, 30000) n
            """, """
            insert into enrollment_order (order_no, unit_id, product, state, applied_at)
            select 'O' || lpad(n::text, 16, '0'), '00000000-0000-0002-0000-000000000000', 'WX-3IN1', 'SUBMITTED', now()
            from generate_series(1, 300) n
            """, """
            insert into roster_person (person_row_id, order_no, row_no, position, person_id, name, sealed, eligible, origin)
            select gen_random_uuid(), 'O' || lpad((1 + n % 300)::text, 16, '0'), n, n,
                   lpad(to_hex(case when n <= 500 then 2000 + n else n + 200000 end), 32, '0')::uuid, 'n', '', true, 'XLSX'
            from generate_series(1, 30000) n
            """);

    @Autowired
    private DatabaseClient db;

    @Autowired
    private FindingsJson findings;

    @Autowired
    private PostgresPersons persons;

    @Test
    @DisplayName("1A.5: each person is looked up by index, however little the planner knows of rosters and coverages")
    void personsAreLookedUpByIndex() {
        var plan = onTheirOwn(alone -> new Conflicts.Question("O-own", UNIT, "WX-3IN1", TODAY, 30, true)
                .bindTo(alone.sql(
                        "explain with candidate as (select row_no as id, person_id, '' as cell from roster_staged where import_id = '"
                                + IMPORT + "')," + Conflicts.FOUND + "select * from conflict"))
                .map(row -> row.get(0, String.class))
                .all()
                .collect(Collectors.joining("\n")));

        assertThat(plan)
                .doesNotContain("Seq Scan on coverage")
                .doesNotContain("Seq Scan on roster_person")
                .doesNotContain("Seq Scan on enrollment_order");
    }

    @Test
    @DisplayName(
            "1A.5 WXU-052: covered persons and persons on other orders are refused, those who renew continue their term")
    void findsThemAll() {
        var upload = new RosterImport(
                IMPORT,
                "O-own",
                UNIT,
                "WX-3IN1",
                RosterFormat.XLSX,
                RosterImport.Mode.COMMIT,
                RosterImport.Policy.PARTIAL,
                "file",
                new byte[32],
                "test",
                3000,
                3000,
                1);

        var found = onTheirOwn(alone -> new StagedRows(alone, findings, persons)
                .crossCheck(upload, TODAY, 30)
                .then(alone.sql("""
                                select count(*) filter (where reasons @> '[{"code": "ALREADY_COVERED"}]') || ' '
                                       || count(*) filter (where reasons @> '[{"code": "CLAIMED_BY_OTHER_UNIT"}]') || ' '
                                       || count(*) filter (where eligible) || ' '
                                       || count(*) filter (where term_from = '2026-06-11') as found
                                from roster_staged
                                """).map(row -> row.get(0, String.class)).one()));

        assertThat(found).isEqualTo("500 500 2000 500");
    }

    private <T> T onTheirOwn(Function<DatabaseClient, Mono<T>> work) {
        return db.inConnection(connection -> Mono.usingWhen(
                        Mono.from(connection.beginTransaction()).thenReturn(connection),
                        held -> filled(held).then(Mono.defer(() -> work.apply(alone(held)))),
                        Connection::rollbackTransaction))
                .block();
    }

    private static Mono<Void> filled(Connection connection) {
        return Flux.concat(
                        Flux.fromIterable(TABLES)
                                .map(table -> "create temporary table " + table + " (like " + table
                                        + " including defaults including indexes) on commit drop"),
                        Flux.fromIterable(ROWS))
                .concatMap(sql ->
                        Flux.from(connection.createStatement(sql).execute()).concatMap(Result::getRowsUpdated))
                .then();
    }

    private static DatabaseClient alone(Connection connection) {
        return DatabaseClient.builder()
                .connectionFactory(new SingleConnectionFactory(
                        connection, () -> connection.getMetadata().getDatabaseProductName(), true))
                .build();
    }
}
