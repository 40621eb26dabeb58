package org.huzhu.notification.sms.domain;

import java.time.Instant;
import java.time.LocalTime;
import org.huzhu.platform.time.Beijing;

/**
 * The hours in which notices go out, every day of the week: the reminder of the 1st goes at noon also when that is a
 * Sunday (WXU-061). Carriers forbid only advertising at night; this is courtesy.
 */
public record SendingWindow(boolean enabled, LocalTime from, LocalTime until) {

    public SendingWindow {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("huzhu.sms.sending.window: from must be before until");
        }
    }

    /** The same moment inside the window, else the next opening. */
    public Instant next(Instant moment) {
        var local = moment.atZone(Beijing.ZONE);
        if (!enabled
                || !local.toLocalTime().isBefore(from) && local.toLocalTime().isBefore(until)) {
            return moment;
        }
        var day = local.toLocalTime().isBefore(from)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        return day.atTime(from).atZone(Beijing.ZONE).toInstant();
    }
}
