package org.huzhu.claims.settlement.domain;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.settlement.domain.Settlement.Result;
import org.huzhu.platform.values.Money;

/**
 * What became of a stay under one product.
 *
 * @param earlier claims that the stay was claimed with before
 */
public record Part(
        String productZh, Result result, String code, String text, Optional<Claim> claim, List<UUID> earlier) {

    public Part {
        earlier = List.copyOf(earlier);
    }

    public static Part of(String productZh, Claim claim) {
        return claim.state() == ClaimState.PAYING
                ? new Part(productZh, Result.SETTLED, "", "按医保数据直接给付" + paid(claim), Optional.of(claim), List.of())
                : new Part(productZh, Result.REJECTED, "", "不予给付：" + claim.reason(), Optional.of(claim), List.of());
    }

    public static Part review(String productZh, String code, Claim claim) {
        return new Part(productZh, Result.REVIEW, code, "转人工审核：" + claim.reason(), Optional.of(claim), List.of());
    }

    public static Part invited(String productZh, String code, String text) {
        return new Part(productZh, Result.INVITED, code, "须由本人申请：" + text, Optional.empty(), List.of());
    }

    public static Part duplicate(String productZh, List<UUID> earlier) {
        return new Part(productZh, Result.DUPLICATE, "DUPLICATE_CLAIM", "本次住院已申请或已结算，不重复给付", Optional.empty(), earlier);
    }

    /** Also says what must be applied for. */
    public Part and(Part other) {
        return new Part(productZh, result, code, text + "；" + other.text, claim, earlier);
    }

    /** One answer for the record. */
    public static Settlement combine(List<Part> parts) {
        var best = parts.stream().min(comparing(Part::result)).orElseThrow();
        var claims = parts.stream().flatMap(part -> part.claim.stream()).toList();
        return new Settlement(
                best.result,
                best.code,
                parts.stream().map(part -> part.productZh + part.text).collect(Collectors.joining("；")),
                parts.stream()
                        .flatMap(part -> Stream.concat(
                                part.claim.stream()
                                        .map(claim -> claim.identity().claimId()),
                                part.earlier.stream()))
                        .distinct()
                        .toList(),
                claims.stream().flatMap(claim -> claim.amount().stream()).reduce(BigDecimal::add),
                first(claims, ClaimItem::dueOn),
                first(claims, ClaimItem::earliestOn),
                claims.stream().flatMap(claim -> claim.items().stream()).anyMatch(ClaimItem::provisional));
    }

    private static Optional<LocalDate> first(List<Claim> claims, Function<ClaimItem, Optional<LocalDate>> day) {
        return claims.stream()
                .flatMap(claim -> claim.items().stream())
                .flatMap(item -> day.apply(item).stream())
                .min(naturalOrder());
    }

    private static String paid(Claim claim) {
        var amount = claim.amount().map(Money::text).orElse("0.00");
        var earliest = first(List.of(claim), ClaimItem::earliestOn)
                .map(day -> day + "至")
                .orElse("");
        var due = first(List.of(claim), ClaimItem::dueOn)
                .map(day -> "，应于" + earliest + day + (earliest.isEmpty() ? "前" : "") + "到账")
                .orElse("");
        var provisional = claim.items().stream().anyMatch(ClaimItem::provisional);
        return amount + "元" + due + (provisional ? "（节假日安排未公布，日期为暂定）" : "");
    }
}
