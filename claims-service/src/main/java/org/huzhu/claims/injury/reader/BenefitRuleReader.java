package org.huzhu.claims.injury.reader;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.huzhu.claims.injury.domain.BenefitItem;
import org.huzhu.claims.injury.domain.BenefitRule;
import org.huzhu.claims.injury.domain.Formula;
import org.huzhu.claims.injury.domain.Formula.MealStandard;
import org.huzhu.claims.injury.domain.Formula.WageScope;
import org.huzhu.claims.injury.domain.Frequency;
import org.huzhu.claims.injury.domain.NursingLevel;
import org.huzhu.claims.injury.domain.ParameterCode;
import org.huzhu.claims.injury.domain.Payer;
import org.huzhu.claims.injury.domain.Relation;
import org.huzhu.platform.rulebook.reader.Kind;
import org.huzhu.platform.rulebook.reader.RulebookFiles;
import org.huzhu.platform.rulebook.reader.YamlMap;

/** Reads one row of a law's table: a rule for each grade or level it has. */
final class BenefitRuleReader {

    private BenefitRuleReader() {}

    static List<BenefitRule> read(YamlMap map) {
        var item = map.required("item", Kinds.ITEM);
        var kind = map.required("kind", Kind.oneOf(FormulaKind.class));
        refuseOther(map, item, kind, FormulaKind.ofLaw(item));
        var row = new Row(
                item,
                map.required("payer", Kind.oneOf(Payer.class)),
                map.required("frequency", Kind.oneOf(Frequency.class)),
                map.optional("topUpPayer", Kind.oneOf(Payer.class)),
                map.optional("condition", Kind.CHINESE),
                map);
        return switch (kind) {
            case MONTHS_OF_WAGE -> byGrade(row, Kinds.byGrade(map, Kinds.NUMBER), Formula.MonthsOfWage::new);
            case PERCENT_OF_WAGE -> byGrade(row, Kinds.byGrade(map, Kinds.NUMBER), Formula.PercentOfWage::new);
            case SET_BY_PROVINCE ->
                map.set("grades", grade()).stream()
                        .map(grade -> row.rule(Optional.of(grade), Optional.empty(), new Formula.SetByProvince()))
                        .toList();
            case PERCENT_OF_AVERAGE_WAGE -> byLevel(row);
            case MONTHS_OF_AVERAGE_WAGE,
                    MONTHS_RANGE,
                    MULTIPLE,
                    FIXED,
                    COST,
                    DAILY,
                    TRAVEL,
                    DEVICE,
                    PAY,
                    NURSE,
                    SHARES,
                    PART_OF -> List.of(row.rule(Optional.empty(), Optional.empty(), plain(map, kind)));
        };
    }

    static void refuseOther(YamlMap map, BenefitItem item, FormulaKind kind, Set<FormulaKind> allowed) {
        if (!allowed.contains(kind)) {
            map.wrong(
                    "kind",
                    allowed.isEmpty() ? "“" + item + "”不能在此规定" : "“" + item + "”的kind应为" + allowed + "之一，不能为" + kind);
        }
    }

    private static Formula plain(YamlMap map, FormulaKind kind) {
        return switch (kind) {
            case MONTHS_OF_AVERAGE_WAGE ->
                new Formula.MonthsOfAverageWage(map.required("months", Kinds.NUMBER), WageScope.REGION);
            case MONTHS_RANGE -> range(map);
            case MULTIPLE ->
                new Formula.Multiple(
                        map.required("parameter", Kind.oneOf(ParameterCode.class)),
                        map.required("times", Kinds.NUMBER));
            case COST -> new Formula.Cost(map.required("percent", Kinds.NUMBER));
            case DAILY ->
                new Formula.Daily(
                        map.required("standard", Kind.oneOf(MealStandard.class)),
                        map.required("percent", Kinds.NUMBER));
            case TRAVEL -> new Formula.Travel();
            case DEVICE -> new Formula.Device();
            case PAY -> pay(map);
            case NURSE -> new Formula.Nurse();
            case SHARES -> shares(map);
            case PART_OF -> new Formula.PartOf(map.required("of", Kinds.ITEM), map.required("percent", Kinds.NUMBER));
            // Noted already: no item of a law has it here.
            case FIXED, MONTHS_OF_WAGE, PERCENT_OF_WAGE, PERCENT_OF_AVERAGE_WAGE, SET_BY_PROVINCE ->
                new Formula.SetByProvince();
        };
    }

    private static Formula range(YamlMap map) {
        var range = new Formula.MonthsRange(map.required("min", Kind.COUNT), map.required("max", Kind.COUNT));
        if (range.min() > range.max()) {
            map.wrong("max", "“max”小于“min”");
        }
        return range;
    }

    private static Formula pay(YamlMap map) {
        var months = map.required("months", Kind.COUNT);
        var most = map.optional("maxMonths", Kind.COUNT).orElse(months);
        if (most < months) {
            map.wrong("maxMonths", "“maxMonths”小于“months”");
        }
        return new Formula.Pay(months, most);
    }

    private static Formula shares(YamlMap map) {
        var spouse = map.required("spousePercent", Kinds.NUMBER);
        var other = map.required("otherPercent", Kinds.NUMBER);
        var percent = new EnumMap<Relation, BigDecimal>(Relation.class);
        for (var relation : Relation.values()) {
            percent.put(relation, relation == Relation.SPOUSE ? spouse : other);
        }
        var cap = map.required("capPercent", Kinds.NUMBER);
        if (map.optional("capPercent", Kinds.NUMBER)
                .filter(each -> each.signum() == 0)
                .isPresent()) {
            map.wrong("capPercent", "“capPercent”应大于0");
        }
        return new Formula.Shares(percent, map.required("loneOrOrphanPercent", Kinds.NUMBER), cap);
    }

    private static <T> List<BenefitRule> byGrade(Row row, Map<Integer, T> figures, Function<T, Formula> formula) {
        var rules = new ArrayList<BenefitRule>();
        figures.forEach(
                (grade, figure) -> rules.add(row.rule(Optional.of(grade), Optional.empty(), formula.apply(figure))));
        return rules;
    }

    private static List<BenefitRule> byLevel(Row row) {
        var rules = new ArrayList<BenefitRule>();
        row.map.required(
                "byLevel",
                each -> {
                    for (var level : NursingLevel.values()) {
                        var share = new Formula.PercentOfAverageWage(each.required(level.name(), Kinds.NUMBER));
                        rules.add(row.rule(Optional.empty(), Optional.of(level), share));
                    }
                    return true;
                },
                false);
        return rules;
    }

    private static Kind<Integer> grade() {
        return new Kind<>("伤残等级1至10", 0, text -> Kinds.grade(text).orElse(null));
    }

    /** What the cells of a row share. */
    private record Row(
            BenefitItem item,
            Payer payer,
            Frequency frequency,
            Optional<Payer> topUpPayer,
            Optional<String> condition,
            YamlMap map) {

        BenefitRule rule(Optional<Integer> grade, Optional<NursingLevel> level, Formula formula) {
            return new BenefitRule(
                    item, grade, level, formula, payer, frequency, topUpPayer, condition, RulebookFiles.from(map));
        }
    }
}
