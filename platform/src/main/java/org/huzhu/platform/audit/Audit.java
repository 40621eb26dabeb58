package org.huzhu.platform.audit;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.web.TraceId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trail (审计): appended in the transaction of the action it records, chained by hash per object, never changed.
 * Details hold ids, codes and counts; personal data in clear has no place here.
 */
public class Audit {

    private final DatabaseClient db;
    private final JsonMapper json;
    private final Clock clock;

    public Audit(DatabaseClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One action.
     *
     * @param action verb in upper case, for example {@code ORDER_APPROVED}
     * @param purpose why, where a person had to say so; else empty
     */
    public record Entry(String action, String objectType, String objectId, String purpose, Map<String, Object> detail) {

        public static Entry of(String action, String objectType, Object objectId) {
            return new Entry(action, objectType, objectId.toString(), "", Map.of());
        }

        public static Entry of(String action, String objectType, Object objectId, Map<String, Object> detail) {
            return new Entry(action, objectType, objectId.toString(), "", detail);
        }
    }

    public Mono<Void> record(Caller caller, Entry entry) {
        return record(caller.id(), caller.roleNames(), entry);
    }

    /** For what the platform does by itself, such as a monthly run. */
    public Mono<Void> recordSystem(Entry entry) {
        return record("system", "", entry);
    }

    /**
     * Rows whose hash does not follow from their content and their predecessor: empty unless somebody went around the
     * platform.
     */
    public Flux<Long> broken() {
        return db.sql("""
                        select seq
                        from (select audit.*,
                                     coalesce(lag(hash) over (partition by object_type, object_id order by seq), ''::bytea) as expected
                              from audit) as chain
                        where previous <> expected
                           or hash <> audit_hash(previous, at, actor, actor_roles, action, object_type, object_id, purpose, detail, trace_id)
                        order by seq
                        """)
                .map((row, _) -> Objects.requireNonNull(row.get("seq", Long.class)))
                .all();
    }

    private Mono<Void> record(String actor, String roles, Entry entry) {
        return TraceId.current().flatMap(traceId -> append(actor, roles, entry, traceId));
    }

    private Mono<Void> append(String actor, String roles, Entry entry, String traceId) {
        return db.sql("""
                        select audit_append(:at, :actor, :roles, :action, :objectType, :objectId, :purpose, :detail::jsonb,
                                            :traceId) as seq
                        """)
                .bind("at", clock.instant())
                .bind("actor", actor)
                .bind("roles", roles)
                .bind("action", entry.action())
                .bind("objectType", entry.objectType())
                .bind("objectId", entry.objectId())
                .bind("purpose", entry.purpose())
                .bind("detail", json.writeValueAsString(entry.detail()))
                .bind("traceId", traceId)
                .fetch()
                .one()
                .then();
    }
}
