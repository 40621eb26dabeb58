package org.huzhu.check.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What "now" means for one look.
 *
 * @param now by the clock of the services
 * @param settled before this, nothing is on its way any more
 * @param since older things are not looked at: outbox and inbox rows are purged after a while
 */
public record Moment(Instant now, Instant settled, Instant since) {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    public static Moment of(Clock clock, Duration grace, Duration window) {
        var now = clock.instant();
        return new Moment(now, now.minus(grace), now.minus(window));
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now, BEIJING);
    }

    Object parameter(String name) {
        return switch (name) {
            case "now" -> Timestamp.from(now);
            case "settled" -> Timestamp.from(settled);
            case "since" -> Timestamp.from(since);
            case "today" -> java.sql.Date.valueOf(today());
            default -> throw new IllegalArgumentException("no parameter " + name);
        };
    }
}
