package org.huzhu.claims.application.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Collectors;
import org.huzhu.claims.application.FindBenefitTypes.Papers;
import org.huzhu.claims.application.domain.ApplicationForm.PayoutMethod;
import org.huzhu.claims.application.domain.ApplicationRules;
import org.huzhu.claims.application.domain.BenefitType;
import org.huzhu.claims.application.domain.BenefitType.FormKind;
import org.huzhu.claims.application.domain.Channel;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.platform.rulebook.ClaimRules.Material;
import org.huzhu.platform.rulebook.ClaimRules.Need;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.rulebook.RuleStatus;
import org.jspecify.annotations.Nullable;

/** 待遇种类 as JSON. */
@Schema(name = "InjuryBenefitType")
record BenefitTypeView(
        String code,
        String name,
        FormKind form,
        boolean forRelatives,
        List<OfferView> channels,
        List<PayoutMethod> payoutMethods,
        List<ItemView> items,
        @Schema(description = "KNOWN；来源未列明材料的为UNKNOWN") String materialsKnown,
        List<MaterialView> materials,
        String clause,
        RuleStatus status) {

    /** The catalogue of a region. */
    @Schema(name = "InjuryBenefitTypes")
    record Catalogue(
            String region,
            String name,
            String notice,
            String hotline,
            List<BenefitTypeView> types,
            @Schema(description = "省级服务清单“工伤保险待遇支付”") List<ServiceView> services) {}

    /** 办理渠道. */
    @Schema(name = "InjuryBenefitChannel")
    record OfferView(Channel channel, String name, @Nullable String item) {}

    /** 申请事项. */
    @Schema(name = "InjuryBenefitItem")
    record ItemView(String code, String name, String clause, RuleStatus status) {}

    /** 省级服务事项. */
    @Schema(name = "InjuryBenefitService")
    record ServiceView(String name, List<String> types, String materialsKnown) {}

    /** A paper of the list, whatever the case. */
    @Schema(name = "InjuryBenefitMaterial")
    record MaterialView(
            String code,
            String name,
            Need need,
            String because,
            @Nullable String oneOf,
            int copies,
            boolean originalRequired,
            String clause,
            RuleStatus status) {}

    /** The list for one case. */
    @Schema(name = "InjuryBenefitChecklist")
    record CaseView(
            String type,
            String name,
            String materialsKnown,
            List<ApplicationView.MaterialView> materials,
            List<ApplicationView.QuestionView> questions) {}

    static Catalogue catalogue(ApplicationRules rules) {
        return new Catalogue(
                rules.region(),
                rules.nameZh(),
                rules.noticeZh(),
                rules.hotline(),
                rules.types().stream().map(BenefitTypeView::of).toList(),
                rules.services().stream()
                        .map(service -> service(service, rules))
                        .toList());
    }

    /** Only what the case needs or may need; what it does not need is left out. */
    static CaseView of(Papers papers) {
        var type = papers.found().type();
        return new CaseView(
                type.code(),
                type.nameZh(),
                ApplicationViews.known(type),
                papers.checklist().lines().stream()
                        .filter(line -> line.need() != Checklist.Status.NOT_NEEDED)
                        .map(line -> ApplicationViews.material(line, List.of()))
                        .toList(),
                ApplicationViews.questions(papers.checklist().openFacts(), papers.dictionary()));
    }

    private static BenefitTypeView of(BenefitType type) {
        return new BenefitTypeView(
                type.code(),
                type.nameZh(),
                type.form(),
                type.forRelatives(),
                type.channels().stream()
                        .map(offer -> new OfferView(
                                offer.channel(),
                                offer.channel().zh(),
                                offer.itemZh().orElse(null)))
                        .toList(),
                type.payoutMethods().stream().sorted().toList(),
                type.items().stream()
                        .map(item -> new ItemView(
                                item.code(),
                                item.nameZh(),
                                item.from().clause(),
                                item.from().status()))
                        .toList(),
                ApplicationViews.known(type),
                type.materials().orElse(List.of()).stream()
                        .map(BenefitTypeView::material)
                        .toList(),
                type.from().clause(),
                type.from().status());
    }

    private static MaterialView material(Material material) {
        Provenance from = material.from();
        return new MaterialView(
                material.code(),
                material.nameZh(),
                material.need(),
                material.becauseZh(),
                material.oneOf().orElse(null),
                material.minFiles(),
                material.originalRequired(),
                from.clause(),
                from.status());
    }

    private static ServiceView service(ApplicationRules.Service service, ApplicationRules rules) {
        var known = service.types().stream()
                .flatMap(code -> rules.find(code).stream())
                .map(ApplicationViews::known)
                .collect(Collectors.toSet());
        return new ServiceView(service.nameZh(), service.types(), known.contains("UNKNOWN") ? "UNKNOWN" : "KNOWN");
    }
}
