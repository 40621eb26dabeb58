package org.huzhu.platform;

import io.r2dbc.spi.R2dbcTransientResourceException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.huzhu.platform.events.UnitRenamed;
import org.huzhu.platform.messaging.EventHandler;
import org.huzhu.platform.messaging.PoisonEventException;
import org.huzhu.platform.messaging.ReceivedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Writes down what it is told; names that begin with "poison", "flaky" or "away" make it fail. */
public class SampleHandler implements EventHandler {

    private static final Logger log = LoggerFactory.getLogger(SampleHandler.class);

    public volatile boolean cured;
    public final AtomicInteger failuresLeft = new AtomicInteger();

    private final DatabaseClient db;

    SampleHandler(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public String consumer() {
        return "sample.unit-renamed";
    }

    @Override
    public Set<String> topics() {
        return Set.of(UnitRenamed.TOPIC);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent received) {
        var event = received.as(UnitRenamed.class);
        return db.sql("insert into applied (key, name) values (:key, :name)")
                .bind("key", received.key())
                .bind("name", event.name())
                .then()
                .doOnSuccess(_ -> log.info("applied"))
                .then(Mono.defer(() -> failure(event.name())));
    }

    /** After the effect, so that the tests see it undone. */
    private Mono<Void> failure(String name) {
        if (name.startsWith("poison") && !cured) {
            return Mono.error(new PoisonEventException("cannot be handled"));
        }
        if (name.startsWith("flaky") && failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Mono.error(new IllegalStateException("not now"));
        }
        if (name.startsWith("away") && failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Mono.error(new R2dbcTransientResourceException("the database is away"));
        }
        return Mono.empty();
    }
}
