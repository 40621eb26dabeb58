package org.huzhu.platform.messaging;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import reactor.core.publisher.Mono;

/**
 * On the management port: {@code GET /actuator/deadletters} lists what waits, {@code POST} replays it, {@code DELETE
 * …/{id}} gives one up for good so that later records of its key can move on with the next replay.
 */
@Endpoint(id = "deadletters")
class DeadLetterEndpoint {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterEndpoint.class);

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

    @DeleteOperation
    Mono<DeadLetters.DeadLetter> discard(@Selector long id) {
        return deadLetters
                .discard(id)
                .doOnNext(letter -> log.warn(
                        "event given up consumer={} topic={} partition={} offset={}",
                        letter.consumer(),
                        letter.topic(),
                        letter.partition(),
                        letter.offset()));
    }
}
