package org.huzhu.enrollment.coverage.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.huzhu.enrollment.coverage.CoverageFilter;
import org.huzhu.enrollment.coverage.CoverageRow;
import org.huzhu.enrollment.coverage.CoverageStore;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads coverage. A filter names only conditions that apply, so that each query can use its own index. */
@Component
class PostgresCoverages implements CoverageStore {

    private static final int FETCH_SIZE = 500;
    private static final String COLUMNS = """
            select covered.coverage_id, covered.person_id, covered.unit_name, covered.order_no, covered.product,
                   covered.class_code, covered.card_kind, covered.sealed, covered.remark,
                   lower(covered.term) as first_day, upper(covered.term) - 1 as last_day,
                   covered.premium, covered.status, covered.claimed
            """;
    private static final String ORDER = "order by lower(covered.term) desc, covered.coverage_id desc\n";

    private final DatabaseClient db;

    PostgresCoverages(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<List<CoverageRow>> page(CoverageFilter filter, Page.Request request) {
        var query = new Query(filter);
        request.after().ifPresent(query::after);
        return query.bound(db.sql(COLUMNS + query.condition() + ORDER + "limit " + (request.limit() + 1)))
                .map(PostgresCoverages::row)
                .all()
                .collectList();
    }

    @Override
    public Flux<CoverageRow> all(CoverageFilter filter) {
        var query = new Query(filter);
        return query.bound(db.sql(COLUMNS + query.condition() + ORDER))
                .filter(statement -> statement.fetchSize(FETCH_SIZE))
                .map(PostgresCoverages::row)
                .all();
    }

    @Override
    public Mono<Long> count(CoverageFilter filter) {
        var query = new Query(filter);
        return query.bound(db.sql("select count(*) as records\n" + query.condition()))
                .map(row -> requireNonNull(row.get("records", Long.class)))
                .one();
    }

    @Override
    public Mono<CoverageRow> byId(UUID coverageId) {
        return db.sql(COLUMNS + "from coverage covered where covered.coverage_id = :coverageId")
                .bind("coverageId", coverageId)
                .map(PostgresCoverages::row)
                .one();
    }

    private static CoverageRow row(Readable row) {
        return new CoverageRow(
                requireNonNull(row.get("coverage_id", UUID.class)),
                requireNonNull(row.get("person_id", UUID.class)),
                requireNonNull(row.get("unit_name", String.class)),
                requireNonNull(row.get("order_no", String.class)),
                requireNonNull(row.get("product", String.class)),
                requireNonNull(row.get("class_code", String.class)),
                requireNonNull(row.get("card_kind", String.class)),
                requireNonNull(row.get("sealed", byte[].class)),
                requireNonNull(row.get("remark", String.class)),
                new CoverageTerm(
                        requireNonNull(row.get("first_day", LocalDate.class)),
                        requireNonNull(row.get("last_day", LocalDate.class))),
                requireNonNull(row.get("premium", BigDecimal.class)),
                "CANCELLED".equals(row.get("status", String.class)),
                Boolean.TRUE.equals(row.get("claimed", Boolean.class)));
    }

    /** The from and where of one filter with its values. */
    private static final class Query {
        private final String source;
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new TreeMap<>();

        Query(CoverageFilter filter) {
            source = filter.unitId().isPresent() ? "from coverage_owned covered\n" : "from coverage covered\n";
            filter.unitId().ifPresent(unitId -> add("covered.owner_id = :unitId", "unitId", unitId));
            filter.personId().ifPresent(personId -> add("covered.person_id = :personId", "personId", personId));
            filter.product().ifPresent(product -> add("covered.product = :product", "product", product));
            filter.orderNo().ifPresent(orderNo -> add("covered.order_no = :orderNo", "orderNo", orderNo));
            filter.name().ifPresent(name -> add("strpos(covered.name, :name) > 0", "name", name));
            filter.year().ifPresent(year -> {
                add("lower(covered.term) >= :yearStart", "yearStart", LocalDate.of(year, 1, 1));
                add("lower(covered.term) <= :yearEnd", "yearEnd", LocalDate.of(year, 12, 31));
            });
        }

        void after(String sortKey) {
            try {
                var separator = sortKey.indexOf('|');
                var from = LocalDate.parse(sortKey.substring(0, separator));
                add("(lower(covered.term), covered.coverage_id) < (:afterFrom, :afterId)", "afterFrom", from);
                values.put("afterId", UUID.fromString(sortKey.substring(separator + 1)));
            } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new RefusedException(Refusal.of("CURSOR_INVALID"));
            }
        }

        String condition() {
            return conditions.isEmpty() ? source : source + "where " + String.join("\n  and ", conditions) + "\n";
        }

        DatabaseClient.GenericExecuteSpec bound(DatabaseClient.GenericExecuteSpec statement) {
            return statement.bindValues(values);
        }

        private void add(String condition, String name, Object value) {
            conditions.add(condition);
            values.put(name, value);
        }
    }
}
