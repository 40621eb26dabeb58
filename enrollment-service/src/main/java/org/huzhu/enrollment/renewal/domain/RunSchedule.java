package org.huzhu.enrollment.renewal.domain;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;

/** When a month's reminders go out (WXU-061): not before that moment, but also later in the month, if it was missed. */
public record RunSchedule(int runDay, LocalTime at) {

    public boolean isDue(LocalDateTime now) {
        return !now.isBefore(listDay(YearMonth.from(now)).atTime(at));
    }

    /** The day whose list is meant, the last of the month where it has no such day. */
    public LocalDate listDay(YearMonth month) {
        return month.atDay(Math.min(runDay, month.lengthOfMonth()));
    }
}
