package org.huzhu.platform.messaging;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Waits for the database's NOTIFY on a connection of its own; a lost connection is made again, and the relay polls meanwhile. */
class OutboxWakeUp {

    private static final Logger log = LoggerFactory.getLogger(OutboxWakeUp.class);

    private final ConnectionFactory connections;
    private final Semaphore signal = new Semaphore(0);
    private Disposable subscription = Disposables.disposed();

    OutboxWakeUp(ConnectionFactory connections) {
        this.connections = unpooled(connections);
    }

    void start() {
        subscription = Flux.usingWhen(
                        Mono.from(connections.create()).cast(PostgresqlConnection.class),
                        connection -> connection
                                .createStatement("select current_schema() || '_outbox'")
                                .execute()
                                .flatMap(result -> result.map((row, _) -> String.valueOf(row.get(0))))
                                .next()
                                .flatMapMany(channel -> connection
                                        .createStatement("listen \"" + channel + "\"")
                                        .execute()
                                        .flatMap(result -> result.getRowsUpdated())
                                        .thenMany(connection.getNotifications())),
                        connection -> Mono.from(connection.close()))
                .doOnNext(_ -> signal.release())
                .doOnError(e -> log.warn("outbox listener lost, polling until it is back: {}", e.toString()))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, Duration.ofSeconds(2)))
                .repeat()
                .subscribe();
    }

    /** A listening connection lives as long as the service; it must not come out of the pool. */
    private static ConnectionFactory unpooled(ConnectionFactory connections) {
        var factory = connections;
        while (factory instanceof Wrapped<?> wrapper && wrapper.unwrap() instanceof ConnectionFactory inner) {
            factory = inner;
        }
        return factory;
    }

    void stop() {
        subscription.dispose();
    }

    /** Returns at the next notification or after the time, whichever is first; several notifications count as one. */
    void await(long time, TimeUnit unit) throws InterruptedException {
        if (signal.tryAcquire(time, unit)) {
            signal.drainPermits();
        }
    }
}
