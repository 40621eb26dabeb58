package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huzhu.platform.rulebook.Provenance;

/** A law's table of benefits, for injuries recognised in a period (规则集). */
public record RuleSet(
        String code,
        String nameZh,
        LocalDate recognisedFrom,
        Optional<LocalDate> recognisedTo,
        WageBase wageBase,
        List<BenefitRule> benefits,
        List<Eligibility> eligibility,
        List<Offset> offsets,
        Provenance uninsured,
        Provenance selection) {

    public RuleSet {
        benefits = List.copyOf(benefits);
        eligibility = List.copyOf(eligibility);
        offsets = List.copyOf(offsets);
    }

    /**
     * The own wage (本人工资): average of the months before the injury, within percents of the region's average wage
     * (CMP-001, CMP-002).
     */
    public record WageBase(int months, BigDecimal floorPercent, BigDecimal capPercent, Provenance from) {}

    /** An item from which is deducted what a third party paid for it. */
    public record Offset(BenefitItem item, Provenance from) {}

    public boolean isFor(LocalDate recognitionDate) {
        return !recognitionDate.isBefore(recognisedFrom)
                && recognisedTo.map(last -> !recognitionDate.isAfter(last)).orElse(true);
    }

    public Optional<BenefitRule> find(BenefitItem item) {
        return benefits.stream().filter(rule -> rule.item() == item).findFirst();
    }

    public Optional<BenefitRule> find(BenefitItem item, int grade) {
        return benefits.stream()
                .filter(rule -> rule.item() == item && rule.grade().equals(Optional.of(grade)))
                .findFirst();
    }

    public Optional<BenefitRule> find(BenefitItem item, NursingLevel level) {
        return benefits.stream()
                .filter(rule -> rule.item() == item && rule.level().equals(Optional.of(level)))
                .findFirst();
    }
}
