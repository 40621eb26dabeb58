package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.util.Map;

/** The ways in which laws compute a benefit (rulebook 3.2). The figures come from rulebooks. */
public sealed interface Formula {

    /** Months of the worker's own wage (本人工资). */
    record MonthsOfWage(BigDecimal months) implements Formula {}

    record PercentOfWage(BigDecimal percent) implements Formula {}

    /** Months of last year's average wage of the co-ordination region or of its province. */
    record MonthsOfAverageWage(BigDecimal months, WageScope scope) implements Formula {}

    record PercentOfAverageWage(BigDecimal percent) implements Formula {}

    /** Months of the region's average wage; the region fixes how many, within these bounds. */
    record MonthsRange(int min, int max) implements Formula {}

    /** A multiple of last year's figure. */
    record Multiple(ParameterCode parameter, BigDecimal times) implements Formula {}

    record Fixed(BigDecimal amount) implements Formula {}

    /** What was spent, as far as it is in scope. */
    record Cost(BigDecimal percent) implements Formula {}

    /** Standard per day × share × persons × days. */
    record Daily(MealStandard standard, BigDecimal percent) implements Formula {}

    /** Fares, lodging and meals by a standard. */
    record Travel() implements Formula {}

    /** Price × number, and fitting. */
    record Device() implements Formula {}

    /** The pay before the injury for each month; usual and longest number of months. */
    record Pay(int months, int maxMonths) implements Formula {}

    /** A nurse's income × nurses × months. */
    record Nurse() implements Formula {}

    /** Percent of the deceased's wage for each dependant, together at most {@code cap}. */
    record Shares(Map<Relation, BigDecimal> percent, BigDecimal loneOrOrphan, BigDecimal cap) implements Formula {

        public Shares {
            percent = Map.copyOf(percent);
        }
    }

    /** A part of another benefit. */
    record PartOf(BenefitItem item, BigDecimal percent) implements Formula {}

    /** The law leaves it to the province. */
    record SetByProvince() implements Formula {}

    enum WageScope {
        REGION,
        PROVINCE
    }

    enum MealStandard {
        /** What the employer pays on business trips. */
        EMPLOYER,
        /** What the region's government fixed. */
        LOCAL
    }
}
