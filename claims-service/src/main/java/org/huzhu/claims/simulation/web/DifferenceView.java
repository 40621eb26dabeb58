package org.huzhu.claims.simulation.web;

import java.util.UUID;
import org.huzhu.claims.simulation.Simulation.Found;
import org.huzhu.claims.simulation.domain.Comparison.Change;
import org.huzhu.claims.simulation.domain.Comparison.Parting;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.web.Page;

/** One claim that would have been decided otherwise. */
record DifferenceView(
        UUID claimId, Change change, String before, String after, String difference, boolean open, Parting firstLine) {

    static DifferenceView of(Found found) {
        var comparison = found.comparison();
        return new DifferenceView(
                comparison.claimId(),
                comparison.change(),
                Money.text(comparison.before()),
                Money.text(comparison.after()),
                Money.text(comparison.after().subtract(comparison.before())),
                comparison.open(),
                comparison.first().orElseThrow());
    }

    static Page<DifferenceView> page(Page<Found> page) {
        return new Page<>(page.items().stream().map(DifferenceView::of).toList(), page.next(), page.total());
    }
}
