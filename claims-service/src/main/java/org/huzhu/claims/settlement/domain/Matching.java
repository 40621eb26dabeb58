package org.huzhu.claims.settlement.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.huzhu.claims.adjudication.domain.ClaimWindows;
import org.huzhu.claims.adjudication.domain.Deadlines;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.coverage.domain.CoveredTerm;
import org.huzhu.platform.rulebook.Anchor;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Deadline;
import org.huzhu.platform.rulebook.ClaimRules.EventBasis;
import org.huzhu.platform.rulebook.ClaimRules.NonDirectSituation;
import org.huzhu.platform.rulebook.ClaimRules.PayoutMode;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Truth;
import org.huzhu.platform.time.WorkCalendar;

/** Sorts what a product promises for a stay: paid from the record, to be applied for, or for a human to find out. */
public final class Matching {

    private final WorkCalendar calendar;
    private final LocalDate receivedOn;

    /** @param receivedOn the day the society got the data: working days count from it (SHC-020) */
    public Matching(WorkCalendar calendar, LocalDate receivedOn) {
        this.calendar = calendar;
        this.receivedOn = receivedOn;
    }

    /** Empty where the product pays nothing for a stay directly. @param cards what the coverage tells of the member's cards */
    public Optional<Match> match(
            Discharge discharge, CoveredTerm covered, LocalDate since, ProductVersion terms, Facts cards) {
        var promised = terms.claims().responsibilities().stream()
                .filter(responsibility -> isSettledFromRecords(responsibility, covered))
                .toList();
        return promised.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        sort(discharge, covered, since, terms, facts(discharge, covered, terms, cards), promised));
    }

    private Match sort(
            Discharge discharge,
            CoveredTerm covered,
            LocalDate since,
            ProductVersion terms,
            Facts facts,
            List<Responsibility> promised) {
        var items = new ArrayList<ClaimItem>();
        var invitations = new ArrayList<Match.Invitation>();
        var unknown = new TreeSet<String>();
        var late = false;
        for (var responsibility : promised) {
            var holding = situations(responsibility, facts, Truth.TRUE);
            var window = ClaimWindows.lastDay(responsibility, covered.term(), discharge.dischargedOn(), calendar);
            if (!holding.isEmpty()) {
                invitations.add(new Match.Invitation(responsibility, holding, window.map(ClaimWindows.LastDay::day)));
                continue;
            }
            situations(responsibility, facts, Truth.UNKNOWN)
                    .forEach(situation -> unknown.addAll(situation.when().missing(facts)));
            late |= window.map(last -> receivedOn.isAfter(last.day())).orElse(false);
            items.add(clocked(responsibility, item(responsibility, discharge, window), discharge));
        }
        return new Match(covered, since, terms, facts, items, List.copyOf(unknown), late, invitations);
    }

    private static boolean isSettledFromRecords(Responsibility responsibility, CoveredTerm covered) {
        return responsibility.category() == Category.HOSPITAL
                && responsibility.payoutMode() != PayoutMode.APPLY
                && responsibility.eventBasis() == EventBasis.DISCHARGE
                && responsibility.isFor(covered.classCode());
    }

    /** A benefit that is always direct knows no situations. */
    private static List<NonDirectSituation> situations(Responsibility responsibility, Facts facts, Truth truth) {
        return responsibility.payoutMode() == PayoutMode.DIRECT
                ? List.of()
                : responsibility.nonDirect().stream()
                        .filter(situation -> situation.when().evaluate(facts) == truth)
                        .toList();
    }

    private static Facts facts(Discharge discharge, CoveredTerm covered, ProductVersion terms, Facts cards) {
        var facts = discharge.facts();
        for (var card : cards.values().entrySet()) {
            facts = facts.withDefault(card.getKey(), card.getValue());
        }
        return terms.claims()
                .infer(facts.with("product", covered.product())
                        .with("classCode", covered.classCode())
                        .with("eventDate", discharge.dischargedOn()));
    }

    private static ClaimItem item(
            Responsibility responsibility, Discharge discharge, Optional<ClaimWindows.LastDay> window) {
        return ClaimItem.of(
                        responsibility.code(),
                        discharge.dischargedOn(),
                        Optional.of(discharge.admittedOn()),
                        Optional.of(discharge.dischargedOn()))
                .withLastDay(
                        window.map(ClaimWindows.LastDay::day),
                        window.map(ClaimWindows.LastDay::provisional).orElse(false));
    }

    private ClaimItem clocked(Responsibility responsibility, ClaimItem item, Discharge discharge) {
        return responsibility
                .directDeadline()
                .or(responsibility::deadline)
                .map(deadline -> {
                    var due = Deadlines.due(deadline, anchorDay(deadline, discharge), calendar);
                    return item.due(Optional.of(due.day()), due.earliest(), due.provisional());
                })
                .orElse(item);
    }

    private LocalDate anchorDay(Deadline deadline, Discharge discharge) {
        return deadline.anchor() == Anchor.DISCHARGE_DATE ? discharge.dischargedOn() : receivedOn;
    }
}
