package org.huzhu.enrollment.coverage.domain;

import java.time.LocalDate;
import java.util.Optional;
import org.huzhu.platform.time.CoverageTerm;

/**
 * Which term a payment approval gives (WXU-050…052). A person may follow on a term from {@code daysBefore} days before its last day; approved up
 * to that day the new term joins on without a gap, later it starts as a first one does, unless {@code backdate} joins it on within
 * {@code daysAfter} days.
 */
public record TermRule(TermStart start, int daysBefore, int daysAfter, boolean backdate) {

    /** True when the earlier term, which ends on {@code previousTo}, still has too long to run for another one. */
    public boolean isTooEarly(LocalDate day, LocalDate previousTo) {
        return day.isBefore(previousTo.minusDays(daysBefore));
    }

    public CoverageTerm first(LocalDate approvedOn) {
        return CoverageTerm.oneYearFrom(start.firstDay(approvedOn));
    }

    /** The term after one that ends on {@code previousTo}. Never overlaps it, whatever the start rule says. */
    public CoverageTerm following(LocalDate approvedOn, LocalDate previousTo) {
        var joined = previousTo.plusDays(1);
        if (joinsOn(approvedOn, previousTo)) {
            return CoverageTerm.oneYearFrom(joined);
        }
        var fresh = start.firstDay(approvedOn);
        return CoverageTerm.oneYearFrom(fresh.isBefore(joined) ? joined : fresh);
    }

    public CoverageTerm term(LocalDate approvedOn, Optional<LocalDate> previousTo) {
        return previousTo.map(end -> following(approvedOn, end)).orElseGet(() -> first(approvedOn));
    }

    private boolean joinsOn(LocalDate approvedOn, LocalDate previousTo) {
        var lastDayToJoin = backdate ? previousTo.plusDays(daysAfter) : previousTo;
        return !approvedOn.isAfter(lastDayToJoin);
    }
}
