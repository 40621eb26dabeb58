package org.huzhu.platform.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.web.TraceId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trail (审计): appended in the transaction of the action it records, chained by hash per object, never changed. Details hold ids, codes and
 * counts; personal data in clear has no place here.
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

    private Mono<Void> record(String actor, String roles, Entry entry) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var detail = json.writeValueAsString(entry.detail());
        var content = String.join("\u001F", at.toString(), actor, roles, entry.action(), entry.purpose(), detail);
        return lockChain(entry).then(TraceId.current()).flatMap(traceId -> db.sql("""
                        insert into audit
                            (at, actor, actor_roles, action, object_type, object_id, purpose, detail, trace_id, previous, hash)
                        select :at, :actor, :roles, :action, :objectType, :objectId, :purpose, :detail::jsonb, :traceId,
                               last.hash, sha256(last.hash || convert_to(:content, 'UTF8'))
                        from (select coalesce(
                                  (select hash from audit
                                   where object_type = :objectType and object_id = :objectId
                                   order by seq desc limit 1),
                                  ''::bytea) as hash) as last
                        """)
                .bind("at", at)
                .bind("actor", actor)
                .bind("roles", roles)
                .bind("action", entry.action())
                .bind("objectType", entry.objectType())
                .bind("objectId", entry.objectId())
                .bind("purpose", entry.purpose())
                .bind("detail", detail)
                .bind("traceId", traceId)
                .bind("content", content)
                .then());
    }

    private Mono<Void> lockChain(Entry entry) {
        return db.sql("select 1 as locked from (select pg_advisory_xact_lock(hashtextextended(:chain, 1))) as held")
                .bind("chain", "audit|" + entry.objectType() + "|" + entry.objectId())
                .fetch()
                .one()
                .then();
    }
}
