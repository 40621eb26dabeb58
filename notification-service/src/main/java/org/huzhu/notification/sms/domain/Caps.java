package org.huzhu.notification.sms.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The most one number may get. Minutes and hours are those of the clock, the day is rolling, as Aliyun counts; more
 * than the provider takes would come back refused and cost a try.
 */
public record Caps(int perMinute, int perHour, int perDay, int allPerDay) {

    private static final Duration LATER = Duration.ofHours(1);

    /** When to try again, if the number has had enough. */
    public Optional<Instant> fullUntil(Usage usage, Instant now) {
        if (usage.allDay() >= allPerDay || usage.day() >= perDay) {
            return Optional.of(now.plus(LATER));
        }
        if (usage.hour() >= perHour) {
            return Optional.of(now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
        }
        if (usage.minute() >= perMinute) {
            return Optional.of(now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
        }
        return Optional.empty();
    }
}
