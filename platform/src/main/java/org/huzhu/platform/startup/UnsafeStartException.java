package org.huzhu.platform.startup;

import java.util.List;

/** A service that would be unsafe to run; says everything that is wrong at once, and never a secret. */
public final class UnsafeStartException extends RuntimeException {

    private final List<String> reasons;

    UnsafeStartException(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}
