package org.huzhu.platform.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.huzhu.platform.time.Beijing;

/** A clock that runs with real time until a test sets it, and then stands still until it is moved or reset. */
public final class SettableClock extends Clock {

    private volatile Instant fixed;

    /** For example {@code "2024-02-01T12:00:00"} in Asia/Shanghai. */
    public void set(String beijingTime) {
        fixed = LocalDateTime.parse(beijingTime).atZone(Beijing.ZONE).toInstant();
    }

    public void advance(Duration time) {
        fixed = instant().plus(time);
    }

    public void reset() {
        fixed = null;
    }

    @Override
    public ZoneId getZone() {
        return Beijing.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
        return fixed == null ? Instant.now() : fixed;
    }
}
