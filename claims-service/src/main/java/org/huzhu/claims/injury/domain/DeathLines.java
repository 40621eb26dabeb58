package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.huzhu.claims.injury.domain.Calculation.OwnWage;
import org.huzhu.claims.injury.domain.Formula.MonthsOfAverageWage;
import org.huzhu.claims.injury.domain.Formula.MonthsRange;
import org.huzhu.claims.injury.domain.Formula.Multiple;
import org.huzhu.claims.injury.domain.Formula.PartOf;
import org.huzhu.claims.injury.domain.Formula.Pay;
import org.huzhu.claims.injury.domain.InjuryCase.Death;
import org.huzhu.claims.injury.domain.InjuryCase.Missing;
import org.huzhu.claims.injury.domain.Line.Input;
import org.huzhu.claims.injury.domain.Reckoning.Worked;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.values.Money;

/** Rows 8 to 10 of the quick form (CMP-050 to CMP-055, CMP-072), and what is due while somebody is missing. */
final class DeathLines {

    private final Reckoning reckoning;
    private final InjuryCase about;
    private final Optional<OwnWage> wage;

    DeathLines(Reckoning reckoning, Optional<OwnWage> wage) {
        this.reckoning = reckoning;
        this.about = reckoning.about;
        this.wage = wage;
    }

    void add() {
        about.death().ifPresent(this::death);
        about.missing().ifPresent(this::missing);
        if (about.death().isEmpty()
                && about.missing().isEmpty()
                && !about.dependants().isEmpty()) {
            pensionOnly();
        }
    }

    /** Pensions do not depend on the day; what does is left out. */
    private void pensionOnly() {
        if (about.grade().isPresent()) {
            reckoning.wrong("deathDate", "REQUIRED", "同时填写伤残等级和供养亲属时，请填写死亡日期");
            return;
        }
        reckoning.warn("DEATH_DATE_MISSING", "未填写死亡日期，只计算供养亲属抚恤金，未计算丧葬补助金和一次性工亡补助金");
        pension();
    }

    private void death(Death death) {
        if (!death.inStoppage() && about.grade().filter(this::keepsBenefits).isEmpty()) {
            reckoning.warn("NO_DEATH_BENEFIT", "停工留薪期满后死亡的，只有一至四级伤残职工的近亲属享受丧葬补助金和供养亲属抚恤金");
            return;
        }
        funeral(death);
        pension();
        if (death.inStoppage()) {
            lump(death);
        } else {
            reckoning.warn("NO_DEATH_LUMP", "一至四级伤残职工在停工留薪期满后死亡的，不发一次性工亡补助金");
        }
        if (about.grade().isPresent()) {
            reckoning.warn("LIVING_BENEFITS_LEFT_OUT", "生前的伤残待遇不在本结果中，请不填死亡日期另行计算");
        }
    }

    /** Those whose allowance the fund pays stay insured until death. */
    private boolean keepsBenefits(int grade) {
        return reckoning
                .set
                .find(BenefitItem.ALLOWANCE, grade)
                .filter(rule -> rule.payer() == Payer.FUND)
                .isPresent();
    }

    private void funeral(Death death) {
        var rule = reckoning.set.find(BenefitItem.FUNERAL);
        if (rule.isPresent() && rule.get().formula() instanceof MonthsOfAverageWage months) {
            reckoning.add(
                    rule.get(),
                    Offsets.deduct(
                            reckoning,
                            BenefitItem.FUNERAL,
                            about.thirdParty().funeral(),
                            "thirdPartyPaid",
                            averageWages(months.months(), death.date().getYear() - 1)));
        }
    }

    private void pension() {
        if (!about.dependants().isEmpty() && wage.isPresent()) {
            new PensionLines(reckoning, wage.get()).add();
        }
    }

