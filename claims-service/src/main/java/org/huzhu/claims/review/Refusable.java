package org.huzhu.claims.review;

import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.web.RefusedException;
import reactor.core.publisher.Mono;

/** Turns a refusal that had to undo a transaction back into a value. */
final class Refusable {

    private Refusable() {}

    static <T> Mono<Outcome<T>> outcome(Mono<T> inTransaction) {
        return inTransaction
                .map(Outcome::done)
                .onErrorResume(RefusedException.class, refused -> Mono.just(Outcome.refused(refused.refusal())));
    }
}
