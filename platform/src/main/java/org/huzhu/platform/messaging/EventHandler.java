package org.huzhu.platform.messaging;

import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * What a service does with events of others. Register a bean; the platform runs one listener container per handler, on
 * virtual threads, that waits for {@link #handle} inside the transaction that also writes the inbox row. Throw {@link
 * PoisonEventException} for an event that can never be handled; any other error is tried again with back-off before the
 * event is put aside.
 */
public interface EventHandler {

    /** Stable name: consumer group, inbox and dead letters are kept under it. */
    String consumer();

    Set<String> topics();

    /** The effect. May join the surrounding transaction; must not start work that outlives it. */
    Mono<Void> handle(ReceivedEvent event);
}
