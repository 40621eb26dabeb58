package org.huzhu.enrollment.renewal.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.huzhu.enrollment.renewal.ProductWindow;
import org.huzhu.enrollment.renewal.RenewalQuery;
import org.huzhu.enrollment.renewal.RenewalRow;
import org.huzhu.enrollment.renewal.RenewalStore;
import org.huzhu.platform.events.RenewalDue;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The renewal list in SQL: expiries first, which have an index, owners after. */
@Component
class PostgresRenewals implements RenewalStore {

    private static final int FETCH_SIZE = 500;

    /** Ending within a window, and not renewed. */
    private static final String EXPIRING = """
            from %s covered
                 join unnest(:products::text[], :firstExpiries::date[], :lastExpiries::date[])
                      as shown (product, first_expiry, last_expiry)
                      on shown.product = covered.product
                      and upper(covered.term) > shown.first_expiry
                      and upper(covered.term) <= shown.last_expiry + 1
            where covered.status = 'ACTIVE'
              and not exists (select 1
                              from coverage later
                              where later.person_id = covered.person_id
                                and later.product = covered.product
                                and later.status = 'ACTIVE'
                                and lower(later.term) >= upper(covered.term))
            """;

    private static final String OF_ALL = EXPIRING.formatted("coverage");
    private static final String OF_UNIT = EXPIRING.formatted("coverage_owned") + "  and covered.owner_id = :unitId\n";
    private static final String COLUMNS = """
            select covered.coverage_id, covered.person_id, covered.product, covered.sealed, covered.remark,
                   lower(covered.term) as first_day, upper(covered.term) - 1 as last_day
            """;
    private static final String ORDER = "order by upper(covered.term), covered.coverage_id\n";

    /** Units by themselves, by the one they were merged into, by credit code and by alias, as in coverage_owned. */
    private static final String LISTED_UNITS = """
            with expiring as materialized (
                     select covered.unit_id, covered.unit_uscc, covered.unit_name
                     """ + OF_ALL + """
            ), listed as (
                select coalesce(own.merged_into, own.unit_id, by_code.unit_id, by_alias.unit_id) as unit_id,
                       count(*)::int as persons
                from expiring
                     left join unit own on own.unit_id = expiring.unit_id
                     left join unit by_code
                               on expiring.unit_id is null
                               and by_code.uscc = expiring.unit_uscc
                               and by_code.state <> 'MERGED'
                     left join unit_alias by_alias
                               on expiring.unit_id is null
                               and expiring.unit_uscc is null
                               and by_alias.alias = expiring.unit_name
                where coalesce(own.merged_into, own.unit_id, by_code.unit_id, by_alias.unit_id) is not null
                group by 1
            )
            """;

    private final DatabaseClient db;
    private final Clock clock;

