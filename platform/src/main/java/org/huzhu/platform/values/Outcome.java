package org.huzhu.platform.values;

import java.util.function.Function;

/** What became of a command: done, or refused for a reason the business can explain. Faults are thrown instead. */
public sealed interface Outcome<T> {

    record Done<T>(T value) implements Outcome<T> {}

    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    default <R> Outcome<R> map(Function<T, R> change) {
        return switch (this) {
            case Done<T> done -> done(change.apply(done.value()));
            case Refused<T> refused -> refused(refused.refusal());
        };
    }
}
