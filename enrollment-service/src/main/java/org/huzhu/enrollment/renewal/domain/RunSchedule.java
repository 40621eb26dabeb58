package org.huzhu.enrollment.renewal.domain;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import org.huzhu.platform.time.WorkCalendar;

/** When a month's reminders go out (WXU-061): not before that moment, but also later in the month, if it was missed. */
public record RunSchedule(int runDay, LocalTime at, OnHoliday onHoliday) {

    /** What becomes of a reminder that falls on a day off. The list stays that of the run day. */
    public enum OnHoliday {
        SEND,
        NEXT_WORKDAY
    }

    public boolean isDue(LocalDateTime now, WorkCalendar calendar) {
        return !now.isBefore(sendAt(YearMonth.from(now), calendar));
    }

    public LocalDateTime sendAt(YearMonth month, WorkCalendar calendar) {
        var day = listDay(month);
        while (onHoliday == OnHoliday.NEXT_WORKDAY && !calendar.isWorkday(day)) {
            day = day.plusDays(1);
        }
        return day.atTime(at);
    }

    /** The day whose list is meant, the last of the month where it has no such day. */
    public LocalDate listDay(YearMonth month) {
        return month.atDay(Math.min(runDay, month.lengthOfMonth()));
    }
}