    private void lump(Death death) {
        reckoning.set.find(BenefitItem.DEATH_LUMP).ifPresent(rule -> {
            if (rule.formula() instanceof MonthsRange range) {
                byRegion(rule, range, death);
            } else if (rule.formula() instanceof Multiple multiple) {
                if (death.months().isPresent()) {
                    reckoning.warn("DEATH_MONTHS_NOT_USED", reckoning.set.code() + "下一次性工亡补助金不按月数计算，未使用deathMonths");
                }
                reckoning.add(rule, multiple(multiple, death.date().getYear() - 1));
            }
        });
    }

    private void byRegion(BenefitRule rule, MonthsRange range, Death death) {
        var year = death.date().getYear() - 1;
        var regional = reckoning.rules.regional(
                about.region(), BenefitItem.DEATH_LUMP, Optional.empty(), death.rescue(), death.date());
        var fixed = regional.flatMap(each ->
                each.formula() instanceof MonthsOfAverageWage months ? Optional.of(months.months()) : Optional.empty());
        if (death.months().isEmpty() && fixed.isEmpty()) {
            reckoning.figures.gap("DEATH_LUMP_MONTHS", "一次性工亡补助金月数", year, "deathMonths");
            return;
        }
        var months = death.months().map(BigDecimal::valueOf).or(() -> fixed).orElseThrow();
        if (months.compareTo(BigDecimal.valueOf(range.min())) < 0
                || months.compareTo(BigDecimal.valueOf(range.max())) > 0) {
            reckoning.wrong("deathMonths", "RANGE", "一次性工亡补助金应为%d至%d个月".formatted(range.min(), range.max()));
            return;
        }
        Provenance from = death.months().isPresent()
                ? rule.from()
                : regional.map(RegionRules.RegionalRule::from).orElse(rule.from());
        reckoning.add(rule, from, averageWages(months, year));
    }

    private void missing(Missing missing) {
        var pay = reckoning.set.find(BenefitItem.MISSING_PAY);
        if (pay.isEmpty()) {
            reckoning.warn("NOT_IN_RULE_SET_MISSING_PAY", reckoning.set.code() + "的待遇表没有下落不明一项，未计算");
            return;
        }
        if (wage.isPresent() && pay.get().formula() instanceof Pay law) {
            var months = BigDecimal.valueOf(law.months());
            var base = about.expenses()
                    .stoppage()
                    .map(Expenses.Stoppage::monthlyPay)
                    .orElse(wage.get().average());
            reckoning.add(
                    pay.get(),
                    Worked.of(
                            base.multiply(months),
                            "月工资 %s × %d个月".formatted(Money.text(base), law.months()),
                            List.of(new Input("月工资", Money.text(base)))));
        }
        pension();
        var advance = reckoning.set.find(BenefitItem.DEATH_LUMP_ADVANCE);
        var lump = reckoning.set.find(BenefitItem.DEATH_LUMP);
        if (missing.hardship()
                && advance.isPresent()
                && lump.isPresent()
                && advance.get().formula() instanceof PartOf part
                && lump.get().formula() instanceof Multiple multiple) {
            var whole = multiple(multiple, missing.since().getYear() - 1);
            reckoning.add(
                    advance.get(),
                    new Worked(
                            Reckoning.percentOf(whole.amount(), part.percent()),
                            whole.formula() + " × " + Reckoning.plain(part.percent()) + "%",
                            whole.inputs(),
                            whole.statuses()));
        }
    }

    private Worked multiple(Multiple multiple, int year) {
        var figure = reckoning.figures.national(multiple.parameter(), year);
        return Worked.of(
                figure.value().multiply(multiple.times()),
                "%s %s × %s倍".formatted(figure.words(), Money.text(figure.value()), Reckoning.plain(multiple.times())),
                List.of(figure.input()),
                figure);
    }

    private Worked averageWages(BigDecimal months, int year) {
        var average = reckoning.figures.averageWage(year);
        return Worked.of(
                average.value().multiply(months),
                "%s %s × %s个月".formatted(average.words(), Money.text(average.value()), Reckoning.plain(months)),
                List.of(average.input()),
                average);
    }
}
