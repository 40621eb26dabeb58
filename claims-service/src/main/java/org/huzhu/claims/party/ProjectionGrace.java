package org.huzhu.claims.party;

import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Waits a moment for what another service has surely told by now. Events arrive a little after the answer that their
 * cause got: who registered or was covered a second ago must not be refused as unknown.
 */
@Component
public class ProjectionGrace {

    private static final int LOOKS = 8;

    private final Duration pause;

    public ProjectionGrace(ProjectionSettings settings) {
        this.pause = settings.projectionGrace().dividedBy(LOOKS);
    }

    /** Repeats the look-up while it stays empty, then stays empty itself. Must be a look-up that can be repeated. */
    public <T> Mono<T> await(Mono<T> lookUp) {
        return pause.isZero() ? lookUp : look(lookUp, LOOKS);
    }

    private <T> Mono<T> look(Mono<T> lookUp, int further) {
        return further == 0
                ? lookUp
                : lookUp.switchIfEmpty(Mono.defer(() -> Mono.delay(pause).then(look(lookUp, further - 1))));
    }
}
