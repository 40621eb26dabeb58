package org.huzhu.claims.application.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.huzhu.claims.application.domain.ApplicationForm.PayoutMethod;
import org.huzhu.claims.application.domain.ApplicationRules;
import org.huzhu.claims.application.domain.ApplicationRules.BlankForm;
import org.huzhu.claims.application.domain.ApplicationRules.Dated;
import org.huzhu.claims.application.domain.ApplicationRules.Section;
import org.huzhu.claims.application.domain.ApplicationRules.Service;
import org.huzhu.claims.application.domain.BenefitType;
import org.huzhu.claims.application.domain.BenefitType.FormKind;
import org.huzhu.claims.application.domain.BenefitType.Item;
import org.huzhu.claims.application.domain.BenefitType.Offer;
import org.huzhu.claims.application.domain.Channel;
import org.huzhu.platform.rulebook.ClaimRules.Material;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.FactDictionary.Type;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.rulebook.reader.Kind;
import org.huzhu.platform.rulebook.reader.RulebookFiles;
import org.huzhu.platform.rulebook.reader.YamlMap;
import org.huzhu.platform.time.PeriodRule;
import org.huzhu.platform.time.PeriodUnit;

/** Reads one file of application rules; a mistake is noted with its line and reading goes on. */
final class ApplicationRulesReader {

    private static final Provenance NOWHERE = new Provenance(RuleStatus.UNVERIFIED, "", "");
    private static final Dated NO_PERIOD = new Dated(new PeriodRule(0, PeriodUnit.DAY, false, false), NOWHERE);

    private final FactDictionary facts;

    ApplicationRulesReader(FactDictionary facts) {
        this.facts = facts;
    }

    ApplicationRules read(YamlMap map) {
        map.at("shared");
        var types = map.list("types", this::type);
        distinct(map, "types", types.stream().map(BenefitType::code).toList());
        var services = map.list("services", ApplicationRulesReader::service);
        var forms = map.list("forms", ApplicationRulesReader::form);
        distinct(map, "forms", forms.stream().map(BlankForm::code).toList());
        services.forEach(service -> known(map, "services", types, service.types()));
        forms.forEach(form -> known(map, "forms", types, form.types()));
        return new ApplicationRules(
                map.required("region", Kind.TEXT),
                map.required("nameZh", Kind.CHINESE),
                map.required("noticeZh", Kind.CHINESE),
                map.required("hotline", Kind.TEXT),
                map.required("due", ApplicationRulesReader::dated, NO_PERIOD),
                map.required("offsiteValidity", ApplicationRulesReader::dated, NO_PERIOD),
                map.required("survivorChoice", ApplicationRulesReader::provenance, NOWHERE),
                map.required("onRequest", part -> RulebookFiles.materials(part, facts), List.of()),
                types,
                services,
                forms);
    }

    private BenefitType type(YamlMap map) {
        var form = map.required("form", Kind.oneOf(FormKind.class));
        var channels = map.list("channels", ApplicationRulesReader::offer);
        if (channels.isEmpty()) {
            map.wrong("channels", "至少有一个办理渠道");
        }
        var items = map.list("items", this::item);
        distinct(map, "items", items.stream().map(Item::code).toList());
        var methods = map.set("payoutMethods", Kind.oneOf(PayoutMethod.class));
        if (form == FormKind.ACCOUNT && methods.isEmpty()) {
            map.wrong("payoutMethods", "账户维护须有发放方式");
        }
        return new BenefitType(
                map.required("code", Kind.TEXT),
                map.required("nameZh", Kind.CHINESE),
                form,
                map.optional("forRelatives", Kind.FLAG).orElse(false),
                channels,
                methods,
                items,
                materials(map),
                RulebookFiles.from(map));
    }

    /** {@code UNKNOWN} is written where no source lists the papers, so that none can be forgotten. */
    private Optional<List<Material>> materials(YamlMap map) {
        if (map.optional("materialsUnknown", Kind.FLAG).orElse(false)) {
            if (map.names().contains("materials")) {
                map.wrong("materials", "“materialsUnknown”与“materials”只能写一项");
            }
            return Optional.empty();
        }
        var materials = RulebookFiles.materials(map, facts);
        if (materials.isEmpty()) {
            map.wrong("materials", "没有材料清单；来源未列明的，写“materialsUnknown: true”");
        }
        return Optional.of(materials);
    }

    private static Offer offer(YamlMap map) {
        return new Offer(map.required("channel", Kind.oneOf(Channel.class)), map.optional("itemZh", Kind.CHINESE));
    }

    private Item item(YamlMap map) {
        var deducted = map.optional("deductedFact", Kind.TEXT);
        if (deducted.isPresent()
                && facts.find(deducted.get())
                        .filter(fact -> fact.type() == Type.NUMBER)
                        .isEmpty()) {
            map.wrong("deductedFact", "“" + deducted.get() + "”不是事项字典中的数字");
        }
        return new Item(
                map.required("code", Kind.TEXT),
                map.required("nameZh", Kind.CHINESE),
                map.optional("survivorBenefit", Kind.FLAG).orElse(false),
                deducted,
                RulebookFiles.from(map));
    }

    private static Service service(YamlMap map) {
        return new Service(map.required("nameZh", Kind.CHINESE), List.copyOf(map.set("types", Kind.TEXT)));
    }

    private static BlankForm form(YamlMap map) {
        return new BlankForm(
                map.required("code", Kind.TEXT),
                map.required("nameZh", Kind.CHINESE),
                List.copyOf(map.set("types", Kind.TEXT)),
                map.list("sections", ApplicationRulesReader::section),
                RulebookFiles.from(map));
    }

    private static Section section(YamlMap map) {
        var fields = List.copyOf(map.set("fields", Kind.CHINESE));
        if (fields.isEmpty()) {
            map.wrong("fields", "一部分至少有一栏");
        }
        return new Section(map.required("titleZh", Kind.CHINESE), fields);
    }

    private static Dated dated(YamlMap map) {
        return new Dated(RulebookFiles.period(map), RulebookFiles.from(map));
    }

    private static Provenance provenance(YamlMap map) {
        return RulebookFiles.from(map);
    }

    private static void distinct(YamlMap map, String key, List<String> codes) {
        var seen = new HashSet<String>();
        for (var i = 0; i < codes.size(); i++) {
            if (!seen.add(codes.get(i))) {
                map.wrongElement(key, i, "代码“" + codes.get(i) + "”重复");
            }
        }
    }

    private static void known(YamlMap map, String key, List<BenefitType> types, List<String> named) {
        var unknown = new ArrayList<>(named);
        types.forEach(type -> unknown.remove(type.code()));
        if (!unknown.isEmpty()) {
            map.wrong(key, "没有待遇种类" + String.join("、", unknown));
        }
    }
}
