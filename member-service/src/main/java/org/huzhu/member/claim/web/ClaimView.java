package org.huzhu.member.claim.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;
import java.util.function.Function;
import org.huzhu.member.claim.Claim;
import org.huzhu.member.claim.ClaimProgress;
import org.huzhu.member.record.ProductNames;
import org.jspecify.annotations.Nullable;

/**
 * 理赔详情 (WXM-023 to WXM-026) as the member sees his own.
 *
 * @param claimant 理赔人
 * @param phone masked
 * @param illness 疾病名称
 * @param card {@code 6228 **** **** 4171}
 */
record ClaimView(
        @JsonUnwrapped ClaimProgress progress,
        @Nullable String claimant,
        @Nullable String phone,
        @Nullable String illness,
        @Nullable String card) {

    static ClaimView of(Claim claim, ProductNames names) {
        return new ClaimView(
                ClaimProgress.of(claim, names),
                shown(claim.detail(), Claim.Detail::name),
                shown(claim.detail(), Claim.Detail::phone),
                shown(claim.detail(), Claim.Detail::illness),
                shown(claim.detail(), Claim.Detail::card));
    }

    private static @Nullable String shown(Optional<Claim.Detail> detail, Function<Claim.Detail, String> field) {
        return detail.map(field).filter(text -> !text.isEmpty()).orElse(null);
    }
}
