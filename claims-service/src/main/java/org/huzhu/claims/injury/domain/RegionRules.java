package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huzhu.platform.rulebook.Provenance;

/**
 * What a province or city adds to the law (地方规定).
 *
 * @param parametersFrom the region whose yearly figures hold here, where wages are pooled by a larger one
 */
public record RegionRules(
        String code,
        String nameZh,
        Optional<String> parametersFrom,
        List<RegionalRule> rules,
        List<Float> floats,
        List<RuleSet.Offset> offsets) {

    public RegionRules {
        rules = List.copyOf(rules);
        floats = List.copyOf(floats);
        offsets = List.copyOf(offsets);
    }

    /**
     * One cell that the law leaves to the region.
     *
     * @param rescue true for those who died saving others, empty where that does not matter
     * @param floatPercent how far a city may go up or down
     */
    public record RegionalRule(
            BenefitItem item,
            Optional<Integer> grade,
            Optional<Boolean> rescue,
            Formula formula,
            Optional<BigDecimal> floatPercent,
            Optional<Reduction> reduction,
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            Provenance from) {

        boolean isValidOn(LocalDate day) {
            return !day.isBefore(validFrom)
                    && validTo.map(last -> !day.isAfter(last)).orElse(true);
        }

        boolean isFor(Optional<Integer> ofGrade, boolean ofRescue) {
            return (grade.isEmpty() || grade.equals(ofGrade))
                    && rescue.map(flag -> flag == ofRescue).orElse(true);
        }
    }

    /** How a city uses the room its province leaves. */
    public record Float(BenefitItem item, BigDecimal percent, Provenance from) {}

    /** Less for each full year by which retirement is nearer than {@code withinYears}. */
    public record Reduction(int withinYears, BigDecimal percentPerYear) {}
}
