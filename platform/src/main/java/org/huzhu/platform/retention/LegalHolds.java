package org.huzhu.platform.retention;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.huzhu.platform.events.PersonHoldChanged;
import org.huzhu.platform.messaging.EventHandler;
import org.huzhu.platform.messaging.ReceivedEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Whose data must stay. Each service keeps its own copy, so that a run asks nobody. */
public class LegalHolds implements EventHandler {

    private final DatabaseClient db;
    private final Holdings holdings;

    LegalHolds(DatabaseClient db, Holdings holdings) {
        this.db = db;
        this.holdings = holdings;
    }

    @Override
    public String consumer() {
        return holdings.service() + ".holds";
    }

    @Override
    public Set<String> topics() {
        return Set.of(PersonHoldChanged.TOPIC);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent received) {
        var event = received.as(PersonHoldChanged.class);
        return event.held()
                ? set(event.personId(), event.holdId(), event.changedAt())
                : release(event.personId(), event.holdId(), event.changedAt());
    }

    /** Does nothing where the hold is known, even as released: a release is never undone by what came before it. */
    public Mono<Void> set(UUID personId, UUID holdId, Instant at) {
        return db.sql("""
                        insert into legal_hold (person_id, hold_id, set_at) values (:personId, :holdId, :at)
                        on conflict do nothing
                        """)
                .bind("personId", personId)
                .bind("holdId", holdId)
                .bind("at", at)
                .then();
    }

    public Mono<Void> release(UUID personId, UUID holdId, Instant at) {
        return db.sql("""
                        insert into legal_hold (person_id, hold_id, set_at, released_at) values (:personId, :holdId, :at, :at)
                        on conflict (person_id, hold_id) do update set released_at = coalesce(legal_hold.released_at, :at)
                        """)
                .bind("personId", personId)
                .bind("holdId", holdId)
                .bind("at", at)
                .then();
    }

    public Mono<Boolean> isHeld(UUID personId) {
        return db.sql("""
                        select exists (select from legal_hold where person_id = :personId and released_at is null) as held
                        """)
                .bind("personId", personId)
                .map(row -> Boolean.TRUE.equals(row.get("held", Boolean.class)))
                .one();
    }
}
