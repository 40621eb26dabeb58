package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the calculator is told. Nothing in it says who the worker is.
 *
 * @param benefitDate the day the benefits begin (default: of the recognition); the year before it is "last year"
 * @param grade as appraised; it is input, never decided here (rulebook 1F.4)
 * @param retirementDate matters where a region reduces a subsidy near retirement
 */
public record InjuryCase(
        String region,
        LocalDate recognitionDate,
        Optional<LocalDate> injuryDate,
        LocalDate benefitDate,
        Optional<LocalDate> retirementDate,
        Optional<Integer> grade,
        Optional<NursingLevel> nursing,
        Wages wages,
        Given given,
        boolean insured,
        Choices choices,
        Optional<Death> death,
        Optional<Missing> missing,
        List<Dependant> dependants,
        Expenses expenses,
        ThirdParty thirdParty) {

    public InjuryCase {
        dependants = List.copyOf(dependants);
    }

    /** The monthly contributory wages before the injury, or their average. */
    public record Wages(Optional<BigDecimal> own, List<BigDecimal> months) {

        public Wages {
            months = List.copyOf(months);
        }
    }

    /** Yearly figures the caller brings along; they go before configured ones. */
    public record Given(
            Optional<BigDecimal> averageWage,
            Optional<BigDecimal> provincialAverageWage,
            Optional<BigDecimal> minimumWage,
            Optional<BigDecimal> urbanIncome,
            Optional<BigDecimal> localMealPerDay) {}

    /**
     * @param relationshipEnds the employment ends, so that the subsidies are due; empty: not known yet
     * @param suitableWork the employer has suitable work for grade 5 or 6; empty: not known yet
     * @param uninsuredLump somebody without insurance of grade 1 to 4 wants all at once
     */
    public record Choices(Optional<Boolean> relationshipEnds, Optional<Boolean> suitableWork, boolean uninsuredLump) {}

    /**
     * @param inStoppage died of the injury before it was over; otherwise graded 1 to 4 and later (CMP-072)
     * @param months of average wage the region fixed, where the law leaves it to the region
     */
    public record Death(LocalDate date, boolean inStoppage, boolean rescue, Optional<Integer> months) {}

    /** Missing since an accident on duty or a rescue. */
    public record Missing(LocalDate since, boolean hardship) {}

    /** What a third party paid for the item. */
    public record ThirdParty(Optional<BigDecimal> funeral, Optional<BigDecimal> medical) {}
}
