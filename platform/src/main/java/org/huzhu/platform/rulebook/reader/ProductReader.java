package org.huzhu.platform.rulebook.reader;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.huzhu.platform.rulebook.ClaimRules;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.ProductVersion.Figure;
import org.huzhu.platform.rulebook.ProductVersion.Mismatch;
import org.huzhu.platform.rulebook.ProductVersion.PaymentRules;
import org.huzhu.platform.rulebook.ProductVersion.RenewalRules;
import org.huzhu.platform.rulebook.ProductVersion.RosterRules;
import org.huzhu.platform.rulebook.ProductVersion.StartRule;
import org.huzhu.platform.rulebook.ProductVersion.Trigger;
import org.huzhu.platform.rulebook.RuleStatus;

/** Reads one product file: what does not change about the product, and its versions. */
final class ProductReader {

    private static final String OF_RESPONSIBILITY = "responsibilities.";
    private static final RosterRules NO_ROSTER = new RosterRules(0, false);
    private static final RenewalRules NO_RENEWAL = new RenewalRules(0, 0, 1, Kind.TIME.blank(), Trigger.LIST_NOT_EMPTY);
    private static final PaymentRules NO_PAYMENT = new PaymentRules(Mismatch.FLAG, 0);
    private static final ClaimRules NO_CLAIMS = new ClaimRules(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new ClaimRules.Payee(ClaimRules.PayeeSource.APPLICANT, List.of(), Common.NOWHERE),
            Map.of(),
            List.of());

    private final ClaimRulesReader claims;

    ProductReader(FactDictionary facts, Findings findings) {
        claims = new ClaimRulesReader(facts, findings);
    }

    List<ProductVersion> read(YamlMap product) {
        product.at("shared");
        product.required("code", Kind.TEXT);
        product.required("nameZh", Kind.CHINESE);
        product.required("nameEn", Kind.TEXT);
        product.required("operatorZh", Kind.CHINESE);
        product.required("jurisdiction", Kind.TEXT);
        product.required("enrolable", Kind.FLAG);
        var versions = product.list("versions", version -> version(product, version));
        if (versions.isEmpty()) {
            product.wrong("versions", "缺少“versions”");
        }
        refuseOverlaps(versions);
        return versions.stream().map(Placed::version).toList();
    }

    private Placed version(YamlMap product, YamlMap map) {
        var version = new ProductVersion(
                product.optional("code", Kind.TEXT).orElse(""),
                map.required("label", Kind.TEXT),
                product.optional("nameZh", Kind.CHINESE).orElse(""),
                product.optional("nameEn", Kind.TEXT).orElse(""),
                product.optional("operatorZh", Kind.CHINESE).orElse(""),
                product.optional("jurisdiction", Kind.TEXT).orElse(""),
                map.required("validFrom", Kind.DAY),
                map.optional("validTo", Kind.DAY),
                map.required("premium", Kind.AMOUNT),
                map.required("minAge", Kind.COUNT),
                map.optional("maxAge", Kind.COUNT),
                map.required("startRule", Kind.oneOf(StartRule.class)),
                map.optional("fixedStart", Kind.DAY),
                map.optional("renewalBackdate", Kind.FLAG).orElse(false),
                map.required("roster", ProductReader::roster, NO_ROSTER),
                map.required("renewal", ProductReader::renewal, NO_RENEWAL),
                map.required("payment", ProductReader::payment, NO_PAYMENT),
                product.optional("enrolable", Kind.FLAG).orElse(false),
                map.required("claims", claims::read, NO_CLAIMS),
                map.list("figures", ProductReader::figure));
        check(version, map);
        return new Placed(version, map);
    }

    private static void check(ProductVersion version, YamlMap map) {
        if (version.validTo().filter(last -> last.isBefore(version.validFrom())).isPresent()) {
            map.wrong("validTo", "“validTo”早于“validFrom”");
        }
        if (version.startRule() == StartRule.FIXED_DATE && version.fixedStart().isEmpty()) {
            map.wrong("startRule", "FIXED_DATE须写明“fixedStart”");
        }
        if (version.enrolable() && version.premium().signum() == 0) {
            map.wrong("premium", "可参保的项目须有“premium”");
        }
        version.figures().stream()
                .map(Figure::figure)
                .filter(name -> name.startsWith(OF_RESPONSIBILITY))
                .map(name -> name.substring(OF_RESPONSIBILITY.length()))
                .filter(code -> version.claims().find(code).isEmpty())
                .forEach(code -> map.wrong("figures", "不认识的保障责任“" + code + "”"));
    }

    private static void refuseOverlaps(List<Placed> versions) {
        var labels = new HashSet<String>();
        for (var placed : versions) {
            if (!labels.add(placed.version.label())) {
                placed.at.wrong("label", "版本名“" + placed.version.label() + "”重复");
            }
        }
        var sorted = versions.stream()
                .sorted(Comparator.comparing(placed -> placed.version.validFrom()))
                .toList();
        for (var i = 1; i < sorted.size(); i++) {
            var earlier = sorted.get(i - 1).version;
            if (earlier.isValidOn(sorted.get(i).version.validFrom())) {
                sorted.get(i).at.wrong("validFrom", "与版本“" + earlier.label() + "”的有效期重叠");
            }
        }
    }

    /** A version and where it stands. */
    private record Placed(ProductVersion version, YamlMap at) {}

    private static RosterRules roster(YamlMap map) {
        return new RosterRules(map.required("maxRows", Kind.COUNT), map.required("normaliseLowercaseX", Kind.FLAG));
    }

    private static RenewalRules renewal(YamlMap map) {
        return new RenewalRules(
                map.required("daysBefore", Kind.COUNT),
                map.required("daysAfter", Kind.COUNT),
                map.required("runDay", Kind.COUNT),
                map.required("smsAt", Kind.TIME),
                map.required("trigger", Kind.oneOf(Trigger.class)));
    }

    private static PaymentRules payment(YamlMap map) {
        return new PaymentRules(
                map.required("mismatch", Kind.oneOf(Mismatch.class)), map.required("expireDays", Kind.COUNT));
    }

    private static Figure figure(YamlMap map) {
        return new Figure(
                map.required("figure", Kind.TEXT),
                map.required("status", Kind.oneOf(RuleStatus.class)),
                map.required("source", Kind.TEXT));
    }
}
