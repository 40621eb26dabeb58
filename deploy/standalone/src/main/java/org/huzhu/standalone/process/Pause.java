package org.huzhu.standalone.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting in our own threads. */
public final class Pause {

    private Pause() {}

    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Polls until the condition holds; false when the limit passed first. */
    public static boolean until(Duration limit, long everyMillis, BooleanSupplier condition) {
        var end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            millis(everyMillis);
        }
        return true;
    }
}
