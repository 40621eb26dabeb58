package org.huzhu.platform.rulebook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an amount is computed (rulebook 3.2, formula kinds): closed, so that a new kind makes the compiler list the work. All amounts in CNY. */
public sealed interface Benefit {

    /** The fact the formula computes with, if any. */
    default Optional<String> fact() {
        return switch (this) {
            case Fixed _ -> Optional.empty();
            case PerDay perDay -> Optional.of(perDay.days);
            case Ratio ratio -> Optional.of(ratio.base);
            case Tiered tiered -> Optional.of(tiered.base);
            case Schedule schedule -> Optional.of(schedule.key);
        };
    }

    /** The same amount for each event. */
    record Fixed(BigDecimal amount) implements Benefit {}

    /**
     * An amount for each day.
     *
     * @param days the fact that counts them
     * @param fromDay the first day that is paid; 1 pays all
     * @param maxDays of one event
     */
    record PerDay(BigDecimal amount, String days, int fromDay, Optional<Integer> maxDays) implements Benefit {}

    /** A share of what exceeds the deductible; {@code base} is the fact that holds the cost. */
    record Ratio(String base, BigDecimal ratio, BigDecimal deductible) implements Benefit {}

    /** Each slice of the base at its own ratio. */
    record Tiered(String base, BigDecimal deductible, List<Tier> tiers) implements Benefit {
        public Tiered {
            tiers = List.copyOf(tiers);
        }
    }

    /** Up to {@code upTo} of what exceeds the deductible; the last tier has no end. */
    record Tier(Optional<BigDecimal> upTo, BigDecimal ratio) {}

    /** An amount by the value of a fact: disability degree, kind of illness. A value without a line is not covered. */
    record Schedule(String key, Map<String, BigDecimal> amounts) implements Benefit {
        public Schedule {
            amounts = Map.copyOf(amounts);
        }
    }
}
