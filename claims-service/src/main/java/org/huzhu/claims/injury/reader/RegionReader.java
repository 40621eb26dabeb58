package org.huzhu.claims.injury.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.claims.injury.domain.BenefitItem;
import org.huzhu.claims.injury.domain.Formula;
import org.huzhu.claims.injury.domain.Formula.WageScope;
import org.huzhu.claims.injury.domain.RegionRules;
import org.huzhu.claims.injury.domain.RegionRules.Float;
import org.huzhu.claims.injury.domain.RegionRules.Reduction;
import org.huzhu.claims.injury.domain.RegionRules.RegionalRule;
import org.huzhu.platform.rulebook.reader.Kind;
import org.huzhu.platform.rulebook.reader.RulebookFiles;
import org.huzhu.platform.rulebook.reader.YamlMap;

/** Reads what a province or city adds to the law. */
final class RegionReader {

    /** @param floatsLine where a float stands that turns out to exceed the province's room */
    record RegionFile(RegionRules rules, int floatsLine) {}

    private RegionReader() {}

    static RegionFile read(YamlMap map) {
        map.at("shared");
        var rows = map.list("rules", RegionReader::rules);
        refuseOverlaps(map, rows);
        return new RegionFile(
                new RegionRules(
                        map.required("code", Kinds.REGION_CODE),
                        map.required("nameZh", Kind.CHINESE),
                        map.optional("parametersFrom", Kinds.REGION_CODE),
                        rows.stream().flatMap(List::stream).toList(),
                        map.list("floats", RegionReader::floatOf),
                        map.list("offsets", RuleSetReader::offset)),
                map.lineOf("floats"));
    }

    private static List<RegionalRule> rules(YamlMap map) {
        var item = map.required("item", Kinds.ITEM);
        var kind = map.required("kind", Kind.oneOf(FormulaKind.class));
        BenefitRuleReader.refuseOther(map, item, kind, FormulaKind.ofRegion(item));
        var cell = new RegionalRule(
                item,
                Optional.empty(),
                Optional.empty(),
                new Formula.SetByProvince(),
                map.optional("floatPercent", Kinds.NUMBER),
                map.optional("reduction", RegionReader::reduction),
                map.required("validFrom", Kind.DAY),
                map.optional("validTo", Kind.DAY),
                RulebookFiles.from(map));
        if (cell.validTo().filter(last -> last.isBefore(cell.validFrom())).isPresent()) {
            map.wrong("validTo", "“validTo”早于“validFrom”");
        }
        return item == BenefitItem.DEATH_LUMP ? death(map, cell) : byGrade(map, cell, kind);
    }

    private static List<RegionalRule> byGrade(YamlMap map, RegionalRule cell, FormulaKind kind) {
        var rules = new ArrayList<RegionalRule>();
        if (kind == FormulaKind.FIXED) {
            Kinds.byGrade(map, Kind.AMOUNT)
                    .forEach((grade, amount) ->
                            rules.add(with(cell, Optional.of(grade), Optional.empty(), new Formula.Fixed(amount))));
        } else {
            var scope = map.required("scope", Kind.oneOf(WageScope.class));
            Kinds.byGrade(map, Kinds.NUMBER)
                    .forEach((grade, months) -> rules.add(with(
                            cell,
                            Optional.of(grade),
                            Optional.empty(),
                            new Formula.MonthsOfAverageWage(months, scope))));
        }
        return rules;
    }

    private static List<RegionalRule> death(YamlMap map, RegionalRule cell) {
        var months = map.required("months", Kinds.NUMBER);
        var rescue = map.optional("rescueMonths", Kinds.NUMBER).orElse(months);
        return Map.of(false, months, true, rescue).entrySet().stream()
                .map(entry -> with(
                        cell,
                        Optional.empty(),
                        Optional.of(entry.getKey()),
                        new Formula.MonthsOfAverageWage(entry.getValue(), WageScope.REGION)))
                .toList();
    }

    private static RegionalRule with(
            RegionalRule cell, Optional<Integer> grade, Optional<Boolean> rescue, Formula formula) {
        return new RegionalRule(
                cell.item(),
                grade,
                rescue,
                formula,
                cell.floatPercent(),
                cell.reduction(),
                cell.validFrom(),
                cell.validTo(),
                cell.from());
    }

    private static Float floatOf(YamlMap map) {
        return new Float(
                map.required("item", Kinds.ITEM), map.required("percent", Kinds.SIGNED), RulebookFiles.from(map));
    }

    private static Reduction reduction(YamlMap map) {
        return new Reduction(map.required("withinYears", Kind.COUNT), map.required("percentPerYear", Kinds.NUMBER));
    }

    /** On any day there is one rule at most for a cell. */
    private static void refuseOverlaps(YamlMap map, List<List<RegionalRule>> rows) {
        for (var later = 1; later < rows.size(); later++) {
            for (var earlier = 0; earlier < later; earlier++) {
                if (overlap(rows.get(earlier), rows.get(later))) {
                    map.wrongElement(
                            "rules",
                            later,
                            "与前面的“" + rows.get(earlier).getFirst().item() + "”有效期重叠");
                }
            }
        }
    }

    private static boolean overlap(List<RegionalRule> ones, List<RegionalRule> others) {
        return ones.stream()
                .anyMatch(one -> others.stream()
                        .anyMatch(other -> one.item() == other.item()
                                && one.grade().equals(other.grade())
                                && one.rescue().equals(other.rescue())
                                && !endsBefore(one, other)
                                && !endsBefore(other, one)));
    }

    private static boolean endsBefore(RegionalRule one, RegionalRule other) {
        return one.validTo().filter(last -> last.isBefore(other.validFrom())).isPresent();
    }
}
