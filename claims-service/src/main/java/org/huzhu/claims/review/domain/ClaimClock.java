package org.huzhu.claims.review.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.claims.adjudication.domain.ClaimWindows;
import org.huzhu.claims.adjudication.domain.Deadlines;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.claim.domain.Origin;
import org.huzhu.platform.rulebook.Anchor;
import org.huzhu.platform.rulebook.ClaimRules;
import org.huzhu.platform.rulebook.ClaimRules.Deadline;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.time.WorkCalendar;

/** The clocks of a claim that runs: what is overdue, and what another calendar makes of its days. */
public final class ClaimClock {

    private ClaimClock() {}

    /** Not paid when its due day had passed, and not noticed before (SHC-064). */
    public static boolean isNewlyOverdue(ClaimItem item, LocalDate today) {
        return item.breachedOn().isEmpty()
                && item.dueOn().filter(due -> due.isBefore(today)).isPresent();
    }

    public static List<ClaimItem> markOverdue(Claim claim, LocalDate today) {
        return claim.items().stream()
                .map(item -> isNewlyOverdue(item, today) ? item.breached(today) : item)
                .toList();
    }

    public static Optional<Deadline> deadline(Claim claim, Responsibility responsibility) {
        return claim.identity().origin() == Origin.AUTO
                ? responsibility.directDeadline().or(responsibility::deadline)
                : responsibility.deadline();
    }

    /**
     * Provisional days counted again with a calendar that knows more (rulebook 2.7). Days that were certain stay as they
     * are, and so does a clock that stands still.
     *
     * @param extendedDays by responsibility: an extension is kept in full
     */
    public static List<ClaimItem> recount(
            Claim claim, ClaimRules rules, Map<String, Integer> extendedDays, WorkCalendar calendar) {
        return claim.items().stream()
                .map(item -> item.provisional()
                        ? rules.find(item.responsibility())
                                .map(terms -> recount(
                                        claim,
                                        item,
                                        terms,
                                        extendedDays.getOrDefault(item.responsibility(), 0),
                                        calendar))
                                .orElse(item)
                        : item)
                .toList();
    }

    private static ClaimItem recount(
            Claim claim, ClaimItem item, Responsibility terms, int extendedDays, WorkCalendar calendar) {
        var last = ClaimWindows.lastDay(terms, claim.identity().term(), item.eventDate(), calendar);
        var lastProvisional = last.map(ClaimWindows.LastDay::provisional).orElse(false);
        var counted = item.withLastDay(last.map(ClaimWindows.LastDay::day).or(item::lastDay), lastProvisional);
        var due = item.dueOn()
                .flatMap(_ -> deadline(claim, terms))
                .flatMap(deadline -> anchorDay(claim, item, deadline.anchor())
                        .map(anchor -> Deadlines.due(deadline, anchor, calendar)));
        return due.map(day -> counted.due(
                        Optional.of(day.day().plusDays(extendedDays)),
                        day.earliest(),
                        lastProvisional || day.provisional()))
                .orElse(counted);
    }

    private static Optional<LocalDate> anchorDay(Claim claim, ClaimItem item, Anchor anchor) {
        return switch (anchor) {
            case COMPLETE_DATE, DATA_RECEIVED -> claim.completeOn();
            case ACCIDENT_DATE, DISCHARGE_DATE, DIAGNOSIS_DATE -> Optional.of(item.eventDate());
            case COVERAGE_EXPIRY -> Optional.of(claim.identity().term().to());
            case FILING_DATE, APPLIED_DATE -> Optional.empty();
        };
    }
}
