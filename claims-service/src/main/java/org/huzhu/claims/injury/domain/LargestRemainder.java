package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides an amount so that the parts add up to the fen (CMP-068). */
final class LargestRemainder {

    private static final BigDecimal FEN = new BigDecimal("0.01");
    private static final int GUARD_DIGITS = 12;

    private LargestRemainder() {}

    /**
     * Parts in proportion to the weights: cut to the fen downward, the missing fen to the largest remainders, ties by
     * order. Their sum is exactly the amount.
     */
    static List<BigDecimal> divide(BigDecimal amount, List<BigDecimal> weights) {
        var all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var exact = weights.stream()
                .map(weight -> amount.multiply(weight).divide(all, GUARD_DIGITS, RoundingMode.DOWN))
                .toList();
        var parts = new ArrayList<>(
                exact.stream().map(part -> part.setScale(2, RoundingMode.DOWN)).toList());
        var missing = amount.setScale(2, RoundingMode.HALF_UP)
                .subtract(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> exact.get(index).subtract(parts.get(index)))
                        .reversed())
                .limit(missing.divide(FEN).intValueExact())
                .toList()
                .forEach(index -> parts.set(index, parts.get(index).add(FEN)));
        return parts;
    }
}
