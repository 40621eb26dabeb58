package org.huzhu.platform.time;

import java.time.LocalDate;
import java.time.MonthDay;

/** The days on which a coverage is in force (参保时间—到保时间), both ends inclusive (WXU-050, WXU-051). */
public record CoverageTerm(LocalDate from, LocalDate to) {

    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

    public CoverageTerm {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a term cannot end before it starts");
        }
    }

    /** One year. A term from 29 February ends on 28 February, because its anniversary in a common year is 1 March. */
    public static CoverageTerm oneYearFrom(LocalDate from) {
        var anniversary = from.plusYears(1);
        return new CoverageTerm(from, MonthDay.from(from).equals(LEAP_DAY) ? anniversary : anniversary.minusDays(1));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public boolean overlaps(CoverageTerm other) {
        return !other.to.isBefore(from) && !other.from.isAfter(to);
    }
}
