package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huzhu.claims.injury.domain.Calculation.OwnWage;
import org.huzhu.claims.injury.domain.Formula.Shares;
import org.huzhu.claims.injury.domain.Line.Input;
import org.huzhu.claims.injury.domain.Reckoning.Worked;
import org.huzhu.platform.values.Money;

/**
 * Pensions of dependants (供养亲属抚恤金, CMP-052 to CMP-055, CMP-068, CMP-069): always computed from the original shares, so
 * that the others' rise when one leaves.
 */
final class PensionLines {

    private final Reckoning reckoning;
    private final InjuryCase about;
    private final BigDecimal wage;

    PensionLines(Reckoning reckoning, OwnWage wage) {
        this.reckoning = reckoning;
        this.about = reckoning.about;
        this.wage = wage.base();
    }

    void add() {
        var rule = reckoning.set.find(BenefitItem.DEPENDANT_PENSION);
        if (rule.isEmpty() || !(rule.get().formula() instanceof Shares shares)) {
            return;
        }
        var dependants = about.dependants();
        for (var i = 0; i < dependants.size(); i++) {
            check(dependants.get(i), "dependants[" + i + "]");
        }
        if (dependants.stream()
                        .filter(each -> each.relation() == Relation.SPOUSE)
                        .count()
                > 1) {
            reckoning.wrong("dependants", "SPOUSES", "配偶只能有一人");
        }
        var percents = dependants.stream().map(each -> percentOf(each, shares)).toList();
        var total = percents.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var isOver = total.compareTo(shares.cap()) > 0;
        if (isOver) {
            reckoning.warn(
                    "PENSIONS_REDUCED",
                    "各供养亲属抚恤金之和为本人工资的%s%%，超过上限，按比例减为合计 %s（法规未规定减法）"
                            .formatted(Reckoning.plain(total), Money.text(cap(shares))));
        }
        var amounts = total.compareTo(shares.cap()) >= 0
                ? LargestRemainder.divide(cap(shares), percents)
                : percents.stream()
                        .map(percent -> Money.round(Reckoning.percentOf(wage, percent)))
                        .toList();
        for (var i = 0; i < dependants.size(); i++) {
            line(rule.get(), i, percents.get(i), isOver ? Optional.of(total) : Optional.empty(), amounts.get(i));
        }
    }

    private BigDecimal cap(Shares shares) {
        return Money.round(Reckoning.percentOf(wage, shares.cap()));
    }

    private static BigDecimal percentOf(Dependant dependant, Shares shares) {
        var percent = shares.percent().getOrDefault(dependant.relation(), BigDecimal.ZERO);
        return dependant.loneOrOrphan() ? percent.add(shares.loneOrOrphan()) : percent;
    }

    private void line(
            BenefitRule rule, int index, BigDecimal percent, Optional<BigDecimal> reducedFrom, BigDecimal amount) {
        var dependant = about.dependants().get(index);
        var who = dependant.relation().nameZh() + (dependant.loneOrOrphan() ? "，孤寡老人或孤儿" : "");
        var inputs = new ArrayList<Input>();
        inputs.add(new Input("本人工资", Money.text(wage)));
        inputs.add(new Input("比例", Reckoning.plain(percent) + "%"));
        reducedFrom.ifPresent(total -> inputs.add(new Input("各亲属比例之和", Reckoning.plain(total) + "%")));
        var words = "本人工资 %s × %s%%".formatted(Money.text(wage), Reckoning.plain(percent))
                + reducedFrom
                        .map(total -> " ÷ " + Reckoning.plain(total) + "%（合计不超过本人工资）")
                        .orElse("");
        reckoning.add(
                rule.item(),
                rule.item().nameZh() + "（" + who + "）",
                rule.frequency(),
                rule.payer(),
                about.missing().isPresent() ? whileMissing() : rule.condition(),
                Optional.of(index + 1),
                rule.from(),
                new Worked(amount, words, inputs, List.of(OwnWages.statusOf(reckoning))));
    }

    /** After the months for which the wage goes on. */
    private Optional<String> whileMissing() {
        return reckoning
                .set
                .find(BenefitItem.MISSING_PAY)
                .flatMap(rule -> rule.formula() instanceof Formula.Pay pay
                        ? Optional.of("从下落不明的第" + (pay.months() + 1) + "个月起")
                        : Optional.empty());
    }

    /** Only what was told is checked: an age without a sex is right if it is for one of the sexes. */
    private void check(Dependant dependant, String field) {
        var day = about.death().map(InjuryCase.Death::date).orElseGet(about::recognitionDate);
        var rules = reckoning.set.eligibility().stream()
                .filter(rule -> rule.speaksOf(dependant))
                .toList();
        if (dependant.birthDate().isPresent() && !dependant.incapacitated() && !rules.isEmpty()) {
            age(dependant, dependant.birthDate().get(), day, rules, field);
        }
        if (dependant.nearerRelativesGone().equals(Optional.of(false))
                && rules.stream().anyMatch(Eligibility::needsNearerRelativesGone)) {
            reckoning.wrong(
                    field + ".nearerRelativesGone",
                    "NOT_ELIGIBLE",
                    dependant.relation().nameZh() + "须在更近的亲属均已死亡或完全丧失劳动能力时才属于供养亲属范围");
        }
    }

    private void age(Dependant dependant, LocalDate birthDate, LocalDate day, List<Eligibility> rules, String field) {
        if (birthDate.isAfter(day)) {
            reckoning.wrong(field + ".birthDate", "AFTER_DEATH", "出生日期晚于死亡日期");
            return;
        }
        var age = Period.between(birthDate, day).getYears();
        if (rules.stream().noneMatch(rule -> rule.allows(age))) {
            var words = rules.stream()
                    .map(PensionLines::words)
                    .distinct()
                    .reduce((one, other) -> one + "或" + other)
                    .orElse("");
            reckoning.wrong(
                    field + ".birthDate",
                    "NOT_ELIGIBLE",
                    "%s在%s为%d岁，未完全丧失劳动能力的须%s，不属于供养亲属范围"
                            .formatted(dependant.relation().nameZh(), day, age, words));
        }
    }

    private static String words(Eligibility rule) {
        var who = rule.sex().map(sex -> sex == Sex.MALE ? "男" : "女").orElse("");
        return who
                + rule.minAge().map(age -> "年满" + age + "周岁").orElse("")
                + rule.belowAge().map(age -> "未满" + age + "周岁").orElse("");
    }
}
