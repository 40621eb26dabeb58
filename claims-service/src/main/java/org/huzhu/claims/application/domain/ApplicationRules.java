package org.huzhu.claims.application.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huzhu.platform.rulebook.ClaimRules.Material;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.time.PeriodRule;

/**
 * The rules of applications (待遇申请) of one insured place. Every figure carries where it comes from.
 *
 * @param due how long the agency has (LYG-34)
 * @param offsiteValidity how the end of the validity is filled in (LYG-27)
 * @param survivorChoice why relatives choose one system (LYG-23)
 * @param onRequest papers any type can be asked for
 * @param services the provincial service list (LYG-31)
 * @param forms 工伤待遇用表 to download (LYG-32)
 */
public record ApplicationRules(
        String region,
        String nameZh,
        String noticeZh,
        String hotline,
        Dated due,
        Dated offsiteValidity,
        Provenance survivorChoice,
        List<Material> onRequest,
        List<BenefitType> types,
        List<Service> services,
        List<BlankForm> forms) {

    public ApplicationRules {
        onRequest = List.copyOf(onRequest);
        types = List.copyOf(types);
        services = List.copyOf(services);
        forms = List.copyOf(forms);
    }

    /** A period and its source. */
    public record Dated(PeriodRule rule, Provenance from) {}

    /** @param types codes of the types it is applied for with */
    public record Service(String nameZh, List<String> types) {
        public Service {
            types = List.copyOf(types);
        }
    }

    /**
     * 用表.
     *
     * @param types codes of the types it is for
     */
    public record BlankForm(String code, String nameZh, List<String> types, List<Section> sections, Provenance from) {
        public BlankForm {
            types = List.copyOf(types);
            sections = List.copyOf(sections);
        }
    }

    /** A part of a form with its fields. */
    public record Section(String titleZh, List<String> fields) {
        public Section {
            fields = List.copyOf(fields);
        }
    }

    public Optional<BenefitType> find(String code) {
        return types.stream().filter(type -> type.code().equals(code)).findFirst();
    }

    /** Those of the type and those any type can be asked for. */
    public List<Material> materials(BenefitType type) {
        return Stream.concat(type.materials().orElse(List.of()).stream(), onRequest.stream())
                .toList();
    }

    public Optional<BlankForm> form(BenefitType type) {
        return forms.stream().filter(form -> form.types().contains(type.code())).findFirst();
    }
}
