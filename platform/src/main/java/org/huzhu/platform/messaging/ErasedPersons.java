package org.huzhu.platform.messaging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Keeps an erased person erased: a record about him, or his account, from before the erasure was ordered has no effect,
 * however late or often it comes. What he does afterwards is new and counts.
 */
class ErasedPersons {

    /** Orders and answers about erasure itself. */
    private static final String OWN = "person.";

    private final DatabaseClient db;

    ErasedPersons(DatabaseClient db) {
        this.db = db;
    }

    Mono<Boolean> isPast(ConsumerRecord<String, String> record) {
        if (record.topic().startsWith(OWN)
                || record.key() == null
                || record.key().length() != 36) {
            return Mono.just(false);
        }
        try {
            var time = record.headers().lastHeader("ce_time");
            return time == null
                    ? Mono.just(false)
                    : isPast(
                            UUID.fromString(record.key()),
                            Instant.parse(new String(time.value(), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Mono.just(false);
        }
    }

    private Mono<Boolean> isPast(UUID id, Instant happenedAt) {
        return db.sql("select exists (select from erased_person where id = :id and erased_at > :at) as past")
                .bind("id", id)
                .bind("at", happenedAt)
                .map(row -> Boolean.TRUE.equals(row.get("past", Boolean.class)))
                .one();
    }
}
