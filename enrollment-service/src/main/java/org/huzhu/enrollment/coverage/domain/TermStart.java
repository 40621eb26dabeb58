package org.huzhu.enrollment.coverage.domain;

import java.time.LocalDate;

/** What sets the first day of a coverage that follows on no other (WXU-052). */
public sealed interface TermStart {

    record DayAfterApproval() implements TermStart {}

    record DayOfApproval() implements TermStart {}

    record OnDay(LocalDate day) implements TermStart {}

    default LocalDate firstDay(LocalDate approvedOn) {
        return switch (this) {
            case DayAfterApproval _ -> approvedOn.plusDays(1);
            case DayOfApproval _ -> approvedOn;
            case OnDay onDay -> onDay.day();
        };
    }
}
