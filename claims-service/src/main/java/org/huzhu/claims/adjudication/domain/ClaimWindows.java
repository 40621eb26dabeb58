package org.huzhu.claims.adjudication.domain;

import java.time.LocalDate;
import java.util.Optional;
import org.huzhu.platform.rulebook.Anchor;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.time.WorkCalendar;

/** 申请时限: until which day a benefit can be applied for (SHC-030 to SHC-034). It has no first day. */
public final class ClaimWindows {

    private ClaimWindows() {}

    /**
     * Until 24:00 of this day.
     *
     * @param provisional the calendar of that year is not announced yet (rulebook 2.7)
     */
    public record LastDay(LocalDate day, boolean provisional, Provenance from) {}

    /** Empty where the terms set no limit. */
    public static Optional<LastDay> lastDay(
            Responsibility responsibility, CoverageTerm term, LocalDate eventDate, WorkCalendar calendar) {
        return responsibility.window().map(window -> {
            var counted = CountedDay.of(window.period(), anchorDay(window.anchor(), term, eventDate), calendar);
            return new LastDay(counted.day(), counted.provisional(), window.from());
        });
    }

    private static LocalDate anchorDay(Anchor anchor, CoverageTerm term, LocalDate eventDate) {
        return switch (anchor) {
            case COVERAGE_EXPIRY -> term.to();
            case ACCIDENT_DATE, DISCHARGE_DATE, DIAGNOSIS_DATE -> eventDate;
            case COMPLETE_DATE, DATA_RECEIVED, FILING_DATE, APPLIED_DATE ->
                throw new IllegalArgumentException("a window to file in cannot start with the filing: " + anchor);
        };
    }
}
