package org.huzhu.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Row;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.huzhu.platform.telemetry.TraceContext;
import org.huzhu.platform.telemetry.Tracing;
import org.huzhu.platform.telemetry.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Publishes outbox rows. Rows are spread over slices by key; a relay works on a slice while it holds that slice's
 * transaction lock, so several instances share the work and rows of one key still leave in order. A crash between send
 * and commit sends again, which the inbox absorbs.
 */
public class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    /** Also read by versions that know no {@code traceparent}. */
    static final String TRACE_ID = "traceid";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final DatabaseClient db;
    private final TransactionalOperator transaction;
    private final KafkaTemplate<String, String> kafka;
    private final OutboxWakeUp wakeUp;
    private final MessagingSettings settings;
    private final Clock clock;
    private final OutboxMeters meters;
    private final Tracing tracing;
    private volatile boolean running;
    private volatile boolean stopping;
    private Optional<Thread> worker = Optional.empty();

    public OutboxRelay(
            DatabaseClient db,
            TransactionalOperator transaction,
            KafkaTemplate<String, String> kafka,
            OutboxWakeUp wakeUp,
            MessagingSettings settings,
            Clock clock,
            MeterRegistry meters,
            Tracing tracing) {
        this.db = db;
        this.transaction = transaction;
        this.kafka = kafka;
        this.wakeUp = wakeUp;
        this.settings = settings;
        this.clock = clock;
        this.meters = new OutboxMeters(meters);
        this.tracing = tracing;
    }

    /**
     * Publishes everything that is there now; returns the number of events sent. Other relays may take part of it. A
     * slice that fails does not hold the others up; the first failure is thrown at the end.
     */
    public int publishPending() {
        var sent = 0;
        Optional<RuntimeException> failure = Optional.empty();
        for (var slice : block(pendingSlices())) {
            try {
                for (var batch = publishSlice(slice); batch > 0 && !stopping; batch = publishSlice(slice)) {
                    sent += batch;
                }
            } catch (RuntimeException e) {
                failure = failure.or(() -> Optional.of(e));
            }
            if (stopping) {
                break;
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return sent;
    }

    private int publishSlice(int slice) {
        return block(lockSlice(slice)
                .flatMap(locked -> locked ? nextRows(slice) : Mono.just(List.<Pending>of()))
                .flatMap(rows -> rows.isEmpty() ? Mono.just(0) : send(rows).then(markPublished(rows)))
                .as(transaction::transactional));
    }

    /** One probe per slice, so that a poll costs the same with a million rows waiting. */
    private Mono<List<Integer>> pendingSlices() {
        return db.sql("""
                        select slice
                        from generate_series(0, 15) as slices (slice)
                        where exists (select 1 from outbox where published_at is null and outbox.slice = slices.slice)
                        """)
                .map((row, _) -> value(row, "slice", Integer.class))
                .all()
                .collectList();
    }

    private Mono<Boolean> lockSlice(int slice) {
        return db.sql("select pg_try_advisory_xact_lock(hashtext(current_schema() || '.outbox'), :slice) as locked")
                .bind("slice", slice)
                .map((row, _) -> value(row, "locked", Boolean.class))
                .one();
    }

    private Mono<List<Pending>> nextRows(int slice) {
        return db.sql("""
                        select seq, id, topic, key, body::text as body, created_at, trace_id, traceparent
                        from outbox
                        where published_at is null and slice = :slice
                        order by seq
                        limit :limit
                        """)
                .bind("slice", slice)
                .bind("limit", settings.batchSize())
                .map((row, _) -> Pending.of(row))
                .all()
                .collectList();
    }

    /**
     * The producer may block while the broker is away, so it is not called on a thread of the database driver. A key's
     * second row is sent only after its first was acknowledged: a batch that fails in the middle then repeats rows, but
     * never turns them round.
     */
    private Mono<Void> send(List<Pending> rows) {
        return Flux.fromIterable(waves(rows))
                .concatMap(wave -> Mono.fromFuture(() -> CompletableFuture.allOf(
                                wave.stream().map(this::publish).toArray(CompletableFuture[]::new)))
                        .doOnSuccess(_ -> meters.acknowledged(wave, clock.instant()))
                        .subscribeOn(Schedulers.boundedElastic()))
                .then();
    }

    private CompletableFuture<SendResult<String, String>> publish(Pending row) {
        var span = tracing.begin(Work.publish(row.topic()), row.trace());
        return kafka.send(record(row, span.context())).whenComplete((_, failure) -> {
            if (failure != null) {
                span.failed(failure);
            }
            span.end();
        });
    }

    /** Rows in groups that hold each key at most once: the first rows of all keys, then the second ones, and so on. */
    static List<List<Pending>> waves(List<Pending> rows) {
        var waves = new ArrayList<List<Pending>>();
        var seen = new HashMap<String, Integer>();
        for (var row : rows) {
            var wave = seen.merge(row.key(), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(row);
        }
        return waves;
    }

    private ProducerRecord<String, String> record(Pending row, TraceContext trace) {
        var record = new ProducerRecord<>(row.topic(), row.key(), row.body());
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", row.id().toString());
        header(record, "ce_type", row.topic());
        header(record, "ce_source", settings.source());
        header(record, "ce_time", row.createdAt().toString());
        header(record, "ce_subject", row.key());
        header(record, "content-type", "application/json");
        header(record, TRACE_ID, trace.traceId());
        header(record, TraceContext.HEADER, trace.traceparent());
        return record;
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private Mono<Integer> markPublished(List<Pending> rows) {
        return db.sql("update outbox set published_at = :now where seq = any(:seqs)")
                .bind("now", clock.instant())
                .bind("seqs", rows.stream().map(Pending::seq).toArray(Long[]::new))
                .fetch()
                .rowsUpdated()
                .map(Long::intValue);
    }

    @Override
    public void start() {
        running = true;
        stopping = false;
        wakeUp.start();
        worker = Optional.of(Thread.ofVirtual().name("outbox-relay").start(this::run));
    }

    /** Lets the batch that is under way finish, so that it is not sent again after the restart. */
    @Override
    public void stop() {
        running = false;
        stopping = true;
        wakeUp.wakeUp();
        worker.ifPresent(OutboxRelay::join);
        wakeUp.stop();
        stopping = false;
    }

    /**
     * Starts before the web server takes requests and stops after it, so that the last request's events still leave.
     */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096;
    }

    private static void join(Thread worker) {
        try {
            if (!worker.join(LONGEST_STOP)) {
                worker.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                publishPending();
                wakeUp.await(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                if (!running) {
                    return;
                }
                log.warn("outbox relay failed and will try again: {}", e.toString());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(settings.pollInterval());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T block(Mono<T> work) {
        var result = work.block(LONGEST_WAIT);
        if (result == null) {
            throw new IllegalStateException("outbox query without an answer");
        }
        return result;
    }

    static <T> T value(Row row, String column, Class<T> type) {
        var value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException(column + " is null");
        }
        return value;
    }

    record Pending(long seq, UUID id, String topic, String key, String body, Instant createdAt, TraceContext trace) {

        static Pending of(Row row) {
            return new Pending(
                    value(row, "seq", Long.class),
                    value(row, "id", UUID.class),
                    value(row, "topic", String.class),
                    value(row, "key", String.class),
                    value(row, "body", String.class),
                    value(row, "created_at", Instant.class),
                    TraceContext.read(value(row, "traceparent", String.class), value(row, "trace_id", String.class)));
        }
    }
}
