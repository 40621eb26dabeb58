package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.huzhu.claims.injury.domain.Calculation.OwnWage;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.values.Money;

/** The worker's own wage (本人工资, CMP-001 to CMP-004), rounded to the fen because every line starts from it. */
final class OwnWages {

    private OwnWages() {}

    static Optional<OwnWage> of(Reckoning reckoning) {
        var about = reckoning.about;
        var law = reckoning.set.wageBase();
        var months = about.wages().months();
        if (about.wages().own().isEmpty() && months.isEmpty()) {
            reckoning.wrong("ownWage", "REQUIRED", "请填写本人工资，或受伤前各月缴费工资");
            return Optional.empty();
        }
        if (months.size() > law.months()) {
            reckoning.wrong("wages", "TOO_MANY", "最多填写受伤前" + law.months() + "个月的缴费工资");
            return Optional.empty();
        }
        var average = about.wages().own().map(Money::round).orElseGet(() -> average(months));
        if (about.wages().own().isEmpty() && months.size() < law.months()) {
            reckoning.warn("FEWER_MONTHS", "受伤前缴费不足" + law.months() + "个月，按实有的" + months.size() + "个月平均");
        }
        var region = reckoning.figures.averageWage(yearBefore(reckoning));
        if (!region.figure().status().isCertain()) {
            reckoning.warn("FIGURE_" + region.figure().status() + "_WAGE", region.words() + "未经核实，结果仅供参考");
        }
        var floor = Money.round(Reckoning.percentOf(region.value(), law.floorPercent()));
        var cap = Money.round(Reckoning.percentOf(region.value(), law.capPercent()));
        var base = average.max(floor).min(cap);
        return Optional.of(new OwnWage(
                average,
                months.isEmpty() ? Optional.empty() : Optional.of(months.size()),
                floor,
                cap,
                base,
                words(law, region, average, floor, cap),
                law.from()));
    }

    /** The least certain of the law's wage base and the region's wage it was compared with. */
    static RuleStatus statusOf(Reckoning reckoning) {
        return reckoning.figures.averageWage(yearBefore(reckoning)).figure().status();
    }

    /** The law does not name the year; the year before the injury is a choice (CMP-004). */
    private static int yearBefore(Reckoning reckoning) {
        var about = reckoning.about;
        if (about.injuryDate().isEmpty() && about.given().averageWage().isEmpty()) {
            reckoning.warn("INJURY_DATE_ASSUMED", "未填写受伤日期，本人工资按认定日期的上一年度职工平均工资核定");
        }
        return about.injuryDate().orElse(about.recognitionDate()).getYear() - 1;
    }

    private static BigDecimal average(List<BigDecimal> months) {
        var sum = months.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(months.size()), 2, RoundingMode.HALF_UP);
    }

    private static String words(
            RuleSet.WageBase law, Figures.Named region, BigDecimal average, BigDecimal floor, BigDecimal cap) {
        if (average.compareTo(floor) < 0) {
            return "月平均缴费工资 %s 低于%s %s 的%s%%，按 %s 计算"
                    .formatted(
                            Money.text(average),
                            region.words(),
                            Money.text(region.value()),
                            Reckoning.plain(law.floorPercent()),
                            Money.text(floor));
        }
        if (average.compareTo(cap) > 0) {
            return "月平均缴费工资 %s 高于%s %s 的%s%%，按 %s 计算"
                    .formatted(
                            Money.text(average),
                            region.words(),
                            Money.text(region.value()),
                            Reckoning.plain(law.capPercent()),
                            Money.text(cap));
        }
        return "月平均缴费工资 %s，在 %s 与 %s 之间".formatted(Money.text(average), Money.text(floor), Money.text(cap));
    }
}
