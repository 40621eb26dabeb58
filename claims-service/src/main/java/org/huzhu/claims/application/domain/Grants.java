package org.huzhu.claims.application.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/** 核定: the amounts a reviewer fixes, with what a third party paid taken off where the rules say so (LYG-24). */
public record Grants(BenefitType type, ApplicationForm form, Facts facts) {

    /** @param thirdPartyPaid empty for what the applicant told */
    public record Fixed(String item, BigDecimal statutory, Optional<BigDecimal> thirdPartyPaid) {}

    /** Refused with GRANT_ITEM or THIRD_PARTY_NOT_DEDUCTED, naming the item. */
    public Outcome<List<Grant>> fix(List<Fixed> fixed) {
        var grants = new ArrayList<Grant>();
        var seen = new HashSet<String>();
        for (var line : fixed) {
            var item = type.item(line.item()).filter(known -> form.items().contains(known.code()));
            if (item.isEmpty() || !seen.add(line.item())) {
                return refused(Refusal.ofField("GRANT_ITEM", "amounts"));
            }
            var paid = line.thirdPartyPaid()
                    .or(() -> item.get().deductedFact().flatMap(facts::number))
                    .orElse(BigDecimal.ZERO);
            if (paid.signum() > 0 && item.get().deductedFact().isEmpty()) {
                return refused(Refusal.of(
                        "THIRD_PARTY_NOT_DEDUCTED", Map.of("item", item.get().nameZh())));
            }
            grants.add(new Grant(line.item(), line.statutory(), paid));
        }
        return done(grants);
    }

    /** A deduction nobody has computed must not be paid over: the item whose amount is still to be fixed. */
    public Optional<Refusal> missing(List<Grant> grants) {
        if (facts.text("thirdParty").filter(liable -> !liable.equals("NONE")).isEmpty()) {
            return Optional.empty();
        }
        return form.items().stream()
                .sorted()
                .flatMap(code -> type.item(code).stream())
                .filter(item -> item.deductedFact().isPresent())
                .filter(item -> grants.stream().noneMatch(grant -> grant.item().equals(item.code())))
                .findFirst()
                .map(item -> Refusal.of("GRANT_REQUIRED", Map.of("item", item.nameZh())));
    }
}
