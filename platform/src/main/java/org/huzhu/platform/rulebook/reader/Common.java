package org.huzhu.platform.rulebook.reader;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.huzhu.platform.rulebook.Condition;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.time.PeriodRule;
import org.huzhu.platform.time.PeriodUnit;

/** Parts that many rules have. */
final class Common {

    /** Stands in until all mistakes are found. */
    static final Provenance NOWHERE = new Provenance(RuleStatus.UNVERIFIED, "", "");

    private static final Condition ALWAYS = Condition.all();

    private Common() {}

    static Provenance from(YamlMap map) {
        return map.required("from", Common::provenance, NOWHERE);
    }

    static Condition when(YamlMap map, ConditionReader conditions) {
        var when = map.at("when").map(conditions::read);
        if (when.isEmpty()) {
            map.wrong("when", "缺少“when”");
        }
        return when.orElse(ALWAYS);
    }

    static Optional<Condition> optionalCondition(YamlMap map, String key, ConditionReader conditions) {
        return map.at(key).map(conditions::read);
    }

    /** The amount and unit of the mapping itself. */
    static PeriodRule period(YamlMap map) {
        return new PeriodRule(
                map.required("amount", Kind.COUNT),
                map.required("unit", Kind.oneOf(PeriodUnit.class)),
                map.optional("countStartDay", Kind.FLAG).orElse(false),
                map.optional("holidayRoll", Kind.FLAG).orElse(false));
    }

    /** Notes each element of the list whose value occurred before. */
    static <T> void distinct(YamlMap map, String key, List<T> list, Function<T, ?> value, String words) {
        var seen = new HashSet<Object>();
        for (var i = 0; i < list.size(); i++) {
            var code = value.apply(list.get(i));
            if (!seen.add(code)) {
                map.wrongElement(key, i, words + "“" + code + "”重复");
            }
        }
    }

    private static Provenance provenance(YamlMap map) {
        return new Provenance(
                map.required("status", Kind.oneOf(RuleStatus.class)),
                map.required("clause", Kind.CHINESE),
                map.required("source", Kind.TEXT));
    }
}
