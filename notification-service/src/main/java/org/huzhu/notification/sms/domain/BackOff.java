package org.huzhu.notification.sms.domain;

import java.time.Duration;

/** Pauses between tries that certainly did not send: each is twice the one before. */
public record BackOff(Duration first, Duration longest, int attempts) {

    public boolean isExhausted(int made) {
        return made >= attempts;
    }

    /** The pause after the given number of tries. */
    public Duration pauseAfter(int made) {
        var doublings = Math.min(Math.max(made - 1, 0), 30);
        var pause = first.multipliedBy(1L << doublings);
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
