package org.huzhu.claims.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.claims.adjudication.domain.ClaimWindows;
import org.huzhu.claims.adjudication.domain.Deadlines;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.platform.rulebook.ClaimRules;
import org.huzhu.platform.rulebook.ClaimRules.Deadline;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.time.PeriodRule;
import org.huzhu.platform.time.WorkCalendar;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;

/** The days of a claim: until when it can be filed and when its money is due (SHC-030 to SHC-036, SHC-060 to SHC-065). */
@Component
class Windows {

    private final WorkCalendar calendar;
    private final Clock clock;

    Windows(WorkCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    ClaimItem withLastDay(ClaimItem item, Responsibility responsibility, CoverageTerm term) {
        return ClaimWindows.lastDay(responsibility, term, item.eventDate(), calendar)
                .map(last -> item.withLastDay(Optional.of(last.day()), last.provisional()))
                .orElse(item);
    }

    /** Refused with CLAIM_WINDOW_EXPIRED; a late approval lifts it (SHC-036). */
    Optional<Refusal> closed(List<ClaimItem> items, String lateApproval) {
        return lateApproval.isEmpty()
                ? items.stream()
                        .filter(item -> item.lastDay()
                                .map(last -> !PeriodRule.isInTime(clock.instant(), last))
                                .orElse(false))
                        .findFirst()
                        .map(Windows::expired)
                : Optional.empty();
    }

    /** The clocks of a claim that is complete today, each by its own terms. */
    List<ClaimItem> clocked(Claim claim, ClaimRules rules) {
        return claim.items().stream().map(item -> clocked(claim, item, rules)).toList();
    }

    private ClaimItem clocked(Claim claim, ClaimItem item, ClaimRules rules) {
        var deadline = rules.find(item.responsibility()).flatMap(Responsibility::deadline);
        return deadline.map(each -> {
                    var due = Deadlines.due(each, anchorDay(claim, item, each), calendar);
                    return item.due(Optional.of(due.day()), due.earliest(), due.provisional() || item.provisional());
                })
                .orElse(item);
    }

    private LocalDate anchorDay(Claim claim, ClaimItem item, Deadline deadline) {
        var today = LocalDate.now(clock);
        return switch (deadline.anchor()) {
            case COMPLETE_DATE, DATA_RECEIVED -> today;
            case FILING_DATE, APPLIED_DATE ->
                claim.submittedAt()
                        .map(at -> at.atZone(clock.getZone()).toLocalDate())
                        .orElse(today);
            case COVERAGE_EXPIRY -> claim.identity().term().to();
            case ACCIDENT_DATE, DISCHARGE_DATE, DIAGNOSIS_DATE -> item.eventDate();
        };
    }

    private static Refusal expired(ClaimItem item) {
        return Refusal.of(
                "CLAIM_WINDOW_EXPIRED",
                Map.of(
                        "responsibility",
                        item.responsibility(),
                        "lastDay",
                        item.lastDay().map(LocalDate::toString).orElse("")));
    }
}
