package org.huzhu.claims.intake;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.util.Optional;
import java.util.function.Function;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import reactor.core.publisher.Mono;

/** One step after the other, until one refuses. */
final class Chain {

    private Chain() {}

    static <A, B> Outcome<B> then(Outcome<A> outcome, Function<A, Outcome<B>> next) {
        return switch (outcome) {
            case Done<A> done -> next.apply(done.value());
            case Refused<A> refused -> refused(refused.refusal());
        };
    }

    static <A, B> Mono<Outcome<B>> thenLater(Outcome<A> outcome, Function<A, Mono<Outcome<B>>> next) {
        return switch (outcome) {
            case Done<A> done -> next.apply(done.value());
            case Refused<A> refused -> Mono.just(refused(refused.refusal()));
        };
    }

    static <A> Outcome<A> unless(Optional<Refusal> refusal, A value) {
        return refusal.<Outcome<A>>map(Outcome::refused).orElseGet(() -> done(value));
    }
}
