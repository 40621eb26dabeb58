package org.huzhu.claims.adjudication.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.huzhu.claims.adjudication.domain.Decision.Line;
import org.huzhu.claims.adjudication.domain.Decision.Reason;
import org.huzhu.platform.rulebook.Benefit;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Facts;

/** What a benefit's formula gives for the facts of a case: exact, before any cap and unrounded (rulebook 3.5). */
sealed interface Formula {

    /** Never below zero. */
    record Computed(BigDecimal amount, List<Line> lines) implements Formula {}

    record Unknown(Reason reason) implements Formula {}

    /** The schedule has no line for this case. */
    record NotListed(Reason reason) implements Formula {}

    static Formula of(Responsibility responsibility, Benefit benefit, Facts facts) {
        return switch (benefit) {
            case Benefit.Fixed fixed -> fixed(responsibility, fixed);
            case Benefit.PerDay perDay -> perDay(responsibility, perDay, facts);
            case Benefit.Ratio ratio -> ratio(responsibility, ratio, facts);
            case Benefit.Tiered tiered -> tiered(responsibility, tiered, facts);
            case Benefit.Schedule schedule -> schedule(responsibility, schedule, facts);
        };
    }

    private static Formula fixed(Responsibility responsibility, Benefit.Fixed fixed) {
        var amount = fixed.amount().max(BigDecimal.ZERO);
        var formula = "%s = %s元".formatted(responsibility.nameZh(), Figures.money(amount));
        return one(responsibility, formula, Figures.inputs("amount", Figures.money(fixed.amount())), amount);
    }

    private static Formula perDay(Responsibility responsibility, Benefit.PerDay perDay, Facts facts) {
        var told = facts.number(perDay.days());
        if (told.isEmpty()) {
            return missing(responsibility, perDay.days());
        }
        var days = told.get().setScale(0, RoundingMode.DOWN).max(BigDecimal.ZERO);
        var unpaid = BigDecimal.valueOf(Math.max(0, perDay.fromDay() - 1));
        var beyond = days.subtract(unpaid).max(BigDecimal.ZERO);
        var paid = perDay.maxDays().map(BigDecimal::valueOf).map(beyond::min).orElse(beyond);
        var amount = paid.multiply(perDay.amount()).max(BigDecimal.ZERO);
        var formula = "%s = 给付天数%s天 × %s元/天"
                .formatted(responsibility.nameZh(), Figures.number(paid), Figures.money(perDay.amount()));
        var counting = "给付天数 = 共%s天，自第%d天起%s = %s天"
                .formatted(
                        Figures.number(days),
                        perDay.fromDay(),
                        perDay.maxDays().map("，最多%d天"::formatted).orElse(""),
                        Figures.number(paid));
        var inputs = Figures.inputs(
                perDay.days(),
                Figures.number(told.get()),
                "amountPerDay",
                Figures.money(perDay.amount()),
                "fromDay",
                String.valueOf(perDay.fromDay()),
                "maxDays",
                perDay.maxDays().map(String::valueOf).orElse(""),
                "paidDays",
                Figures.number(paid));
        return one(responsibility, formula + "；" + counting, inputs, amount);
    }

    private static Formula ratio(Responsibility responsibility, Benefit.Ratio ratio, Facts facts) {
        var base = facts.number(ratio.base());
        if (base.isEmpty()) {
            return missing(responsibility, ratio.base());
        }
        var excess = base.get().subtract(ratio.deductible()).max(BigDecimal.ZERO);
        var amount = excess.multiply(ratio.ratio()).max(BigDecimal.ZERO);
        var formula = "%s = (%s元 − 起付%s元%s) × %s"
                .formatted(
                        responsibility.nameZh(),
                        Figures.money(base.get()),
                        Figures.money(ratio.deductible()),
                        floor(base.get(), ratio.deductible()),
                        Figures.percent(ratio.ratio()));
        var inputs = Figures.inputs(
                ratio.base(),
                Figures.money(base.get()),
                "deductible",
                Figures.money(ratio.deductible()),
                "ratio",
                Figures.number(ratio.ratio()));
        return one(responsibility, formula, inputs, amount);
    }

    private static Formula tiered(Responsibility responsibility, Benefit.Tiered tiered, Facts facts) {
        var base = facts.number(tiered.base());
        if (base.isEmpty()) {
            return missing(responsibility, tiered.base());
        }
        var excess = base.get().subtract(tiered.deductible()).max(BigDecimal.ZERO);
        var lines = new ArrayList<Line>();
        var from = BigDecimal.ZERO;
        var sum = BigDecimal.ZERO;
        for (var tier : tiered.tiers()) {
            var to = tier.upTo().map(excess::min).orElse(excess).max(from);
            var slice = to.subtract(from);
            sum = sum.add(slice.multiply(tier.ratio()));
            var formula = "%s第%d段 = %s元 × %s，累计%s元"
                    .formatted(
                            responsibility.nameZh(),
                            lines.size() + 1,
                            Figures.money(slice),
                            Figures.percent(tier.ratio()),
                            Figures.money(sum));
            var inputs = Figures.inputs(
                    "slice", Figures.money(slice),
                    "ratio", Figures.number(tier.ratio()),
                    "upTo", tier.upTo().map(Figures::money).orElse(""));
            lines.add(line(responsibility, "TIER_" + (lines.size() + 1), formula, inputs, sum));
            from = to;
        }
        var amount = sum.max(BigDecimal.ZERO);
        lines.add(line(
                responsibility,
                "BENEFIT",
                "%s = 超出起付部分(%s元 − 起付%s元%s)的各段之和"
                        .formatted(
                                responsibility.nameZh(),
                                Figures.money(base.get()),
                                Figures.money(tiered.deductible()),
                                floor(base.get(), tiered.deductible())),
                Figures.inputs(
                        tiered.base(), Figures.money(base.get()), "deductible", Figures.money(tiered.deductible())),
                amount));
        return new Computed(amount, lines);
    }

    private static Formula schedule(Responsibility responsibility, Benefit.Schedule schedule, Facts facts) {
        var told = facts.get(schedule.key());
        if (told.isEmpty()) {
            return missing(responsibility, schedule.key());
        }
        var key = told.get() instanceof BigDecimal number
                ? Figures.number(number)
                : told.get().toString();
        var listed = schedule.amounts().get(key);
        if (listed == null) {
            return new NotListed(Refusals.notListed(responsibility, schedule.key(), key));
        }
        var amount = listed.max(BigDecimal.ZERO);
        var formula = "%s（%s） = 给付表%s元".formatted(responsibility.nameZh(), key, Figures.money(listed));
        var inputs = Figures.inputs(schedule.key(), key, "amount", Figures.money(listed));
        return one(responsibility, formula, inputs, amount);
    }

    private static String floor(BigDecimal base, BigDecimal deductible) {
        return base.compareTo(deductible) < 0 ? "，不足起付按0元" : "";
    }

    private static Unknown missing(Responsibility responsibility, String fact) {
        return new Unknown(Refusals.factMissing(responsibility, fact));
    }

    private static Computed one(
            Responsibility responsibility, String formula, SortedMap<String, String> inputs, BigDecimal amount) {
        return new Computed(amount, List.of(line(responsibility, "BENEFIT", formula, inputs, amount)));
    }

    private static Line line(
            Responsibility responsibility,
            String code,
            String formula,
            SortedMap<String, String> inputs,
            BigDecimal amount) {
        var from = responsibility.from();
        return new Line(code, formula, inputs, Figures.exact(amount), from.clause(), from.source(), from.status());
    }
}
