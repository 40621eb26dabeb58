package org.huzhu.enrollment.renewal;

import java.time.LocalDateTime;
import java.time.YearMonth;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows what a month's reminders are, without sending any (features 77). */
@Component
public class PreviewRun {

    /**
     * A month as it stands now.
     *
     * @param sendAt when the first of its reminders go out, or went out
     * @param units with anybody on their list
     * @param reminded units that were reminded already
     */
    public record Preview(YearMonth month, LocalDateTime sendAt, int units, int reminded) {}

    private final RenewalStore renewals;
    private final RenewalCalendar calendar;

    PreviewRun(RenewalStore renewals, RenewalCalendar calendar) {
        this.renewals = renewals;
        this.calendar = calendar;
    }

    public Mono<Preview> handle(YearMonth month) {
        return Mono.zip(
                renewals.units(calendar.windowsOf(month)),
                renewals.reminded(month),
                (units, reminded) -> new Preview(month, calendar.firstSendAt(month), units, reminded));
    }
}
