package org.huzhu.claims.adjudication.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huzhu.claims.adjudication.domain.Case.Cover;
import org.huzhu.claims.adjudication.domain.Case.Granted;
import org.huzhu.claims.adjudication.domain.Case.Item;
import org.huzhu.claims.adjudication.domain.Decision.Reason;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Truth;

/** Whether an event is paid at all, before anybody asks how much. */
sealed interface Eligibility {

    record Yes() implements Eligibility {}

    record No(List<Reason> reasons) implements Eligibility {}

    /** Depends on something nobody told. */
    record NotYet(List<Reason> reasons) implements Eligibility {}

    static Eligibility check(Case given, Item item, Responsibility responsibility, List<Granted> history) {
        if (!responsibility.isFor(given.classCode())) {
            return no(Refusals.notInClass(responsibility, given.classCode()));
        }
        var term = given.cover().term();
        if (!term.contains(item.eventDate())) {
            return no(Refusals.notCovered(responsibility, item.eventDate(), term));
        }
        var waiting = waitingUntil(responsibility, given.cover());
        if (waiting.isPresent() && !item.eventDate().isAfter(waiting.get())) {
            return no(Refusals.waiting(responsibility, item.eventDate(), waiting.get()));
        }
        var exclusions = exclusions(given, responsibility);
        if (exclusions instanceof No) {
            return exclusions;
        }
        var spent = spent(given, item, responsibility, history);
        return spent.<Eligibility>map(Eligibility::no).orElse(exclusions);
    }

    private static No no(Reason reason) {
        return new No(List.of(reason));
    }

    /** Last day of the waiting period. */
    private static Optional<LocalDate> waitingUntil(Responsibility responsibility, Cover cover) {
        var waiting = responsibility.waiting();
        var isExempt = waiting.days() == 0
                || (waiting.waivedOnRenewal() && cover.isRenewal())
                || (waiting.accidentExempt() && responsibility.category() == Category.ACCIDENT);
        return isExempt ? Optional.empty() : Optional.of(cover.term().from().plusDays(waiting.days() - 1L));
    }

    /** One that holds decides; only then it matters that another cannot be judged. */
    private static Eligibility exclusions(Case given, Responsibility responsibility) {
        var holding = new ArrayList<Reason>();
        var unknown = new ArrayList<Reason>();
        for (var exclusion : responsibility.exclusions()) {
            var truth = exclusion.when().evaluate(given.facts());
            if (truth == Truth.TRUE) {
                holding.add(Refusals.excluded(exclusion));
            } else if (truth == Truth.UNKNOWN) {
                unknown.add(
                        Refusals.exclusionUnknown(exclusion, exclusion.when().missing(given.facts())));
            }
        }
        if (!holding.isEmpty()) {
            return new No(holding);
        }
        return unknown.isEmpty() ? new Yes() : new NotYet(unknown);
    }

    private static Optional<Reason> spent(Case given, Item item, Responsibility responsibility, List<Granted> history) {
        var ofThis = history.stream()
                .filter(granted -> granted.responsibility().equals(item.responsibility()))
                .toList();
        if (ofThis.stream().anyMatch(granted -> granted.eventDate().equals(item.eventDate()))) {
            return Optional.of(Refusals.alreadyGranted(responsibility, item.eventDate()));
        }
        var events = ofThis.stream()
                .filter(granted -> granted.coverageId().equals(given.cover().coverageId()))
                .map(Granted::eventDate)
                .distinct()
                .count();
        return responsibility
                .caps()
                .eventsPerTerm()
                .filter(limit -> events >= limit)
                .map(limit -> Refusals.eventsReached(responsibility, limit, events));
    }
}
