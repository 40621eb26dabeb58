package org.huzhu.platform.rulebook.reader;

import java.util.Optional;
import java.util.Set;
import org.huzhu.platform.rulebook.Anchor;
import org.huzhu.platform.rulebook.Benefit;
import org.huzhu.platform.rulebook.ClaimRules.Caps;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Deadline;
import org.huzhu.platform.rulebook.ClaimRules.EventBasis;
import org.huzhu.platform.rulebook.ClaimRules.Exclusion;
import org.huzhu.platform.rulebook.ClaimRules.NonDirectSituation;
import org.huzhu.platform.rulebook.ClaimRules.PayoutMode;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.ClaimRules.WaitingPeriod;
import org.huzhu.platform.rulebook.ClaimRules.Window;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.FactDictionary.Type;

/** Reads one benefit line (保障责任). */
final class ResponsibilityReader {

    private static final Caps NO_CAPS =
            new Caps(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Common.NOWHERE);
    private static final WaitingPeriod NO_WAITING = new WaitingPeriod(0, true, true, Common.NOWHERE);

    private final FactDictionary facts;
    private final ConditionReader conditions;
    private final BenefitReader benefits;
    private final MaterialReader materials;
    private final Set<String> classes;

    ResponsibilityReader(FactDictionary facts, ConditionReader conditions, Set<String> classes) {
        this.facts = facts;
        this.conditions = conditions;
        this.classes = classes;
        benefits = new BenefitReader(conditions);
        materials = new MaterialReader(conditions);
    }

    Responsibility read(YamlMap map) {
        var mode = map.required("payoutMode", Kind.oneOf(PayoutMode.class));
        var nonDirect = map.list("nonDirect", this::nonDirect);
        if ((mode == PayoutMode.DIRECT_UNLESS_NON_DIRECT) == nonDirect.isEmpty()) {
            map.wrong("nonDirect", "DIRECT_UNLESS_NON_DIRECT须列出“nonDirect”，其他给付方式不得列出");
        }
        Common.distinct(map, "nonDirect", nonDirect, NonDirectSituation::code, "非直接给付情形");
        Common.distinct(map, "nonDirect", nonDirect, NonDirectSituation::seq, "序号");
        var exclusions = map.list("exclusions", this::exclusion);
        Common.distinct(map, "exclusions", exclusions, Exclusion::code, "责任免除");
        return new Responsibility(
                map.required("code", Kind.TEXT),
                map.required("nameZh", Kind.CHINESE),
                map.required("category", Kind.oneOf(Category.class)),
                classes(map),
                mode,
                map.required("online", Kind.FLAG),
                map.required("eventBasis", Kind.oneOf(EventBasis.class)),
                Common.optionalCondition(map, "periodRequiredWhen", conditions),
                benefit(map),
                map.required("caps", ResponsibilityReader::caps, NO_CAPS),
                map.required("waiting", ResponsibilityReader::waiting, NO_WAITING),
                exclusions,
                nonDirect,
                map.optional("window", this::window),
                map.optional("deadline", this::deadline),
                map.optional("directDeadline", this::deadline),
                materials.readList(map),
                Common.from(map));
    }

    private Set<String> classes(YamlMap map) {
        var chosen = map.set("classes", Kind.TEXT);
        chosen.stream()
                .filter(each -> !classes.contains(each))
                .forEach(each -> map.wrong("classes", "不认识的类别“" + each + "”"));
        return chosen;
    }

    private Optional<Benefit> benefit(YamlMap map) {
        return map.atOrNull("benefit").flatMap(node -> YamlMap.read(node, map.findings(), benefits::read));
    }

    private static Caps caps(YamlMap map) {
        return new Caps(
                map.optional("perEvent", Kind.AMOUNT),
                map.optional("perTerm", Kind.AMOUNT),
                map.optional("lifetime", Kind.AMOUNT),
                map.optional("eventsPerTerm", Kind.COUNT),
                Common.from(map));
    }

    private static WaitingPeriod waiting(YamlMap map) {
        return new WaitingPeriod(
                map.required("days", Kind.COUNT),
                map.required("waivedOnRenewal", Kind.FLAG),
                map.required("accidentExempt", Kind.FLAG),
                Common.from(map));
    }

    private Exclusion exclusion(YamlMap map) {
        return new Exclusion(
                map.required("code", Kind.TEXT),
                map.required("textZh", Kind.CHINESE),
                Common.when(map, conditions),
                Common.from(map));
    }

    private NonDirectSituation nonDirect(YamlMap map) {
        return new NonDirectSituation(
                map.required("seq", Kind.COUNT),
                map.required("code", Kind.TEXT),
                map.required("textZh", Kind.CHINESE),
                Common.when(map, conditions),
                Common.from(map));
    }

    private Window window(YamlMap map) {
        var anchor = anchor(map);
        switch (anchor) {
            case COVERAGE_EXPIRY, ACCIDENT_DATE, DISCHARGE_DATE, DIAGNOSIS_DATE -> {}
            case COMPLETE_DATE, DATA_RECEIVED, FILING_DATE, APPLIED_DATE ->
                map.wrong("anchor", "申请时限不能从“" + anchor + "”起算：那一天在申请之后");
        }
        return new Window(anchor, Common.period(map), Common.from(map));
    }

    private Deadline deadline(YamlMap map) {
        return new Deadline(
                anchor(map),
                Common.period(map),
                map.optional("earliest", Common::period),
                map.optional("extendMaxDays", Kind.COUNT).orElse(0),
                Common.from(map));
    }

    /** A day that is a fact must be one the dictionary has a question for. */
    private Anchor anchor(YamlMap map) {
        var anchor = map.required("anchor", Kind.oneOf(Anchor.class));
        var fact = switch (anchor) {
            case ACCIDENT_DATE -> Optional.of("accidentDate");
            case DISCHARGE_DATE -> Optional.of("dischargeDate");
            case DIAGNOSIS_DATE -> Optional.of("diagnosisDate");
            case COVERAGE_EXPIRY, COMPLETE_DATE, DATA_RECEIVED, FILING_DATE, APPLIED_DATE -> Optional.<String>empty();
        };
        if (fact.isPresent()
                && facts.find(fact.get())
                        .filter(each -> each.type() == Type.DATE)
                        .isEmpty()) {
            map.wrong("anchor", "“" + anchor + "”需要日期类型的事实“" + fact.get() + "”，facts.yaml中没有");
        }
        return anchor;
    }
}
