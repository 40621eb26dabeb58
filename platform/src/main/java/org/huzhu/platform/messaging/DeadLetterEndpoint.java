package org.huzhu.platform.messaging;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import reactor.core.publisher.Mono;

/** On the management port: {@code GET /actuator/deadletters} lists what waits, {@code POST} replays it. */
@Endpoint(id = "deadletters")
class DeadLetterEndpoint {

    private final DeadLetters deadLetters;
    private final List<EventHandler> handlers;
    private final Consumption consumption;

    DeadLetterEndpoint(DeadLetters deadLetters, List<EventHandler> handlers, Consumption consumption) {
        this.deadLetters = deadLetters;
        this.handlers = handlers;
        this.consumption = consumption;
    }

    @ReadOperation
    Mono<List<DeadLetters.DeadLetter>> waiting() {
        return deadLetters.waiting().collectList();
    }

    @WriteOperation
    Mono<DeadLetters.Replay> replay() {
        return deadLetters.replay(handlers, consumption);
    }
}
