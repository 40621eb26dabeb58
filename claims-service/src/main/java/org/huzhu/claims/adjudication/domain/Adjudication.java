package org.huzhu.claims.adjudication.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.huzhu.claims.adjudication.domain.Case.Granted;
import org.huzhu.claims.adjudication.domain.Case.Item;
import org.huzhu.claims.adjudication.domain.Decision.ItemDecision;
import org.huzhu.claims.adjudication.domain.Decision.Reason;
import org.huzhu.claims.adjudication.domain.Decision.Verdict;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.values.Money;

/**
 * 理算: decides a case. Asks no clock, no store and no random source, so the same case gives the same decision, letter
 * by letter; a stored decision can be recomputed by anybody who has the rulebook.
 */
public final class Adjudication {

    /**
     * Names the way of computing and wording. Raised when either changes, so that a decision of an earlier release is
     * not mistaken for a forged one.
     */
    public static final String EDITION = "1";

    private Adjudication() {}

    public static Decision decide(Case given) {
        var decided = new ArrayList<ItemDecision>();
        var history = new ArrayList<>(given.history());
        var isCertain = true;
        for (var item : inRulebookOrder(given)) {
            var step = decide(given, item, history);
            decided.add(step.decision());
            isCertain &= step.isCertain();
            if (step.decision().verdict() == Verdict.GRANTED) {
                history.add(new Granted(
                        given.claimId(),
                        given.cover().coverageId(),
                        item.responsibility(),
                        item.eventDate(),
                        step.decision().amount()));
            }
        }
        var total = decided.stream().map(ItemDecision::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Decision(given.product(), given.version(), decided, Money.round(total), isCertain);
    }

    private record Step(ItemDecision decision, boolean isCertain) {}

    /** Items draw on the same caps, so whoever lists them must not change what each is worth. */
    private static List<Item> inRulebookOrder(Case given) {
        var codes = given.rules().responsibilities().stream()
                .map(Responsibility::code)
                .toList();
        return given.items().stream()
                .sorted(Comparator.<Item>comparingInt(item -> {
                            var place = codes.indexOf(item.responsibility());
                            return place < 0 ? codes.size() : place;
                        })
                        .thenComparing(Item::responsibility)
                        .thenComparing(Item::eventDate))
                .toList();
    }

    private static Step decide(Case given, Item item, List<Granted> history) {
        var found = given.rules().find(item.responsibility());
        if (found.isEmpty()) {
            return new Step(denied(item, Refusals.notInProduct(given.product(), item)), true);
        }
        var responsibility = found.get();
        var eligibility = Eligibility.check(given, item, responsibility, history);
        return switch (eligibility) {
            case Eligibility.No no -> new Step(denied(item, no.reasons()), true);
            case Eligibility.NotYet open -> new Step(open(item, open.reasons()), true);
            case Eligibility.Yes _ -> worth(given, item, responsibility, history);
        };
    }

    private static Step worth(Case given, Item item, Responsibility responsibility, List<Granted> history) {
        var benefit = responsibility.benefit();
        if (benefit.isEmpty()) {
            return new Step(open(item, List.of(Refusals.benefitNotSet(responsibility))), true);
        }
        var worth = Formula.of(responsibility, benefit.get(), given.facts());
        return switch (worth) {
            case Formula.Unknown unknown -> new Step(open(item, List.of(unknown.reason())), true);
            case Formula.NotListed no -> new Step(denied(item, List.of(no.reason())), true);
            case Formula.Computed computed ->
                new Step(
                        Limits.apply(
                                new Limits.Question(
                                        responsibility, item, given.cover().coverageId(), history),
                                computed),
                        isCertain(responsibility));
        };
    }

    /** Whether all that the amount rests on is certain. A waiting period or cap that is not set is no figure. */
    private static boolean isCertain(Responsibility responsibility) {
        var caps = responsibility.caps();
        var hasCaps = Optional.<Object>empty()
                .or(caps::perEvent)
                .or(caps::perTerm)
                .or(caps::lifetime)
                .or(caps::eventsPerTerm)
                .isPresent();
        return responsibility.from().status().isCertain()
                && (!hasCaps || caps.from().status().isCertain())
                && (responsibility.waiting().days() == 0
                        || responsibility.waiting().from().status().isCertain());
    }

    private static ItemDecision denied(Item item, List<Reason> reasons) {
        return new ItemDecision(
                item.responsibility(), item.eventDate(), Verdict.DENIED, Figures.NOTHING, reasons, List.of());
    }

    private static ItemDecision open(Item item, List<Reason> reasons) {
        return new ItemDecision(
                item.responsibility(), item.eventDate(), Verdict.OPEN, Figures.NOTHING, reasons, List.of());
    }
}
