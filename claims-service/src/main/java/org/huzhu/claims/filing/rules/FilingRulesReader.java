package org.huzhu.claims.filing.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.huzhu.claims.filing.domain.FilingKind;
import org.huzhu.claims.filing.domain.FilingRules;
import org.huzhu.claims.filing.domain.FilingRules.Agreement;
import org.huzhu.claims.filing.domain.FilingRules.Clause;
import org.huzhu.claims.filing.domain.FilingRules.Dated;
import org.huzhu.claims.filing.domain.FilingRules.Form;
import org.huzhu.claims.filing.domain.FilingRules.Institution;
import org.huzhu.claims.filing.domain.FilingRules.InstitutionCount;
import org.huzhu.claims.filing.domain.Scenario;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.rulebook.reader.Kind;
import org.huzhu.platform.rulebook.reader.RulebookFiles;
import org.huzhu.platform.rulebook.reader.YamlMap;
import org.huzhu.platform.time.PeriodRule;
import org.huzhu.platform.time.PeriodUnit;

/** Reads one file of filing rules; a mistake is noted with its line and reading goes on. */
final class FilingRulesReader {

    private static final Provenance NOWHERE = new Provenance(RuleStatus.UNVERIFIED, "", "");
    private static final PeriodRule NO_PERIOD = new PeriodRule(0, PeriodUnit.DAY, false, false);

    private final FactDictionary facts;

    FilingRulesReader(FactDictionary facts) {
        this.facts = facts;
    }

    FilingRules read(YamlMap map) {
        map.at("shared");
        return new FilingRules(
                map.required("region", Kind.TEXT),
                map.required("nameZh", Kind.CHINESE),
                dated(map, "startDate", part -> part.required("day", Kind.DAY), LocalDate.EPOCH),
                longest(map),
                dated(map, "changeAfter", RulebookFiles::period, NO_PERIOD),
                map.list("institutionCounts", FilingRulesReader::count),
                number(map, "devicesMost"),
                number(map, "renewalOpens"),
                number(map, "announceBefore"),
                dated(map, "manualDays", RulebookFiles::period, NO_PERIOD),
                map.required("clauses", FilingRulesReader::clauses, Map.of()),
                forms(map),
                RulebookFiles.materials(map, facts),
                directory(map));
    }

    private static <T> Dated<T> dated(YamlMap map, String key, Function<YamlMap, T> value, T blank) {
        return map.required(
                key, part -> new Dated<>(value.apply(part), RulebookFiles.from(part)), new Dated<>(blank, NOWHERE));
    }

    private static Dated<Integer> number(YamlMap map, String key) {
        return dated(map, key, part -> part.required("count", Kind.COUNT), 0);
    }

    private static Map<Scenario, Dated<PeriodRule>> longest(YamlMap map) {
        record Longest(Scenario scenario, Dated<PeriodRule> rule) {}
        var read = map.list(
                "longest",
                part -> new Longest(
                        part.required("scenario", Kind.oneOf(Scenario.class)),
                        new Dated<>(RulebookFiles.period(part), RulebookFiles.from(part))));
        var byScenario = new EnumMap<Scenario, Dated<PeriodRule>>(Scenario.class);
        for (var i = 0; i < read.size(); i++) {
            if (byScenario.put(read.get(i).scenario(), read.get(i).rule()) != null) {
                map.wrongElement("longest", i, "“" + read.get(i).scenario() + "”重复");
            }
        }
        return byScenario;
    }

    private static InstitutionCount count(YamlMap map) {
        return new InstitutionCount(
                map.optional("kind", Kind.oneOf(FilingKind.class)),
                map.optional("scenario", Kind.oneOf(Scenario.class)),
                map.required("exactly", Kind.COUNT),
                RulebookFiles.from(map));
    }

    private static Map<Clause, Provenance> clauses(YamlMap map) {
        var clauses = new EnumMap<Clause, Provenance>(Clause.class);
        for (var clause : Clause.values()) {
            clauses.put(clause, map.required(clause.name(), FilingRulesReader::provenance, NOWHERE));
        }
        return clauses;
    }

    private static Provenance provenance(YamlMap map) {
        return new Provenance(
                map.required("status", Kind.oneOf(RuleStatus.class)),
                map.required("clause", Kind.CHINESE),
                map.required("source", Kind.TEXT));
    }

    private static List<Form> forms(YamlMap map) {
        var forms = map.list("forms", FilingRulesReader::form);
        for (var kind : FilingKind.values()) {
            if (forms.stream().filter(form -> form.kinds().contains(kind)).count() != 1) {
                map.wrong("forms", "“" + kind + "”应有且只有一份备案表");
            }
        }
        return forms;
    }

    private static Form form(YamlMap map) {
        var titles = List.copyOf(map.set("titles", Kind.CHINESE));
        if (titles.isEmpty()) {
            map.wrong("titles", "备案表没有名称");
        }
        var copies = List.copyOf(map.set("copies", Kind.CHINESE));
        if (copies.isEmpty()) {
            map.wrong("copies", "备案表至少一份");
        }
        return new Form(
                map.set("kinds", Kind.oneOf(FilingKind.class)),
                titles,
                map.optional("subtitle", Kind.CHINESE).orElse(""),
                map.required("paper", Kind.TEXT),
                copies,
                List.copyOf(map.set("notes", Kind.CHINESE)),
                RulebookFiles.from(map));
    }

    private static List<Institution> directory(YamlMap map) {
        var directory = map.list("directory", FilingRulesReader::institution);
        var names = new ArrayList<String>();
        for (var i = 0; i < directory.size(); i++) {
            for (var name : List.of(directory.get(i).code(), directory.get(i).nameZh())) {
                if (names.contains(name)) {
                    map.wrongElement("directory", i, "协议机构“" + name + "”重复");
                }
                names.add(name);
            }
        }
        return directory;
    }

    private static Institution institution(YamlMap map) {
        var agreements = map.list("agreements", FilingRulesReader::agreement);
        for (var i = 0; i < agreements.size(); i++) {
            var agreement = agreements.get(i);
            if (agreement.to().filter(last -> last.isBefore(agreement.from())).isPresent()) {
                map.wrongElement("agreements", i, "协议的结束日期早于开始日期");
            }
        }
        return new Institution(
                map.required("code", Kind.TEXT),
                map.required("nameZh", Kind.CHINESE),
                map.required("region", Kind.TEXT),
                map.required("placeZh", Kind.CHINESE),
                map.set("services", Kind.oneOf(FilingKind.class)),
                map.required("mealDirect", Kind.FLAG),
                agreements,
                RulebookFiles.from(map));
    }

    private static Agreement agreement(YamlMap map) {
        return new Agreement(map.required("from", Kind.DAY), map.optional("to", Kind.DAY));
    }
}
