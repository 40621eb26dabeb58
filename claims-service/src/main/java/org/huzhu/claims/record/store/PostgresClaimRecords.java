package org.huzhu.claims.record.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.record.ClaimFilter;
import org.huzhu.claims.record.ClaimRecordStore;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A filter names only conditions that apply, so that each query can use its own index. */
@Component
class PostgresClaimRecords implements ClaimRecordStore {

    private static final int FETCH_SIZE = 500;
    private static final String COLUMNS = """
            select c.claim_id, c.product, c.version, c.state, c.sealed_person, c.amount, c.created_at, c.submitted_at,
                   c.closed_at, c.reason,
                   (select array_agg(i.responsibility order by i.position) from claim_item i
                    where i.person_id = c.person_id and i.claim_id = c.claim_id) as responsibilities,
                   (select min(i.event_date) from claim_item i
                    where i.person_id = c.person_id and i.claim_id = c.claim_id) as event_date
            """;
    private static final String ORDER = "order by c.created_at desc, c.claim_id desc\n";

    private final DatabaseClient db;

    PostgresClaimRecords(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<List<Row>> page(ClaimFilter filter, Page.Request request) {
        var query = new Query(filter);
        request.after().ifPresent(query::after);
        return db.sql(COLUMNS + query.source() + ORDER + "limit " + (request.limit() + 1))
                .bindValues(query.values)
                .map(PostgresClaimRecords::row)
                .all()
                .collectList();
    }

    @Override
    public Flux<Row> all(ClaimFilter filter) {
        var query = new Query(filter);
        return db.sql(COLUMNS + query.source() + ORDER)
                .bindValues(query.values)
                .filter(statement -> statement.fetchSize(FETCH_SIZE))
                .map(PostgresClaimRecords::row)
                .all();
    }

    @Override
    public Mono<Long> count(ClaimFilter filter) {
        var query = new Query(filter);
        return db.sql("select count(*) as claims\n" + query.source())
                .bindValues(query.values)
                .map(row -> requireNonNull(row.get("claims", Long.class)))
                .one();
    }

    private static Row row(Readable row) {
        return new Row(
                requireNonNull(row.get("claim_id", UUID.class)),
                requireNonNull(row.get("product", String.class)),
                requireNonNull(row.get("version", String.class)),
                ClaimState.valueOf(requireNonNull(row.get("state", String.class))),
                requireNonNull(row.get("sealed_person", byte[].class)),
                Optional.ofNullable(row.get("responsibilities", String[].class))
                        .map(List::of)
                        .orElse(List.of()),
                Optional.ofNullable(row.get("event_date", LocalDate.class)),
                Optional.ofNullable(row.get("amount", BigDecimal.class)),
                requireNonNull(row.get("created_at", Instant.class)),
                Optional.ofNullable(row.get("submitted_at", Instant.class)),
                Optional.ofNullable(row.get("closed_at", Instant.class)),
                requireNonNull(row.get("reason", String.class)));
    }

    /** The from and where of one filter with its values. */
    private static final class Query {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new TreeMap<>();

        Query(ClaimFilter filter) {
            add(
                    "c.state = any(:states)",
                    "states",
                    filter.states().stream().map(Enum::name).toArray(String[]::new));
            filter.unitId().ifPresent(unitId -> add("c.unit_id = :unitId", "unitId", unitId));
            filter.personId().ifPresent(personId -> add("c.person_id = :personId", "personId", personId));
            filter.product().ifPresent(product -> add("c.product = :product", "product", product));
            filter.nameIndex().ifPresent(index -> add(search("name_index = :nameIndex"), "nameIndex", index));
            filter.phoneIndex().ifPresent(index -> add(search("phone_index = :phoneIndex"), "phoneIndex", index));
            filter.claimIds().ifPresent(ids -> {
                add("c.claim_id >= :lowestId", "lowestId", ids.lowest());
                add("c.claim_id <= :highestId", "highestId", ids.highest());
            });
            addPeriod(filter);
        }

        void after(String sortKey) {
            try {
                var separator = sortKey.indexOf('|');
                var at = Instant.parse(sortKey.substring(0, separator));
                add("(c.created_at, c.claim_id) < (:afterAt, :afterId)", "afterAt", at);
                values.put("afterId", UUID.fromString(sortKey.substring(separator + 1)));
            } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new RefusedException(Refusal.of("CURSOR_INVALID"));
            }
        }

        String source() {
            return "from claim c\nwhere " + String.join("\n  and ", conditions) + "\n";
        }

        private void add(String condition, String name, Object value) {
            conditions.add(condition);
            values.put(name, value);
        }

        private static String search(String condition) {
            return "exists (select 1 from claim_search s where s.person_id = c.person_id and s.claim_id = c.claim_id and s."
                    + condition + ")";
        }

        /** One event of the claim lies in the period. */
        private void addPeriod(ClaimFilter filter) {
            if (filter.from().isEmpty() && filter.to().isEmpty()) {
                return;
            }
            var bounds = new ArrayList<>(List.of("i.person_id = c.person_id", "i.claim_id = c.claim_id"));
            filter.from().ifPresent(from -> {
                bounds.add("i.event_date >= :fromDay");
                values.put("fromDay", from);
            });
            filter.to().ifPresent(to -> {
                bounds.add("i.event_date <= :toDay");
                values.put("toDay", to);
            });
            conditions.add("exists (select 1 from claim_item i where " + String.join(" and ", bounds) + ")");
        }
    }
}
