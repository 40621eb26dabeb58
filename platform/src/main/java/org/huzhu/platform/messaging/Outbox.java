package org.huzhu.platform.messaging;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.huzhu.platform.events.DomainEvent;
import org.huzhu.platform.telemetry.TraceContext;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events leave in the transaction that caused them: a row here, published by the {@link OutboxRelay} after commit. Call
 * it inside a transaction that has locked or created the aggregate; then rows of one key keep their order.
 */
public class Outbox {

    private final DatabaseClient db;
    private final JsonMapper json;
    private final Clock clock;

    public Outbox(DatabaseClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    public Mono<Void> append(DomainEvent event) {
        return append(List.of(event));
    }

    /** Appends all events with one statement, in the order of the list. */
    public Mono<Void> append(List<? extends DomainEvent> events) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        var ids = events.stream().map(_ -> UUID.randomUUID()).toArray(UUID[]::new);
        var topics = events.stream().map(DomainEvent::topic).toArray(String[]::new);
        var keys = events.stream().map(DomainEvent::key).toArray(String[]::new);
        var bodies = events.stream().map(json::writeValueAsString).toArray(String[]::new);
        return TraceContext.current()
                .flatMap(trace -> db.sql("""
                                insert into outbox (id, topic, key, body, created_at, trace_id, traceparent)
                                select id, topic, key, body::jsonb, :createdAt, :traceId, :traceparent
                                from unnest(:ids::uuid[], :topics::text[], :keys::text[], :bodies::text[])
                                     with ordinality as event (id, topic, key, body, position)
                                order by position
                                """)
                        .bind("ids", ids)
                        .bind("topics", topics)
                        .bind("keys", keys)
                        .bind("bodies", bodies)
                        .bind("createdAt", clock.instant())
                        .bind("traceId", trace.traceId())
                        .bind("traceparent", trace.traceparent())
                        .then());
    }
}
