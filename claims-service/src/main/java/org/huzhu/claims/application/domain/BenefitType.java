package org.huzhu.claims.application.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huzhu.claims.application.domain.ApplicationForm.PayoutMethod;
import org.huzhu.platform.rulebook.ClaimRules.Material;
import org.huzhu.platform.rulebook.Provenance;

/**
 * 待遇种类: what can be applied for, where, and with which papers (1D.1).
 *
 * @param forRelatives it is paid to near relatives after the worker's death
 * @param payoutMethods 发放方式 to choose from; empty where nothing is paid by this application
 * @param items 申请事项 to choose from; empty where there is nothing to choose
 * @param materials empty where no source lists the papers: the agency tells (LYG-31)
 */
public record BenefitType(
        String code,
        String nameZh,
        FormKind form,
        boolean forRelatives,
        List<Offer> channels,
        Set<PayoutMethod> payoutMethods,
        List<Item> items,
        Optional<List<Material>> materials,
        Provenance from) {

    public BenefitType {
        channels = List.copyOf(channels);
        payoutMethods = Set.copyOf(payoutMethods);
        items = List.copyOf(items);
        materials = materials.map(List::copyOf);
    }

    /** Which of the forms is filled in. */
    public enum FormKind {
        /** 待遇申领: 发放方式, 申请事项 (LYG-25, LYG-26). */
        BENEFIT,
        /** 异地居住（就医） (LYG-27). */
        OFFSITE,
        /** 账户维护: the new account. */
        ACCOUNT,
        /** Only the person, and words. */
        REQUEST
    }

    /** @param itemZh what the channel calls it, where it has a name of its own */
    public record Offer(Channel channel, Optional<String> itemZh) {}

    /**
     * 申请事项.
     *
     * @param survivorBenefit not together with the survivors' benefits of the pension insurance (LYG-23)
     * @param deductedFact fact that says what a third party paid for it; only the shortfall is paid (LYG-24)
     */
    public record Item(
            String code, String nameZh, boolean survivorBenefit, Optional<String> deductedFact, Provenance from) {}

    public boolean isOffered(Channel channel) {
        return channels.stream().anyMatch(offer -> offer.channel() == channel);
    }

    public Optional<Item> item(String wanted) {
        return items.stream().filter(item -> item.code().equals(wanted)).findFirst();
    }
}
