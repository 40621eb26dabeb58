package org.huzhu.notification.sms.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a provider is asked about a message: soon after, then each time twice as late, until nobody expects an answer
 * any more. Huawei closes after 72 hours; so do we.
 */
public record Questions(Duration first, Duration longest, Duration closeAfter) {

    public Optional<Instant> next(Instant startedAt, Instant now) {
        var age = Duration.between(startedAt, now);
        if (age.compareTo(closeAfter) >= 0) {
            return Optional.empty();
        }
        var pause = age.compareTo(first) < 0 ? first : age;
        return Optional.of(now.plus(pause.compareTo(longest) < 0 ? pause : longest));
    }
}
