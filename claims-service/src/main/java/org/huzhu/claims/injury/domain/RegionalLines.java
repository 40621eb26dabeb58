package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huzhu.claims.injury.domain.Formula.Fixed;
import org.huzhu.claims.injury.domain.Formula.MonthsOfAverageWage;
import org.huzhu.claims.injury.domain.Formula.WageScope;
import org.huzhu.claims.injury.domain.Line.Input;
import org.huzhu.claims.injury.domain.Reckoning.Worked;
import org.huzhu.claims.injury.domain.RegionRules.Reduction;
import org.huzhu.claims.injury.domain.RegionRules.RegionalRule;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.values.Money;

/** Benefits whose size the law leaves to the province (CMP-022, CMP-032, CMP-041). The law still says who pays. */
final class RegionalLines {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Reckoning reckoning;
    private final InjuryCase about;

    RegionalLines(Reckoning reckoning) {
        this.reckoning = reckoning;
        this.about = reckoning.about;
    }

    void add(BenefitRule law, int grade, LocalDate day) {
        var found = reckoning.rules.regional(about.region(), law.item(), Optional.of(grade), false, day);
        if (found.isEmpty()) {
            reckoning.warn(
                    "REGIONAL_RULE_MISSING_" + law.item(),
                    reckoning.rules.nameOf(about.region()) + "没有在" + day + "有效的“"
                            + law.item().nameZh() + "”标准，未计算该项");
            return;
        }
        var rule = found.get();
        var worked = rule.formula() instanceof MonthsOfAverageWage months
                ? months(grade, months, day)
                : fixed(grade, (Fixed) rule.formula());
        reckoning.add(law, rule.from(), reduced(rule, day, floated(rule, worked)));
    }

    private static Worked fixed(int grade, Fixed fixed) {
        return Worked.of(fixed.amount(), Money.text(fixed.amount()), List.of(new Input("伤残等级", grade + "级")));
    }

    private Worked months(int grade, MonthsOfAverageWage months, LocalDate day) {
        var year = day.getYear() - 1;
        var wage = months.scope() == WageScope.PROVINCE
                ? reckoning.figures.provincialAverageWage(year)
                : reckoning.figures.averageWage(year);
        return Worked.of(
                wage.value().multiply(months.months()),
                "%s %s × %s个月".formatted(wage.words(), Money.text(wage.value()), Reckoning.plain(months.months())),
                List.of(new Input("伤残等级", grade + "级"), wage.input()),
                wage);
    }

    /** A city may go up or down within what its province allows; where nobody knows, it is taken as not at all. */
    private Worked floated(RegionalRule rule, Worked worked) {
        if (rule.floatPercent().isEmpty()) {
            return worked;
        }
        var room = Reckoning.plain(rule.floatPercent().get());
        var city = reckoning.rules.floatOf(about.region(), rule.item());
        if (city.isEmpty()) {
            reckoning.warn("FLOAT_UNKNOWN", "设区的市可在±" + room + "%内浮动，未配置本市的浮动比例，按不浮动计算");
            return worked;
        }
        var percent = city.get().percent();
        var status = city.get().from().status();
        if (!status.isCertain() || status == RuleStatus.PROPOSED) {
            reckoning.warn(
                    "FLOAT_UNKNOWN", "设区的市可在±" + room + "%内浮动，本市的浮动比例未查到依据，按" + Reckoning.plain(percent) + "%计算");
        }
        if (percent.signum() == 0) {
            return worked;
        }
        var share = HUNDRED.add(percent);
        return with(
                worked,
                Reckoning.percentOf(worked.amount(), share),
                worked.formula() + " × " + Reckoning.plain(share) + "%（本市浮动）",
                status);
    }

    private Worked reduced(RegionalRule rule, LocalDate day, Worked worked) {
        if (rule.reduction().isEmpty()) {
            return worked;
        }
        var law = rule.reduction().get();
        if (about.retirementDate().isEmpty()) {
            reckoning.warn(
                    "RETIREMENT_DATE_UNKNOWN",
                    "距退休不足" + law.withinYears() + "年的，“" + rule.item().nameZh() + "”每年递减"
                            + Reckoning.plain(law.percentPerYear()) + "%；未填写退休日期，未递减");
            return worked;
        }
        var years = yearsMissing(law, day, about.retirementDate().get());
        if (years == 0) {
            return worked;
        }
        var share = HUNDRED.subtract(law.percentPerYear().multiply(BigDecimal.valueOf(years)))
                .max(BigDecimal.ZERO);
        reckoning.warn("REDUCED_NEAR_RETIREMENT", "距退休不足" + law.withinYears() + "年，按少" + years + "个整年递减");
        return with(
                worked,
                Reckoning.percentOf(worked.amount(), share),
                worked.formula() + " × " + Reckoning.plain(share) + "%（临近退休递减）",
                RuleStatus.PROPOSED);
    }

    /** Full years by which retirement is nearer than the law's limit; how begun years count is a choice. */
    private static int yearsMissing(Reduction law, LocalDate day, LocalDate retirement) {
        var from = retirement.minusYears(law.withinYears());
        return (int) Math.clamp(ChronoUnit.YEARS.between(from, day), 0, law.withinYears());
    }

    private static Worked with(Worked worked, BigDecimal amount, String formula, RuleStatus status) {
        var statuses = new ArrayList<>(worked.statuses());
        statuses.add(status);
        return new Worked(amount, formula, worked.inputs(), statuses);
    }
}
