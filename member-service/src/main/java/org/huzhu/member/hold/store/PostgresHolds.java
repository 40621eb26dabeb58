package org.huzhu.member.hold.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.member.hold.HoldStore;
import org.huzhu.member.hold.PersonHold;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresHolds implements HoldStore {

    private final DatabaseClient db;

    PostgresHolds(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> add(PersonHold hold) {
        return db.sql("""
                        insert into person_hold (person_id, hold_id, reason, set_by, set_at)
                        values (:person, :hold, :reason, :by, :at)
                        """)
                .bind("person", hold.personId())
                .bind("hold", hold.holdId())
                .bind("reason", hold.reason())
                .bind("by", hold.setBy())
                .bind("at", hold.setAt())
                .then();
    }

    @Override
    public Mono<PersonHold> lock(UUID holdId) {
        return db.sql("select * from person_hold where hold_id = :hold for update")
                .bind("hold", holdId)
                .map(PostgresHolds::hold)
                .one();
    }

    @Override
    public Mono<Void> release(PersonHold hold, PersonHold.Release release) {
        return db.sql("""
                        update person_hold set release_reason = :reason, released_by = :by, released_at = :at
                        where person_id = :person and hold_id = :hold
                        """)
                .bind("reason", release.reason())
                .bind("by", release.by())
                .bind("at", release.at())
                .bind("person", hold.personId())
                .bind("hold", hold.holdId())
                .then();
    }

    @Override
    public Flux<PersonHold> list(boolean all) {
        return db.sql("""
                        select * from person_hold where :all or released_at is null
                        order by set_at desc, hold_id limit 500
                        """).bind("all", all).map(PostgresHolds::hold).all();
    }

    private static PersonHold hold(Readable row) {
        var release = Optional.ofNullable(row.get("released_at", Instant.class))
                .map(at -> new PersonHold.Release(text(row, "release_reason"), text(row, "released_by"), at));
        return new PersonHold(
                requireNonNull(row.get("person_id", UUID.class)),
                requireNonNull(row.get("hold_id", UUID.class)),
                text(row, "reason"),
                text(row, "set_by"),
                requireNonNull(row.get("set_at", Instant.class)),
                release);
    }

    private static String text(Readable row, String column) {
        return requireNonNull(row.get(column, String.class));
    }
}
