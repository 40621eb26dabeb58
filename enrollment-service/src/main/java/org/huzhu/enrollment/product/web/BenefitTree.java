package org.huzhu.enrollment.product.web;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.huzhu.platform.rulebook.Benefit;
import org.huzhu.platform.values.Money;

/** A formula as its rulebook writes it; amounts and ratios as decimal strings. */
final class BenefitTree {

    private BenefitTree() {}

    static Map<String, Object> of(Benefit benefit) {
        var tree = new LinkedHashMap<String, Object>();
        switch (benefit) {
            case Benefit.Fixed fixed -> {
                tree.put("kind", "FIXED");
                tree.put("amount", Money.text(fixed.amount()));
            }
            case Benefit.PerDay perDay -> {
                tree.put("kind", "PER_DAY");
                tree.put("amount", Money.text(perDay.amount()));
                tree.put("days", perDay.days());
                tree.put("fromDay", perDay.fromDay());
                perDay.maxDays().ifPresent(most -> tree.put("maxDays", most));
            }
            case Benefit.Ratio ratio -> {
                tree.put("kind", "RATIO");
                tree.put("base", ratio.base());
                tree.put("ratio", ratio.ratio().toPlainString());
                tree.put("deductible", Money.text(ratio.deductible()));
            }
            case Benefit.Tiered tiered -> {
                tree.put("kind", "TIERED");
                tree.put("base", tiered.base());
                tree.put("deductible", Money.text(tiered.deductible()));
                tree.put("tiers", tiered.tiers().stream().map(BenefitTree::tier).toList());
            }
            case Benefit.Schedule schedule -> {
                tree.put("kind", "SCHEDULE");
                tree.put("key", schedule.key());
                tree.put("amounts", amounts(schedule.amounts()));
            }
        }
        return tree;
    }

    private static Map<String, String> tier(Benefit.Tier tier) {
        var tree = new LinkedHashMap<String, String>();
        tier.upTo().ifPresent(end -> tree.put("upTo", Money.text(end)));
        tree.put("ratio", tier.ratio().toPlainString());
        return tree;
    }

    private static Map<String, String> amounts(Map<String, BigDecimal> amounts) {
        var tree = new TreeMap<String, String>();
        amounts.forEach((value, amount) -> tree.put(value, Money.text(amount)));
        return tree;
    }
}
