package org.huzhu.claims.simulation.domain;

import java.math.BigDecimal;
import java.util.List;
import org.huzhu.claims.simulation.domain.Comparison.Change;

/** What a simulation adds up to: claims by what would have changed, and the money. */
public record Tally(
        long processed,
        BigDecimal before,
        BigDecimal after,
        long same,
        long more,
        long less,
        long newlyGranted,
        long newlyDenied,
        long open) {

    public static Tally of(List<Comparison> comparisons) {
        return new Tally(
                comparisons.size(),
                comparisons.stream().map(Comparison::before).reduce(BigDecimal.ZERO, BigDecimal::add),
                comparisons.stream().map(Comparison::after).reduce(BigDecimal.ZERO, BigDecimal::add),
                count(comparisons, Change.SAME),
                count(comparisons, Change.MORE),
                count(comparisons, Change.LESS),
                count(comparisons, Change.NEWLY_GRANTED),
                count(comparisons, Change.NEWLY_DENIED),
                comparisons.stream().filter(Comparison::open).count());
    }

    public BigDecimal difference() {
        return after.subtract(before);
    }

    private static long count(List<Comparison> comparisons, Change change) {
        return comparisons.stream()
                .filter(comparison -> comparison.change() == change)
                .count();
    }
}
