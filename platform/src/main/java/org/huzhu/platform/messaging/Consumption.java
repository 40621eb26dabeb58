package org.huzhu.platform.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.huzhu.platform.messaging.ConsumptionMeters.Consumed;
import org.huzhu.platform.telemetry.TraceContext;
import org.huzhu.platform.telemetry.Tracing;
import org.huzhu.platform.telemetry.Work;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers one record to one handler: delivered at least once, applied once. The inbox row, the effect and the lock on
 * (consumer, key) share a transaction. While an earlier record of a key lies among the dead letters, later ones are
 * parked behind it, so that order is kept.
 */
class Consumption {

    private final DatabaseClient db;
    private final TransactionalOperator transaction;
    private final DeadLetters deadLetters;
    private final JsonMapper json;
    private final Clock clock;
    private final ConsumptionMeters meters;
    private final Tracing tracing;
    private final ErasedPersons erasedPersons;

    Consumption(
            DatabaseClient db,
            TransactionalOperator transaction,
            DeadLetters deadLetters,
            JsonMapper json,
            Clock clock,
            ConsumptionMeters meters,
            Tracing tracing) {
        this.db = db;
        this.transaction = transaction;
        this.deadLetters = deadLetters;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.clock = clock;
        this.meters = meters;
        this.tracing = tracing;
        this.erasedPersons = new ErasedPersons(db);
    }

    Mono<Void> receive(EventHandler handler, ConsumerRecord<String, String> record) {
        var letter = Letter.of(handler.consumer(), record);
        var delivery = deadLetters
                .lockKey(letter)
                .then(deadLetters.isKeyBlocked(letter))
                .flatMap(blocked -> blocked
                        ? deadLetters.park(letter).thenReturn(Consumed.PARKED)
                        : applyUnlessErased(handler, letter, record))
                .as(transaction::transactional);
        return caused(letter, meters.timed(handler.consumer(), record, delivery));
    }

    /** Puts a record aside that failed for good; repeats of it change nothing. */
    Mono<Void> bury(EventHandler handler, ConsumerRecord<String, String> record, Throwable cause) {
        var letter = Letter.of(handler.consumer(), record);
        return caused(
                letter,
                deadLetters
                        .lockKey(letter)
                        .then(deadLetters.bury(letter, cause))
                        .as(transaction::transactional));
    }

    /** What a record brings about belongs to the trace that sent it. */
    <T> Mono<T> caused(Letter letter, Mono<T> effect) {
        return tracing.caused(Work.consume(letter.topic(), letter.consumer()), Optional.of(letter.trace()), effect);
    }

    /** What is no news any more is counted as a repetition. */
    private Mono<Consumed> applyUnlessErased(
            EventHandler handler, Letter letter, ConsumerRecord<String, String> record) {
        return erasedPersons
                .isPast(record)
                .flatMap(past -> past ? Mono.just(Consumed.REPEATED) : apply(handler, letter));
    }

    Mono<Consumed> apply(EventHandler handler, Letter letter) {
        return Mono.fromCallable(letter::eventId)
                .flatMap(eventId -> remember(handler.consumer(), eventId)
                        .flatMap(isNew -> isNew
                                ? handler.handle(new ReceivedEvent(
                                                eventId, letter.topic(), letter.key(), letter.body(), json))
                                        .thenReturn(Consumed.APPLIED)
                                : Mono.just(Consumed.REPEATED)));
    }

    /**
     * The primary key decides: of two deliveries at the same moment the second waits for the first and then changes
     * nothing.
     */
    private Mono<Boolean> remember(String consumer, UUID eventId) {
        return db.sql("""
                        insert into inbox (consumer, event_id, received_at)
                        values (:consumer, :eventId, :now)
                        on conflict do nothing
                        """)
                .bind("consumer", consumer)
                .bind("eventId", eventId)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** A record with the few headers we need; a body that is not there reads as empty and is refused by the handler. */
    record Letter(
            String consumer,
            String topic,
            int partition,
            long offset,
            String key,
            String body,
            String id,
            TraceContext trace) {

        static Letter of(String consumer, ConsumerRecord<String, String> record) {
            return new Letter(
                    consumer,
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    record.key() == null ? "" : record.key(),
                    record.value() == null ? "" : record.value(),
                    header(record.headers(), "ce_id"),
                    traceOf(record.headers()));
        }

        UUID eventId() {
            try {
                return UUID.fromString(id);
            } catch (IllegalArgumentException e) {
                throw new PoisonEventException("the record has no CloudEvents id");
            }
        }

        static TraceContext traceOf(Headers headers) {
            return TraceContext.read(header(headers, TraceContext.HEADER), header(headers, OutboxRelay.TRACE_ID));
        }

        static String header(Headers headers, String name) {
            var header = headers.lastHeader(name);
            return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        }
    }
}
