package org.huzhu.platform.rulebook.reader;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huzhu.platform.rulebook.Benefit;
import org.huzhu.platform.rulebook.FactDictionary.Fact;
import org.huzhu.platform.rulebook.FactDictionary.Type;

/** Reads formulas (rulebook 3.2), by their {@code kind}. */
final class BenefitReader {

    /** The formula kinds the adjudicator knows. */
    private enum FormulaKind {
        FIXED,
        PER_DAY,
        RATIO,
        TIERED,
        SCHEDULE
    }

    private final ConditionReader conditions;

    BenefitReader(ConditionReader conditions) {
        this.conditions = conditions;
    }

    Benefit read(YamlMap map) {
        return switch (map.required("kind", Kind.oneOf(FormulaKind.class))) {
            case FIXED -> new Benefit.Fixed(positive(map, "amount"));
            case PER_DAY -> perDay(map);
            case RATIO ->
                new Benefit.Ratio(
                        number(map, "base"),
                        positiveRatio(map),
                        map.optional("deductible", Kind.AMOUNT).orElse(BigDecimal.ZERO));
            case TIERED ->
                new Benefit.Tiered(
                        number(map, "base"),
                        map.optional("deductible", Kind.AMOUNT).orElse(BigDecimal.ZERO),
                        tiers(map));
            case SCHEDULE -> schedule(map);
        };
    }

    private Benefit perDay(YamlMap map) {
        var fromDay = map.optional("fromDay", Kind.COUNT).orElse(1);
        var maxDays = map.optional("maxDays", Kind.COUNT);
        if (fromDay < 1) {
            map.wrong("fromDay", "“fromDay”应从1开始");
        }
        if (maxDays.filter(days -> days < 1).isPresent()) {
            map.wrong("maxDays", "“maxDays”应大于0");
        }
        return new Benefit.PerDay(positive(map, "amount"), number(map, "days"), fromDay, maxDays);
    }

    private List<Benefit.Tier> tiers(YamlMap map) {
        var nodes = map.elements("tiers");
        if (nodes.isEmpty()) {
            map.wrong("tiers", "缺少“tiers”");
        }
        var tiers = new ArrayList<Benefit.Tier>();
        var reached = BigDecimal.ZERO;
        for (var node : nodes) {
            var isLast = tiers.size() == nodes.size() - 1;
            var from = reached;
            var tier = YamlMap.read(node, map.findings(), each -> tier(each, from, isLast))
                    .orElse(new Benefit.Tier(Optional.empty(), BigDecimal.ZERO));
            reached = tier.upTo().orElse(reached);
            tiers.add(tier);
        }
        return tiers;
    }

    private static Benefit.Tier tier(YamlMap map, BigDecimal from, boolean isLast) {
        var upTo = map.optional("upTo", Kind.AMOUNT);
        if (isLast && upTo.isPresent()) {
            map.wrong("upTo", "最后一档不应有“upTo”");
        }
        if (!isLast && upTo.isEmpty()) {
            map.wrong("upTo", "只有最后一档可以没有“upTo”");
        }
        if (upTo.filter(end -> end.compareTo(from) <= 0).isPresent()) {
            map.wrong("upTo", "各档“upTo”应逐档增大");
        }
        return new Benefit.Tier(upTo, map.required("ratio", Kind.RATIO));
    }

    private Benefit schedule(YamlMap map) {
        var key = map.at("key").flatMap(conditions::fact);
        if (map.at("key").isEmpty()) {
            map.wrong("key", "缺少“key”");
        }
        if (key.filter(fact -> fact.type() != Type.CHOICE).isPresent()) {
            map.wrong("key", "“key”应为有固定选项（CHOICE）的事实");
        }
        var amounts = map.required("amounts", each -> amounts(each, key), Map.<String, BigDecimal>of());
        if (amounts.isEmpty()) {
            map.wrong("amounts", "“amounts”不能为空");
        }
        return new Benefit.Schedule(key.map(Fact::name).orElse(""), amounts);
    }

    private Map<String, BigDecimal> amounts(YamlMap map, Optional<Fact> key) {
        var amounts = new TreeMap<String, BigDecimal>();
        for (var value : map.names()) {
            if (key.filter(fact -> !fact.values().contains(value)).isPresent()) {
                map.wrong(value, "“" + value + "”不是“" + key.get().name() + "”的值");
            }
            amounts.put(value, map.required(value, Kind.AMOUNT));
        }
        return amounts;
    }

    private String number(YamlMap map, String key) {
        if (map.at(key).isEmpty()) {
            map.wrong(key, "缺少“" + key + "”");
        }
        var fact = map.at(key).flatMap(conditions::fact);
        if (fact.filter(each -> each.type() != Type.NUMBER).isPresent()) {
            map.wrong(key, "“" + fact.get().name() + "”不是数字，不能用于计算");
        }
        return fact.map(Fact::name).orElse("");
    }

    private static BigDecimal positive(YamlMap map, String key) {
        var amount = map.required(key, Kind.AMOUNT);
        if (map.optional(key, Kind.AMOUNT).filter(each -> each.signum() == 0).isPresent()) {
            map.wrong(key, "“" + key + "”应大于0");
        }
        return amount;
    }

    private static BigDecimal positiveRatio(YamlMap map) {
        var ratio = map.required("ratio", Kind.RATIO);
        if (map.optional("ratio", Kind.RATIO).filter(each -> each.signum() == 0).isPresent()) {
            map.wrong("ratio", "“ratio”应大于0");
        }
        return ratio;
    }
}