    PostgresRenewals(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public Mono<List<RenewalRow>> page(RenewalQuery query, Page.Request request) {
        var limit = ORDER + "limit " + (request.limit() + 1);
        var statement = request.after()
                .map(after -> {
                    var key = SortKey.parse(after);
                    return listed(
                                    query,
                                    COLUMNS,
                                    "  and (upper(covered.term), covered.coverage_id) > (:afterTo + 1, :afterId)\n"
                                            + limit)
                            .bind("afterTo", key.lastDay())
                            .bind("afterId", key.coverageId());
                })
                .orElseGet(() -> listed(query, COLUMNS, limit));
        return statement.map(PostgresRenewals::row).all().collectList();
    }

    @Override
    public Flux<RenewalRow> all(RenewalQuery query) {
        return listed(query, COLUMNS, ORDER)
                .filter(statement -> statement.fetchSize(FETCH_SIZE))
                .map(PostgresRenewals::row)
                .all();
    }

    @Override
    public Mono<Long> count(RenewalQuery query) {
        return listed(query, "select count(*) as persons\n", "")
                .map(row -> requireNonNull(row.get("persons", Long.class)))
                .one();
    }

    @Override
    public Mono<List<String>> products(RenewalQuery query) {
        return listed(query, "select distinct covered.product\n", "order by covered.product")
                .map(row -> requireNonNull(row.get("product", String.class)))
                .all()
                .collectList();
    }

    @Override
    public Mono<Integer> units(List<ProductWindow> windows) {
        return within(db.sql(LISTED_UNITS + "select count(*)::int as units from listed"), windows)
                .map(row -> requireNonNull(row.get("units", Integer.class)))
                .one();
    }

    @Override
    public Mono<Integer> reminded(YearMonth month) {
        return db.sql("select count(*)::int as units from renewal_run where month = :month")
                .bind("month", month.toString())
                .map(row -> requireNonNull(row.get("units", Integer.class)))
                .one();
    }

    @Override
    public Mono<List<RenewalDue>> remind(YearMonth month, List<ProductWindow> windows) {
        var statement =
                db.sql(LISTED_UNITS + """
                        , noted as (
                            insert into renewal_run (month, unit_id, count, reminded_at)
                            select :month, unit_id, persons, :now
                            from listed
                            order by unit_id
                            on conflict (unit_id, month) do nothing
                            returning unit_id, count
                        )
                        select noted.unit_id, noted.count, unit.handler_account_id, unit.name
                        from noted join unit on unit.unit_id = noted.unit_id
                        order by noted.unit_id
                        """).bind("month", month.toString()).bind("now", clock.instant());
        return within(statement, windows)
                .map(row -> new RenewalDue(
                        requireNonNull(row.get("unit_id", UUID.class)),
                        requireNonNull(row.get("handler_account_id", UUID.class)),
                        requireNonNull(row.get("name", String.class)),
                        month.toString(),
                        requireNonNull(row.get("count", Integer.class))))
                .all()
                .collectList();
    }

    @Override
    public Mono<Boolean> claim(YearMonth month, Instant notSince) {
        return db.sql("""
                        insert into renewal_check (month, checked_at)
                        values (:month, :now)
                        on conflict (month) do update
                        set checked_at = excluded.checked_at
                        where renewal_check.checked_at <= :notSince
                        """)
                .bind("month", month.toString())
                .bind("now", clock.instant())
                .bind("notSince", notSince)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private GenericExecuteSpec listed(RenewalQuery query, String columns, String rest) {
        var statement = query.unitId()
                .map(unitId -> db.sql(columns + OF_UNIT + rest).bind("unitId", unitId))
                .orElseGet(() -> db.sql(columns + OF_ALL + rest));
        return within(statement, query.windows());
    }

    private static GenericExecuteSpec within(GenericExecuteSpec statement, List<ProductWindow> windows) {
        return statement
                .bind("products", windows.stream().map(ProductWindow::product).toArray(String[]::new))
                .bind("firstExpiries", days(windows, shown -> shown.window().firstExpiry()))
                .bind("lastExpiries", days(windows, shown -> shown.window().lastExpiry()));
    }

    private static LocalDate[] days(List<ProductWindow> windows, Function<ProductWindow, LocalDate> day) {
        return windows.stream().map(day).toArray(LocalDate[]::new);
    }

    private static RenewalRow row(Readable row) {
        return new RenewalRow(
                requireNonNull(row.get("coverage_id", UUID.class)),
                requireNonNull(row.get("person_id", UUID.class)),
                requireNonNull(row.get("product", String.class)),
                requireNonNull(row.get("sealed", byte[].class)),
                requireNonNull(row.get("remark", String.class)),
                new CoverageTerm(
                        requireNonNull(row.get("first_day", LocalDate.class)),
                        requireNonNull(row.get("last_day", LocalDate.class))));
    }

    private record SortKey(LocalDate lastDay, UUID coverageId) {

        static SortKey parse(String text) {
            try {
                var separator = text.indexOf('|');
                return new SortKey(
                        LocalDate.parse(text.substring(0, separator)), UUID.fromString(text.substring(separator + 1)));
            } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new RefusedException(Refusal.of("CURSOR_INVALID"));
            }
        }
    }
}
