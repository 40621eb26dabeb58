package org.huzhu.platform.rulebook.reader;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huzhu.platform.rulebook.ClaimRules;
import org.huzhu.platform.rulebook.ClaimRules.AccountKind;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Declaration;
import org.huzhu.platform.rulebook.ClaimRules.Inference;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.rulebook.ClaimRules.Notice;
import org.huzhu.platform.rulebook.ClaimRules.Payee;
import org.huzhu.platform.rulebook.ClaimRules.PayeeSource;
import org.huzhu.platform.rulebook.ClaimRules.Place;
import org.huzhu.platform.rulebook.ClaimRules.ProductClass;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.ClaimRules.Workflow;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.FactDictionary.Fact;

/** Reads the terms of one product version, and checks that they fit together. */
final class ClaimRulesReader {

    private static final Payee NOBODY = new Payee(PayeeSource.APPLICANT, List.of(), Common.NOWHERE);

    private final FactDictionary facts;
    private final ConditionReader conditions;

    ClaimRulesReader(FactDictionary facts, Findings findings) {
        this.facts = facts;
        conditions = new ConditionReader(facts, findings);
    }

    ClaimRules read(YamlMap map) {
        var classes = map.list(
                "classes",
                each -> new ProductClass(each.required("code", Kind.TEXT), each.required("nameZh", Kind.CHINESE)));
        Common.distinct(map, "classes", classes, ProductClass::code, "类别");
        var codes = classes.stream().map(ProductClass::code).collect(Collectors.toUnmodifiableSet());
        var rules = new ClaimRules(
                classes,
                map.list("responsibilities", new ResponsibilityReader(facts, conditions, codes)::read),
                map.list("declarations", ClaimRulesReader::declaration),
                map.list("notices", ClaimRulesReader::notice),
                map.list("inferences", this::inference),
                map.required("payee", ClaimRulesReader::payee, NOBODY),
                map.required("workflows", ClaimRulesReader::workflows, Map.of()),
                map.list("offlinePlaces", ClaimRulesReader::place));
        new ClaimRulesChecks(map, rules).check();
        return rules;
    }

    private static Declaration declaration(YamlMap map) {
        var categories = map.set("categories", Kind.oneOf(Category.class));
        if (categories.isEmpty()) {
            map.wrong("categories", "缺少“categories”");
        }
        return new Declaration(
                map.required("code", Kind.TEXT),
                map.required("version", Kind.TEXT),
                map.required("textZh", Kind.CHINESE),
                categories,
                Common.from(map));
    }

    private static Notice notice(YamlMap map) {
        return new Notice(
                map.required("category", Kind.oneOf(Category.class)),
                map.required("version", Kind.TEXT),
                map.required("textZh", Kind.CHINESE),
                Common.from(map));
    }

    private Inference inference(YamlMap map) {
        if (map.at("fact").isEmpty()) {
            map.wrong("fact", "缺少“fact”");
        }
        if (map.at("value").isEmpty()) {
            map.wrong("value", "缺少“value”");
        }
        var fact = map.at("fact").flatMap(conditions::fact);
        var value = fact.flatMap(each -> map.at("value").flatMap(node -> conditions.literal(each, node)));
        return new Inference(fact.map(Fact::name).orElse(""), value.orElse(""), Common.when(map, conditions));
    }

    private static Payee payee(YamlMap map) {
        var kinds = map.set("kinds", Kind.oneOf(AccountKind.class));
        if (kinds.isEmpty()) {
            map.wrong("kinds", "“kinds”不能为空：至少要有一种收款账户");
        }
        return new Payee(map.required("source", Kind.oneOf(PayeeSource.class)), List.copyOf(kinds), Common.from(map));
    }

    private static Map<Category, Workflow> workflows(YamlMap map) {
        var workflows = new EnumMap<Category, Workflow>(Category.class);
        for (var category : Category.values()) {
            map.optional(category.name(), ClaimRulesReader::workflow)
                    .ifPresent(workflow -> workflows.put(category, workflow));
        }
        return workflows;
    }

    private static Workflow workflow(YamlMap map) {
        return new Workflow(nodes(map, "applied"), nodes(map, "direct"), Common.from(map));
    }

    private static List<Node> nodes(YamlMap map, String key) {
        if (map.at(key).isEmpty()) {
            map.wrong(key, "缺少“" + key + "”");
        }
        return List.copyOf(map.set(key, Kind.oneOf(Node.class)));
    }

    private static Place place(YamlMap map) {
        return new Place(
                map.required("nameZh", Kind.CHINESE),
                map.optional("addressZh", Kind.CHINESE).orElse(""),
                map.required("phone", Kind.TEXT));
    }

    /** What only shows when all parts are seen together. */
    private record ClaimRulesChecks(YamlMap map, ClaimRules rules) {

        void check() {
            Common.distinct(map, "responsibilities", rules.responsibilities(), Responsibility::code, "保障责任");
            Common.distinct(map, "declarations", rules.declarations(), Declaration::code, "承诺书");
            Common.distinct(map, "notices", rules.notices(), Notice::category, "办理须知");
            if (rules.responsibilities().isEmpty()) {
                map.wrong("responsibilities", "缺少“responsibilities”");
            }
            var used = rules.responsibilities().stream()
                    .map(Responsibility::category)
                    .collect(Collectors.toCollection(TreeSet::new));
            used.forEach(this::workflow);
            used.forEach(this::notice);
            categories(
                    "notices",
                    used,
                    rules.notices().stream().map(Notice::category).toList());
            categories("workflows", used, List.copyOf(rules.workflows().keySet()));
            rules.declarations().forEach(each -> categories("declarations", used, List.copyOf(each.categories())));
            if (rules.offlinePlaces().isEmpty()) {
                rules.responsibilities().stream()
                        .filter(each -> !each.online())
                        .forEach(each ->
                                map.wrong("offlinePlaces", "“" + each.code() + "”须线下办理，但“offlinePlaces”没有列出地点"));
            }
        }

        private void workflow(Category category) {
            var workflow = Optional.ofNullable(rules.workflows().get(category));
            if (workflow.isEmpty()) {
                map.wrong("workflows", "“workflows”缺少" + category + "的审核流程");
                return;
            }
            var uploads = workflow.get().applied().contains(Node.UPLOAD);
            for (var i = 0; i < rules.responsibilities().size(); i++) {
                var each = rules.responsibilities().get(i);
                var asks = each.materials().stream().anyMatch(material -> material.phase() == ClaimRules.Phase.UPLOAD);
                if (each.category() == category && uploads != asks) {
                    map.wrongElement(
                            "responsibilities",
                            i,
                            uploads
                                    ? "“" + each.code() + "”的流程有UPLOAD，但没有UPLOAD阶段的材料"
                                    : "“" + each.code() + "”有UPLOAD阶段的材料，但流程没有UPLOAD");
                }
            }
        }

        private void notice(Category category) {
            var needed = rules.responsibilities().stream()
                    .anyMatch(each -> each.category() == category
                            && each.online()
                            && each.payoutMode() != ClaimRules.PayoutMode.DIRECT);
            if (needed && rules.notices().stream().noneMatch(each -> each.category() == category)) {
                map.wrong("notices", "缺少" + category + "的办理须知");
            }
        }

        private void categories(String key, Set<Category> used, List<Category> named) {
            named.stream()
                    .filter(category -> !used.contains(category))
                    .forEach(category -> map.wrong(key, "“" + category + "”没有任何保障责任"));
        }
    }
}
