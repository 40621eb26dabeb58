package org.huzhu.claims.simulation.domain;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Adjudication;
import org.huzhu.claims.adjudication.domain.Case;
import org.huzhu.claims.adjudication.domain.Case.Granted;
import org.huzhu.claims.adjudication.domain.Decision;
import org.huzhu.claims.adjudication.domain.Decision.Verdict;

/**
 * Decides the past claims of one person again under other rules, oldest first. What the new rules grant takes the place
 * of what the old ones did, so caps and once-only benefits evolve as they would have.
 */
public final class Replay {

    private Replay() {}

    /**
     * A claim that was decided.
     *
     * @param again its case under the new rules, still with the history it was decided on
     * @param before its decision under the old rules
     */
    public record Past(Case again, Decision before) {}

    /** @param pasts claims of one person under one product, in order of their decisions */
    public static List<Comparison> ofPerson(List<Past> pasts) {
        var comparisons = new ArrayList<Comparison>();
        var replayed = new HashSet<UUID>();
        var granted = new ArrayList<Granted>();
        for (var past : pasts) {
            var history = new ArrayList<>(past.again().history().stream()
                    .filter(not(entry -> replayed.contains(entry.claimId())))
                    .toList());
            history.addAll(granted);
            var after = Adjudication.decide(past.again().withHistory(history));
            granted.addAll(grants(past.again(), after));
            replayed.add(past.again().claimId());
            comparisons.add(Comparison.of(past.again().claimId(), past.before(), after));
        }
        return comparisons;
    }

    private static List<Granted> grants(Case decided, Decision decision) {
        return decision.items().stream()
                .filter(item -> item.verdict() == Verdict.GRANTED)
                .map(item -> new Granted(
                        decided.claimId(),
                        decided.cover().coverageId(),
                        item.responsibility(),
                        item.eventDate(),
                        item.amount()))
                .toList();
    }
}
