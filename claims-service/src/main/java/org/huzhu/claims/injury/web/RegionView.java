package org.huzhu.claims.injury.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.huzhu.claims.injury.domain.BenefitItem;
import org.huzhu.claims.injury.domain.InjuryRules;
import org.huzhu.claims.injury.domain.ParameterCode;
import org.huzhu.claims.injury.domain.RegionRules;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.values.Money;
import org.jspecify.annotations.Nullable;

/** What is known of a province or city, and for which years. */
@Schema(name = "InjuryRegion")
record RegionView(
        String code,
        String name,
        @Nullable String parametersFrom,
        List<Rule> rules,
        List<Float> floats,
        List<Parameter> parameters) {

    @Schema(name = "InjuryRegionRule")
    record Rule(
            BenefitItem item,
            String name,
            @Nullable Integer grade,
            @Nullable Boolean rescue,
            String rate,
            @Nullable String floatPercent,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String clause,
            String source,
            RuleStatus status) {}

    @Schema(name = "InjuryRegionFloat")
    record Float(BenefitItem item, String percent, String clause, String source, RuleStatus status) {}

    @Schema(name = "InjuryRegionParameter")
    record Parameter(ParameterCode code, String name, int year, String value, String source, RuleStatus status) {}

    static RegionView of(RegionRules region, InjuryRules rules) {
        return new RegionView(
                region.code(),
                region.nameZh(),
                region.parametersFrom().orElse(null),
                region.rules().stream().map(RegionView::rule).toList(),
                region.floats().stream()
                        .map(each -> new Float(
                                each.item(),
                                each.percent().toPlainString(),
                                each.from().clause(),
                                each.from().source(),
                                each.from().status()))
                        .toList(),
                rules.parameters().stream()
                        .filter(each -> each.region().equals(region.code()))
                        .map(each -> new Parameter(
                                each.code(),
                                each.code().nameZh(),
                                each.year(),
                                Money.text(each.value()),
                                each.from().source(),
                                each.from().status()))
                        .toList());
    }

    private static Rule rule(RegionRules.RegionalRule rule) {
        return new Rule(
                rule.item(),
                rule.item().nameZh(),
                rule.grade().orElse(null),
                rule.rescue().orElse(null),
                Rates.words(rule.formula()),
                rule.floatPercent().map(each -> each.toPlainString()).orElse(null),
                rule.validFrom(),
                rule.validTo().orElse(null),
                rule.from().clause(),
                rule.from().source(),
                rule.from().status());
    }
}
