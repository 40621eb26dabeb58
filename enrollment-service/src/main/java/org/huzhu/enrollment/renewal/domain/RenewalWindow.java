package org.huzhu.enrollment.renewal.domain;

import java.time.LocalDate;
import java.time.YearMonth;

/** The expiries the list of a day shows, both ends inclusive (WXU-060). */
public record RenewalWindow(LocalDate firstExpiry, LocalDate lastExpiry) {

    public static RenewalWindow of(LocalDate day, int daysBefore, int daysAfter) {
        return new RenewalWindow(day.minusDays(daysAfter), day.plusDays(daysBefore));
    }

    public boolean shows(LocalDate expiry) {
        return !expiry.isBefore(firstExpiry) && !expiry.isAfter(lastExpiry);
    }

    /** Only the expiries that fall into that month. */
    public RenewalWindow within(YearMonth month) {
        var first = month.atDay(1);
        var last = month.atEndOfMonth();
        return new RenewalWindow(
                firstExpiry.isBefore(first) ? first : firstExpiry, lastExpiry.isAfter(last) ? last : lastExpiry);
    }
}
