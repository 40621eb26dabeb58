package org.huzhu.claims.adjudication.domain;

import java.time.LocalDate;
import org.huzhu.platform.time.PeriodRule;
import org.huzhu.platform.time.PeriodUnit;
import org.huzhu.platform.time.WorkCalendar;

/** The day on which a period ends, and whether it may move when the State Council announces a further year. */
record CountedDay(LocalDate day, boolean provisional) {

    static CountedDay of(PeriodRule period, LocalDate anchor, WorkCalendar calendar) {
        var day = period.lastDay(anchor, calendar);
        var firstAsked = period.unit() == PeriodUnit.WORKDAY ? anchor : day;
        var asksCalendar = period.unit() == PeriodUnit.WORKDAY || period.holidayRoll();
        return new CountedDay(day, asksCalendar && !isAnnounced(firstAsked, day, calendar));
    }

    private static boolean isAnnounced(LocalDate from, LocalDate to, WorkCalendar calendar) {
        for (var year = from.getYear(); year <= to.getYear(); year++) {
            if (!calendar.isAnnounced(LocalDate.ofYearDay(year, 1))) {
                return false;
            }
        }
        return true;
    }
}
