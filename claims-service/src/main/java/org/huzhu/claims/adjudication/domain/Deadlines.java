package org.huzhu.claims.adjudication.domain;

import java.time.LocalDate;
import java.util.Optional;
import org.huzhu.platform.rulebook.ClaimRules.Deadline;
import org.huzhu.platform.time.WorkCalendar;

/** 给付时限: when the money is due (SHC-060 to SHC-065, SHC-020, WXM-011). */
public final class Deadlines {

    private Deadlines() {}

    /**
     * Due until 24:00 of {@code day}.
     *
     * @param earliest where the terms promise a range, such as 5–10 working days
     * @param provisional the calendar of one of these years is not announced yet (rulebook 2.7)
     */
    public record Due(Optional<LocalDate> earliest, LocalDate day, boolean provisional) {}

    /** @param anchorDay the day the deadline's anchor names, for example that of completeness */
    public static Due due(Deadline deadline, LocalDate anchorDay, WorkCalendar calendar) {
        var latest = CountedDay.of(deadline.period(), anchorDay, calendar);
        var earliest = deadline.earliest().map(period -> CountedDay.of(period, anchorDay, calendar));
        var provisional =
                latest.provisional() || earliest.map(CountedDay::provisional).orElse(false);
        return new Due(earliest.map(CountedDay::day), latest.day(), provisional);
    }
}
