package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huzhu.claims.injury.domain.Calculation.OwnWage;
import org.huzhu.claims.injury.domain.Formula.MonthsOfWage;
import org.huzhu.claims.injury.domain.Formula.PercentOfAverageWage;
import org.huzhu.claims.injury.domain.Formula.PercentOfWage;
import org.huzhu.claims.injury.domain.Line.Input;
import org.huzhu.claims.injury.domain.Reckoning.Worked;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.values.Money;

/** Row 7 of the quick form, and nursing after the grade is known (CMP-015, CMP-020 to CMP-041, CMP-066, CMP-067). */
final class LivingLines {

    /** The table of grades knows nursing dependence down to this one (rulebook 1F.4). */
    private static final int LAST_GRADE_WITH_NURSING = 4;

    private final Reckoning reckoning;
    private final InjuryCase about;
    private final Optional<OwnWage> wage;

    LivingLines(Reckoning reckoning, Optional<OwnWage> wage) {
        this.reckoning = reckoning;
        this.about = reckoning.about;
        this.wage = wage;
    }

    void add() {
        var asLump = takesUninsuredLump();
        if (!asLump) {
            about.nursing().ifPresent(this::nursing);
        }
        about.grade().ifPresent(grade -> {
            lump(grade);
            if (asLump) {
                regional(BenefitItem.UNINSURED_LUMP, grade);
            } else {
                allowance(grade);
            }
            if (!about.choices().relationshipEnds().equals(Optional.of(false))) {
                regional(BenefitItem.LUMP_MEDICAL, grade);
                regional(BenefitItem.LUMP_EMPLOYMENT, grade);
            }
        });
    }

    private boolean takesUninsuredLump() {
        if (!about.choices().uninsuredLump()) {
            return false;
        }
        var allowed = !about.insured()
                && about.grade()
                        .flatMap(grade -> reckoning.set.find(BenefitItem.UNINSURED_LUMP, grade))
                        .isPresent();
        if (!allowed) {
            reckoning.wrong("uninsuredLump", "NOT_ALLOWED", "只有未参保的一至四级伤残职工可以选择一次性支付");
        }
        return allowed;
    }

    private void nursing(NursingLevel level) {
        if (about.grade().filter(grade -> grade > LAST_GRADE_WITH_NURSING).isPresent()) {
            reckoning.warn("NURSING_UNUSUAL", "伤残等级划分标准中五至十级无护理依赖，请核对生活自理障碍等级");
        }
        reckoning.set.find(BenefitItem.NURSING, level).ifPresent(rule -> {
            if (rule.formula() instanceof PercentOfAverageWage share) {
                var average = reckoning.figures.averageWage(about.benefitDate().getYear() - 1);
                reckoning.add(
                        rule,
                        Worked.of(
                                Reckoning.percentOf(average.value(), share.percent()),
                                percent(average.words(), average.value(), share.percent()),
                                List.of(new Input("生活自理障碍等级", level.nameZh()), average.input()),
                                average));
            }
        });
    }

    private void lump(int grade) {
        var rule = reckoning.set.find(BenefitItem.LUMP_DISABILITY, grade);
        if (rule.isPresent() && wage.isPresent() && rule.get().formula() instanceof MonthsOfWage months) {
            var words = "本人工资 %s × %s个月".formatted(Money.text(wage.get().base()), Reckoning.plain(months.months()));
            reckoning.add(rule.get(), onWage(wage.get().base().multiply(months.months()), words, gradeAndWage(grade)));
        }
    }

    private void allowance(int grade) {
        var rule = reckoning.set.find(BenefitItem.ALLOWANCE, grade);
        if (rule.isEmpty() || wage.isEmpty() || !(rule.get().formula() instanceof PercentOfWage share)) {
            return;
        }
        var ownWork = rule.get().payer() == Payer.EMPLOYER;
        if (ownWork && about.choices().suitableWork().equals(Optional.of(true))) {
            reckoning.warn("SUITABLE_WORK", "用人单位已安排适当工作，不发伤残津贴");
            return;
        }
        var base = wage.get().base();
        var amount = Money.round(Reckoning.percentOf(base, share.percent()));
        reckoning.add(rule.get(), onWage(amount, percent("本人工资", base, share.percent()), gradeAndWage(grade)));
        rule.get().topUpPayer().ifPresent(payer -> topUp(rule.get(), payer, amount));
    }

    /** Not below the local minimum wage; who makes up the difference depends on the grade. */
    private void topUp(BenefitRule rule, Payer payer, BigDecimal allowance) {
        var minimum = reckoning.figures.minimumWage(about.benefitDate().getYear());
        if (minimum.isEmpty()) {
            reckoning.warn("MINIMUM_WAGE_UNKNOWN", "未填写且未配置当地月最低工资标准，未计算伤残津贴是否需要补足差额");
            return;
        }
        var shortfall = minimum.get().value().subtract(allowance);
        if (shortfall.signum() > 0) {
            reckoning.add(
                    BenefitItem.ALLOWANCE_TOP_UP,
                    BenefitItem.ALLOWANCE_TOP_UP.nameZh(),
                    Frequency.MONTHLY,
                    payer,
                    rule.condition(),
                    Optional.empty(),
                    rule.from(),
                    Worked.of(
                            shortfall,
                            "%s %s − 伤残津贴 %s"
                                    .formatted(
                                            minimum.get().words(),
                                            Money.text(minimum.get().value()),
                                            Money.text(allowance)),
                            List.of(minimum.get().input(), new Input("伤残津贴", Money.text(allowance))),
                            minimum.get()));
        }
    }

    private void regional(BenefitItem item, int grade) {
        reckoning
                .set
                .find(item, grade)
                .ifPresent(rule -> new RegionalLines(reckoning).add(rule, grade, about.benefitDate()));
    }

    private Worked onWage(BigDecimal amount, String words, List<Input> inputs) {
        return new Worked(amount, words, inputs, List.<RuleStatus>of(OwnWages.statusOf(reckoning)));
    }

    private List<Input> gradeAndWage(int grade) {
        var inputs = new ArrayList<Input>();
        inputs.add(new Input("伤残等级", grade + "级"));
        wage.ifPresent(each -> inputs.add(new Input("本人工资", Money.text(each.base()))));
        return inputs;
    }

    private static String percent(String name, BigDecimal amount, BigDecimal percent) {
        return "%s %s × %s%%".formatted(name, Money.text(amount), Reckoning.plain(percent));
    }
}
