package org.huzhu.claims.injury.reader;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.huzhu.claims.injury.domain.BenefitRule;
import org.huzhu.claims.injury.domain.Eligibility;
import org.huzhu.claims.injury.domain.Relation;
import org.huzhu.claims.injury.domain.RuleSet;
import org.huzhu.claims.injury.domain.RuleSet.Offset;
import org.huzhu.claims.injury.domain.RuleSet.WageBase;
import org.huzhu.claims.injury.domain.Sex;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.rulebook.reader.Kind;
import org.huzhu.platform.rulebook.reader.RulebookFiles;
import org.huzhu.platform.rulebook.reader.YamlMap;

/** Reads a law's table of benefits. */
final class RuleSetReader {

    private static final Provenance NOWHERE = new Provenance(RuleStatus.UNVERIFIED, "", "");
    private static final WageBase NO_BASE = new WageBase(1, BigDecimal.ZERO, BigDecimal.ZERO, NOWHERE);

    private RuleSetReader() {}

    static RuleSet read(YamlMap map) {
        map.at("shared");
        var rows = map.list("benefits", BenefitRuleReader::read);
        if (rows.isEmpty()) {
            map.wrong("benefits", "缺少“benefits”");
        }
        refuseRepeated(map, rows);
        var from = map.required("recognisedFrom", Kind.DAY);
        var to = map.optional("recognisedTo", Kind.DAY);
        if (to.filter(last -> last.isBefore(from)).isPresent()) {
            map.wrong("recognisedTo", "“recognisedTo”早于“recognisedFrom”");
        }
        return new RuleSet(
                map.required("code", Kind.TEXT),
                map.required("nameZh", Kind.CHINESE),
                from,
                to,
                map.required("wageBase", RuleSetReader::wageBase, NO_BASE),
                rows.stream().flatMap(List::stream).toList(),
                map.list("eligibility", RuleSetReader::eligibility),
                map.list("offsets", RuleSetReader::offset),
                map.required("uninsured", RuleSetReader::provenance, NOWHERE),
                map.required("selection", RuleSetReader::provenance, NOWHERE));
    }

    static Offset offset(YamlMap map) {
        return new Offset(map.required("item", Kinds.ITEM), RulebookFiles.from(map));
    }

    private static Provenance provenance(YamlMap map) {
        return RulebookFiles.from(map);
    }

    private static void refuseRepeated(YamlMap map, List<List<BenefitRule>> rows) {
        var seen = new HashSet<Object>();
        for (var i = 0; i < rows.size(); i++) {
            for (var rule : rows.get(i)) {
                if (!seen.add(List.of(rule.item(), rule.grade(), rule.level()))) {
                    map.wrongElement(
                            "benefits",
                            i,
                            "“" + rule.item() + "”"
                                    + rule.grade().map(grade -> grade + "级").orElse("") + "重复");
                }
            }
        }
    }

    private static WageBase wageBase(YamlMap map) {
        var base = new WageBase(
                map.required("months", Kind.COUNT),
                map.required("floorPercent", Kinds.NUMBER),
                map.required("capPercent", Kinds.NUMBER),
                RulebookFiles.from(map));
        if (base.floorPercent().compareTo(base.capPercent()) > 0) {
            map.wrong("floorPercent", "“floorPercent”大于“capPercent”");
        }
        return base;
    }

    private static Eligibility eligibility(YamlMap map) {
        var least = map.optional("minAge", Kind.COUNT);
        var below = map.optional("belowAge", Kind.COUNT);
        if (least.isPresent() == below.isPresent()) {
            map.wrong("relation", "“minAge”与“belowAge”应写明一个");
        }
        return new Eligibility(
                map.required("relation", Kind.oneOf(Relation.class)),
                map.optional("sex", Kind.oneOf(Sex.class)),
                least,
                below,
                map.optional("needsNearerRelativesGone", Kind.FLAG).orElse(false),
                RulebookFiles.from(map));
    }

    static Optional<String> overlap(RuleSet one, RuleSet other) {
        var overlaps = one.isFor(other.recognisedFrom()) || other.isFor(one.recognisedFrom());
        return overlaps ? Optional.of("认定日期的范围与“" + other.code() + "”重叠") : Optional.empty();
    }
}
