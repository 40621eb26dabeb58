package org.huzhu.platform.messaging;

import static org.huzhu.platform.messaging.OutboxRelay.value;

import io.r2dbc.spi.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huzhu.platform.messaging.Consumption.Letter;
import org.huzhu.platform.telemetry.TraceContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records that could not be handled (state DEAD, with their cause) and later records of the same key that wait behind
 * them (PARKED). A copy of each dead one goes to the topic {@code <topic>.dlt}. A replay runs them again in their order
 * and stops a key at its first failure.
 */
public class DeadLetters {

    private static final int LONGEST_CAUSE = 500;
    private static final Duration LONGEST_REPLAY = Duration.ofSeconds(60);

    private final DatabaseClient db;
    private final TransactionalOperator transaction;
    private final JsonMapper json;
    private final Clock clock;

    public DeadLetters(DatabaseClient db, TransactionalOperator transaction, JsonMapper json, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** What is shown to the people on call: no body, because bodies are nobody's business there. */
    public record DeadLetter(
            long id,
            String consumer,
            String topic,
            int partition,
            long offset,
            String key,
            String state,
            String cause,
            Instant at) {}

    /** How a replay went. */
    public record Replay(int applied, int left) {}

    public Flux<DeadLetter> waiting() {
        return db.sql("""
                        select id, consumer, topic, partition_no, offset_no, key, state, cause, created_at
                        from dead_letter
                        where replayed_at is null
                        order by id
                        limit 1000
                        """)
                .map((row, _) -> new DeadLetter(
                        value(row, "id", Long.class),
                        value(row, "consumer", String.class),
                        value(row, "topic", String.class),
                        value(row, "partition_no", Integer.class),
                        value(row, "offset_no", Long.class),
                        value(row, "key", String.class),
                        value(row, "state", String.class),
                        value(row, "cause", String.class),
                        value(row, "created_at", Instant.class)))
                .all();
    }

    public Mono<Long> countWaiting() {
        return db.sql("select count(*) as waiting from dead_letter where replayed_at is null")
                .map((row, _) -> value(row, "waiting", Long.class))
                .one();
    }

    /**
     * Runs everything that waits, oldest first; keys whose letter fails again keep it and all that follows. Goes on
     * while that makes progress, because records of a key may have been parked meanwhile.
     */
    Mono<Replay> replay(List<EventHandler> handlers, Consumption consumption) {
        var byConsumer = handlers.stream().collect(Collectors.toMap(EventHandler::consumer, Function.identity()));
        return replayOnce(byConsumer, consumption)
                .expand(round -> round.applied() == 0 || round.left() == 0
                        ? Mono.<Replay>empty()
                        : replayOnce(byConsumer, consumption))
                .reduce((earlier, later) -> new Replay(earlier.applied() + later.applied(), later.left()));
    }

    private Mono<Replay> replayOnce(Map<String, EventHandler> handlers, Consumption consumption) {
        return waitingLetters()
                .collectList()
                .flatMapIterable(letters -> letters.stream()
                        .collect(
                                Collectors.groupingBy(Waiting::consumerAndKey, LinkedHashMap::new, Collectors.toList()))
                        .values())
                .concatMap(letters -> Flux.fromIterable(letters)
                        .concatMap(waiting -> replayOne(waiting, handlers, consumption))
                        .takeWhile(applied -> applied))
                .count()
                .flatMap(applied -> countWaiting().map(left -> new Replay(applied.intValue(), left.intValue())));
    }

    /** The error leaves the transaction first, which undoes the effect and the inbox row, and is noted after that. */
    private Mono<Boolean> replayOne(Waiting waiting, Map<String, EventHandler> handlers, Consumption consumption) {
        var handler = handlers.get(waiting.letter().consumer());
        if (handler == null) {
            return Mono.just(false);
        }
        return consumption
                .caused(
                        waiting.letter(),
                        lockKey(waiting.letter())
                                .then(consumption.apply(handler, waiting.letter()))
                                .then(markReplayed(waiting.id()))
                                .thenReturn(true)
                                .as(transaction::transactional)
                                .timeout(LONGEST_REPLAY))
                .onErrorResume(failure -> noteCause(waiting.id(), failure).thenReturn(false));
    }

    /** Gives one up for good: its key moves on without it. Empty when nothing with that id waits. */
    Mono<DeadLetter> discard(long id) {
        return waiting()
                .filter(letter -> letter.id() == id)
                .next()
                .flatMap(letter -> db.sql(
                                "update dead_letter set state = 'DISCARDED', replayed_at = :now where id = :id")
                        .bind("now", clock.instant())
                        .bind("id", id)
                        .then()
                        .thenReturn(letter));
    }

    /** Held to the end of the transaction, so that a replay and a new delivery of the same key never overlap. */
    Mono<Void> lockKey(Letter letter) {
        return db.sql("select 1 as locked from (select pg_advisory_xact_lock(hashtextextended(:lock, 0))) as held")
                .bind("lock", letter.consumer() + "|" + letter.key())
                .fetch()
                .one()
                .then();
    }

    Mono<Boolean> isKeyBlocked(Letter letter) {
        return db.sql("""
                        select exists (
                            select 1 from dead_letter
                            where consumer = :consumer and key = :key and replayed_at is null
                              and not (topic = :topic and partition_no = :partition and offset_no = :offset and event_id = :eventId)
                        ) as blocked
                        """)
                .bind("consumer", letter.consumer())
                .bind("key", letter.key())
                .bind("topic", letter.topic())
                .bind("partition", letter.partition())
                .bind("offset", letter.offset())
                .bind("eventId", letter.id())
                .map((row, _) -> value(row, "blocked", Boolean.class))
                .one();
    }

    Mono<Void> park(Letter letter) {
        return insert(letter, "PARKED", "waits behind an earlier record of its key")
                .then();
    }

    Mono<Void> bury(Letter letter, Throwable failure) {
        return insert(letter, "DEAD", causeOf(failure))
                .flatMap(isNew -> isNew ? copyToTopic(letter, failure) : Mono.empty());
    }

    private Mono<Boolean> insert(Letter letter, String state, String cause) {
        return db.sql("""
                        insert into dead_letter
                            (consumer, topic, partition_no, offset_no, key, event_id, trace_id, traceparent, body, state, cause,
                             created_at)
                        values (:consumer, :topic, :partition, :offset, :key, :eventId, :traceId, :traceparent, :body, :state, :cause,
                                :now)
                        on conflict (consumer, topic, partition_no, offset_no, event_id) do nothing
                        """)
                .bind("consumer", letter.consumer())
                .bind("topic", letter.topic())
                .bind("partition", letter.partition())
                .bind("offset", letter.offset())
                .bind("key", letter.key())
                .bind("eventId", letter.id())
                .bind("traceId", letter.trace().traceId())
                .bind("traceparent", letter.trace().traceparent())
                .bind("body", letter.body())
                .bind("state", state)
                .bind("cause", cause)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private Mono<Void> copyToTopic(Letter letter, Throwable failure) {
        var copy = json.writeValueAsString(Map.of(
                "consumer", letter.consumer(),
                "topic", letter.topic(),
                "partition", letter.partition(),
                "offset", letter.offset(),
                "eventId", letter.id(),
                "cause", causeOf(failure),
                "body", letter.body()));
        return db.sql("""
                        insert into outbox (id, topic, key, body, created_at, trace_id, traceparent)
                        values (:id, :topic, :key, :body::jsonb, :now, :traceId, :traceparent)
                        """)
                .bind("id", UUID.randomUUID())
                .bind("topic", letter.topic() + ".dlt")
                .bind("key", letter.key())
                .bind("body", copy)
                .bind("now", clock.instant())
                .bind("traceId", letter.trace().traceId())
                .bind("traceparent", letter.trace().traceparent())
                .then();
    }

    private Flux<Waiting> waitingLetters() {
        return db.sql("""
                        select id, consumer, topic, partition_no, offset_no, key, event_id, trace_id, traceparent, body
                        from dead_letter
                        where replayed_at is null
                        order by id
                        limit 10000
                        """).map((row, _) -> Waiting.of(row)).all();
    }

    private Mono<Void> markReplayed(long id) {
        return db.sql("update dead_letter set replayed_at = :now where id = :id")
                .bind("now", clock.instant())
                .bind("id", id)
                .then();
    }

    private Mono<Void> noteCause(long id, Throwable failure) {
        return db.sql("update dead_letter set cause = :cause where id = :id")
                .bind("cause", causeOf(failure))
                .bind("id", id)
                .then();
    }

    /** Only our own messages are kept whole: a driver's or parser's message may quote personal data. */
    static String causeOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var text = root instanceof PoisonEventException
                ? String.valueOf(root.getMessage())
                : root.getClass().getName();
        return text.substring(0, Math.min(LONGEST_CAUSE, text.length()));
    }

    private record Waiting(long id, Letter letter) {

        String consumerAndKey() {
            return letter.consumer() + "\u0000" + letter.key();
        }

        static Waiting of(Row row) {
            return new Waiting(
                    value(row, "id", Long.class),
                    new Letter(
                            value(row, "consumer", String.class),
                            value(row, "topic", String.class),
                            value(row, "partition_no", Integer.class),
                            value(row, "offset_no", Long.class),
                            value(row, "key", String.class),
                            value(row, "body", String.class),
                            value(row, "event_id", String.class),
                            TraceContext.read(
                                    value(row, "traceparent", String.class), value(row, "trace_id", String.class))));
        }
    }
}
