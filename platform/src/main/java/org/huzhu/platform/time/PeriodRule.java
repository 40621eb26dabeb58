package org.huzhu.platform.time;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How a period is counted (rulebook 3.4; Civil Code arts. 201–203): the starting day does not count unless {@code
 * countStartDay}; a month or year ends on the corresponding day or the month's last; with {@code holidayRoll} a last
 * day off moves to the next working day.
 */
public record PeriodRule(int amount, PeriodUnit unit, boolean countStartDay, boolean holidayRoll) {

    public PeriodRule {
        if (amount < 0) {
            throw new IllegalArgumentException("a period cannot be negative");
        }
    }

    /** The last day of the period that starts at {@code anchor}, both in Asia/Shanghai. */
    public LocalDate lastDay(LocalDate anchor, WorkCalendar calendar) {
        var last = switch (unit) {
            case DAY -> anchor.plusDays(amount - (countStartDay ? 1L : 0L));
            case MONTH -> anchor.plusMonths(amount).minusDays(countStartDay ? 1 : 0);
            case YEAR -> anchor.plusYears(amount).minusDays(countStartDay ? 1 : 0);
            case WORKDAY -> workdaysAfter(anchor, calendar);
        };
        while (holidayRoll && !calendar.isWorkday(last)) {
            last = last.plusDays(1);
        }
        return last;
    }

    /** Until 24:00 of the last day. */
    public static boolean isInTime(Instant submitted, LocalDate lastDay) {
        return submitted.isBefore(lastDay.plusDays(1).atStartOfDay(Beijing.ZONE).toInstant());
    }

    private LocalDate workdaysAfter(LocalDate anchor, WorkCalendar calendar) {
        var day = countStartDay ? anchor.minusDays(1) : anchor;
        for (var counted = 0; counted < amount; ) {
            day = day.plusDays(1);
            if (calendar.isWorkday(day)) {
                counted++;
            }
        }
        return day;
    }
}
