package org.huzhu.enrollment.roster.store;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.measure.ImportMeters.Ended;
import org.huzhu.enrollment.operation.OperationState;
import org.huzhu.enrollment.operation.OperationView;
import org.huzhu.enrollment.roster.RosterImport;
import org.huzhu.enrollment.roster.RosterImports.Known;
import org.huzhu.platform.values.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Imports as somebody looks at them. */
@Component
class KnownImports {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final String FIND = """
            select import_id, order_no, unit_id, kind, state, mode, processed, total, eligible, ineligible,
                   problem::text as problem, result::text as result, coalesce(revision, 0) as revision, finished_at
            from roster_import
            where import_id = :importId
            """;

    private final DatabaseClient db;
    private final JsonMapper json;

    KnownImports(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Mono<Known> find(UUID importId) {
        return db.sql(FIND).bind("importId", importId).map(this::toKnown).one();
    }

    Mono<Known> lock(UUID importId) {
        return db.sql(FIND + "for update")
                .bind("importId", importId)
                .map(this::toKnown)
                .one();
    }

    Mono<Ended> ended(UUID importId) {
        return db.sql("""
                        select state, created_at, finished_at, eligible, ineligible
                        from roster_import
                        where import_id = :importId and finished_at is not null
                        """)
                .bind("importId", importId)
                .map(row -> new Ended(
                        OperationState.valueOf(StoredPerson.get(row, "state", String.class)),
                        StoredPerson.get(row, "created_at", Instant.class),
                        StoredPerson.get(row, "finished_at", Instant.class),
                        StoredPerson.get(row, "eligible", Integer.class),
                        StoredPerson.get(row, "ineligible", Integer.class)))
                .one();
    }

    String json(Map<String, Object> result) {
        return json.writeValueAsString(result);
    }

    String json(Refusal problem) {
        var stored = new LinkedHashMap<String, Object>();
        stored.put("code", problem.code());
        stored.put("details", problem.details());
        return json.writeValueAsString(stored);
    }

    private Known toKnown(Readable row) {
        var orderNo = StoredPerson.get(row, "order_no", String.class);
        var state = OperationState.valueOf(StoredPerson.get(row, "state", String.class));
        var view = new OperationView(
                StoredPerson.get(row, "import_id", UUID.class),
                StoredPerson.get(row, "kind", String.class),
                state,
                StoredPerson.get(row, "processed", Integer.class),
                StoredPerson.get(row, "total", Integer.class),
                StoredPerson.get(row, "eligible", Integer.class),
                StoredPerson.get(row, "ineligible", Integer.class),
                state == OperationState.SUCCEEDED
                        ? Optional.of("/api/v1/orders/" + orderNo + "/persons")
                        : Optional.empty(),
                problem(row.get("problem", String.class)),
                map(row.get("result", String.class)));
        return new Known(
                StoredPerson.get(row, "unit_id", UUID.class),
                orderNo,
                RosterImport.Mode.valueOf(StoredPerson.get(row, "mode", String.class)),
                StoredPerson.get(row, "revision", Long.class),
                Optional.ofNullable(row.get("finished_at", Instant.class)),
                view);
    }

    private Optional<Refusal> problem(@Nullable String column) {
        return map(column).get("code") instanceof String code
                ? Optional.of(Refusal.of(code, details(map(column).get("details"))))
                : Optional.empty();
    }

    private static Map<String, Object> details(@Nullable Object stored) {
        var details = new LinkedHashMap<String, Object>();
        if (stored instanceof Map<?, ?> map) {
            map.forEach((key, value) -> details.put(String.valueOf(key), value));
        }
        return details;
    }

    private Map<String, Object> map(@Nullable String column) {
        return column == null ? Map.of() : json.readValue(column, MAP);
    }
}
