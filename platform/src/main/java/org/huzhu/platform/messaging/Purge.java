package org.huzhu.platform.messaging;

import java.time.Clock;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/** Removes published outbox rows, settled dead letters, old inbox rows and old idempotency answers in small steps. */
class Purge {

    private final DatabaseClient db;
    private final MessagingSettings settings;
    private final Clock clock;

    Purge(DatabaseClient db, MessagingSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void run() {
        delete("delete from outbox where seq in (select seq from outbox where published_at < :before limit 10000)")
                .then(
                        delete(
                                "delete from inbox where ctid in (select ctid from inbox where received_at < :before limit 10000)"))
                .then(delete("delete from dead_letter where id in"
                        + " (select id from dead_letter where replayed_at < :before limit 10000)"))
                .then(delete("delete from idempotency where ctid in"
                        + " (select ctid from idempotency where created_at < :before limit 10000)"))
                .block(Duration.ofMinutes(1));
    }

    private Mono<Long> delete(String sql) {
        return db.sql(sql)
                .bind("before", clock.instant().minus(settings.keep()))
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 10_000 ? delete(sql) : Mono.just(rows));
    }
}
