package org.huzhu.enrollment.renewal;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.security.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Sends each unit with anybody on its renewal list one {@code renewal.due} per month (WXU-061, WXU-062). The note that a unit was reminded and
 * the event leave in one transaction, so a run may be repeated, raced or cut off and still every unit is reminded once.
 */
@Component
public class RemindUnits {

    private static final Duration LOOK_AGAIN_AFTER = Duration.ofHours(1);

    /** How many units have a list that is not empty, and how many of them this run was the first to remind. */
    public record Run(YearMonth month, int units, int reminded) {}

    private final RenewalStore renewals;
    private final RenewalCalendar calendar;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final RenewalMeters meters;
    private final Clock clock;

    RemindUnits(
            RenewalStore renewals,
            RenewalCalendar calendar,
            Outbox outbox,
            Audit audit,
            TransactionalOperator transaction,
            RenewalMeters meters,
            Clock clock) {
        this.renewals = renewals;
        this.calendar = calendar;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
    }

    /** By hand, for any month and at any time. */
    public Mono<Run> handle(Caller caller, YearMonth month) {
        return remind(month, calendar.windowsOf(month))
                .flatMap(run -> audit.record(caller, entry(run)).thenReturn(run))
                .as(transaction::transactional)
                .doOnNext(run -> meters.manual(run.reminded()));
    }

    /** What is due now: empty before the 1st at noon, and while another instance is at it or was within the hour. */
    public Mono<Run> handleDue() {
        var windows = calendar.dueWindows();
        if (windows.isEmpty()) {
            return Mono.empty();
        }
        var month = calendar.currentMonth();
        return renewals.claim(month, clock.instant().minus(LOOK_AGAIN_AFTER))
                .filter(claimed -> claimed)
                .flatMap(_ -> remind(month, windows))
                .flatMap(run -> run.reminded() == 0
                        ? Mono.just(run)
                        : audit.recordSystem(entry(run)).thenReturn(run))
                .as(transaction::transactional)
                .doOnNext(run -> meters.monthly(run.reminded()));
    }

    private Mono<Run> remind(YearMonth month, List<ProductWindow> windows) {
        return renewals.remind(month, windows)
                .flatMap(due -> outbox.append(due).thenReturn(due.size()))
                .zipWith(renewals.units(windows), (reminded, units) -> new Run(month, units, reminded));
    }

    private static Audit.Entry entry(Run run) {
        return Audit.Entry.of(
                "RENEWALS_REMINDED",
                "RENEWAL_RUN",
                run.month(),
                Map.of("units", run.units(), "reminded", run.reminded()));
    }
}
