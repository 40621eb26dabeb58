package org.huzhu.platform.web;

import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import reactor.core.publisher.Mono;

/** Carries a refusal from a controller or filter to the {@link ProblemAdvice}. Nothing else throws or catches it. */
public class RefusedException extends RuntimeException {

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The value, or the refusal as an error: the last step of a controller method. */
    public static <T> Mono<T> orProblem(Outcome<T> outcome) {
        return switch (outcome) {
            case Done<T> done -> Mono.just(done.value());
            case Refused<T> refused -> Mono.error(new RefusedException(refused.refusal()));
        };
    }
}
