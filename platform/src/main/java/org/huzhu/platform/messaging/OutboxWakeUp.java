package org.huzhu.platform.messaging;

import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
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

/**
 * Waits for the database's NOTIFY on a connection of its own; a lost connection is made again, and the relay polls
 * meanwhile.
 */
class OutboxWakeUp {

    private static final Logger log = LoggerFactory.getLogger(OutboxWakeUp.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final ConnectionFactory connections;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean lost;
    private Disposable subscription = Disposables.disposed();

    OutboxWakeUp(ConnectionFactory connections) {
        this.connections = unpooled(connections);
    }

    void start() {
        subscription = Flux.usingWhen(
                        Mono.defer(this::connect), this::notifications, connection -> Mono.from(connection.close()))
                .doOnNext(_ -> wakeUp())
                .doOnComplete(() -> lost("the server closed it"))
                .doOnError(e -> lost(e.toString()))
                .onErrorComplete()
                .repeatWhen(ended -> ended.delayElements(PAUSE))
                .subscribe();
    }

    private Mono<PostgresqlConnection> connect() {
        return Mono.from(connections.create()).cast(PostgresqlConnection.class).timeout(LONGEST_CONNECT);
    }

    private Flux<Notification> notifications(PostgresqlConnection connection) {
        return connection
                .createStatement("select current_schema() || '_outbox'")
                .execute()
                .flatMap(result -> result.map((row, _) -> String.valueOf(row.get(0))))
                .next()
                .flatMapMany(channel -> connection
                        .createStatement("listen \"" + channel + "\"")
                        .execute()
                        .flatMap(PostgresqlResult::getRowsUpdated)
                        .then(Mono.fromRunnable(this::listening))
                        .thenMany(connection.getNotifications()));
    }

    /** Rows may have come while nobody listened. */
    private void listening() {
        lost = false;
        wakeUp();
    }

    /** Said once, not with every attempt to connect. */
    private void lost(String why) {
        if (!lost) {
            log.warn("outbox listener lost, polling until it is back: {}", why);
        }
        lost = true;
    }

    void wakeUp() {
        signal.release();
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
