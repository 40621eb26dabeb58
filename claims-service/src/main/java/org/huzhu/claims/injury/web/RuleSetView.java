package org.huzhu.claims.injury.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.huzhu.claims.injury.domain.BenefitItem;
import org.huzhu.claims.injury.domain.BenefitRule;
import org.huzhu.claims.injury.domain.Frequency;
import org.huzhu.claims.injury.domain.NursingLevel;
import org.huzhu.claims.injury.domain.Payer;
import org.huzhu.claims.injury.domain.RuleSet;
import org.huzhu.platform.rulebook.RuleStatus;
import org.jspecify.annotations.Nullable;

/** A law's table, cell by cell. */
@Schema(name = "InjuryRuleSet")
record RuleSetView(
        String code,
        String name,
        LocalDate recognisedFrom,
        @Nullable LocalDate recognisedTo,
        String wageBase,
        List<Cell> benefits) {

    @Schema(name = "InjuryRuleSetCell")
    record Cell(
            BenefitItem item,
            String name,
            @Nullable Integer grade,
            @Nullable NursingLevel level,
            String rate,
            Payer payer,
            Frequency frequency,
            @Nullable Payer topUpPayer,
            @Nullable String condition,
            String clause,
            String source,
            RuleStatus status) {}

    static RuleSetView of(RuleSet set) {
        var base = set.wageBase();
        return new RuleSetView(
                set.code(),
                set.nameZh(),
                set.recognisedFrom(),
                set.recognisedTo().orElse(null),
                "前%d个月平均月缴费工资，不低于统筹地区职工平均工资的%s%%，不高于%s%%"
                        .formatted(
                                base.months(),
                                base.floorPercent().toPlainString(),
                                base.capPercent().toPlainString()),
                set.benefits().stream().map(RuleSetView::cell).toList());
    }

    private static Cell cell(BenefitRule rule) {
        return new Cell(
                rule.item(),
                rule.item().nameZh(),
                rule.grade().orElse(null),
                rule.level().orElse(null),
                Rates.words(rule.formula()),
                rule.payer(),
                rule.frequency(),
                rule.topUpPayer().orElse(null),
                rule.condition().orElse(null),
                rule.from().clause(),
                rule.from().source(),
                rule.from().status());
    }
}
