package org.huzhu.claims.refusal;

import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import reactor.core.publisher.Mono;

/** Refusals that had to undo a transaction, as values again; and reasons that must be given. */
public final class Refusable {

    private static final int LONGEST_REASON = 200;

    private Refusable() {}

    public static <T> Mono<Outcome<T>> outcome(Mono<T> inTransaction) {
        return inTransaction
                .map(Outcome::done)
                .onErrorResume(RefusedException.class, refused -> Mono.just(Outcome.refused(refused.refusal())));
    }

    /** The value, or the error that undoes the transaction. */
    public static <T> Mono<T> value(Outcome<T> outcome) {
        return RefusedException.orProblem(outcome);
    }

    public static <T> Mono<T> no(Refusal refusal) {
        return Mono.error(new RefusedException(refusal));
    }

    /** Refused with REASON_REQUIRED or REASON_TOO_LONG. */
    public static Mono<String> reason(String told) {
        var words = HalfWidth.strip(told);
        if (words.isEmpty()) {
            return no(Refusal.ofField("REASON_REQUIRED", "reason"));
        }
        return words.length() > LONGEST_REASON ? no(Refusal.ofField("REASON_TOO_LONG", "reason")) : Mono.just(words);
    }
}
