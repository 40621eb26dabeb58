package org.huzhu.platform.reseal;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import reactor.core.publisher.Mono;

/**
 * On the management port: {@code GET /actuator/keys} says how many rows an older key sealed and how far moving them is,
 * {@code POST} begins or goes on.
 */
@Endpoint(id = "keys")
class ResealEndpoint {

    private static final Logger log = LoggerFactory.getLogger(ResealEndpoint.class);

    private final Reseal reseal;

    ResealEndpoint(Reseal reseal) {
        this.reseal = reseal;
    }

    /** Where things stand; ids of keys, never keys. */
    record Status(String target, long rowsOldKey, List<Reseal.Progress> columns) {}

    @ReadOperation
    Mono<Status> status() {
        return reseal.stale()
                .zipWith(reseal.progress(), (stale, columns) -> new Status(reseal.target(), stale, columns));
    }

    @WriteOperation
    Mono<Status> start() {
        return reseal.start()
                .doOnNext(_ -> log.info("resealing started target={}", reseal.target()))
                .then(status());
    }
}
