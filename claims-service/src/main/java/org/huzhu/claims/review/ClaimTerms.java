package org.huzhu.claims.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.springframework.stereotype.Component;

/** The terms a claim stands under, and the Chinese names in them. */
@Component
class ClaimTerms {

    private final Products products;

    ClaimTerms(Products products) {
        this.products = products;
    }

    ProductVersion of(Claim claim) {
        var identity = claim.identity();
        return products.version(identity.product(), identity.version())
                .orElseThrow(() -> new IllegalStateException(
                        "no terms " + identity.product() + " " + identity.version() + " in the rulebook"));
    }

    /** The latest name of a product, for lists. */
    String productName(String product) {
        return products.all().stream()
                .filter(version -> version.code().equals(product))
                .map(ProductVersion::nameZh)
                .reduce((_, latest) -> latest)
                .orElse(product);
    }

    /** Names by code of every paper the claim's responsibilities know. */
    Map<String, String> materials(Claim claim) {
        var names = new LinkedHashMap<String, String>();
        responsibilities(claim).stream()
                .flatMap(responsibility -> responsibility.materials().stream())
                .forEach(material -> names.putIfAbsent(material.code(), material.nameZh()));
        return names;
    }

    String materialNames(Claim claim, List<String> codes) {
        var names = materials(claim);
        return codes.stream().map(code -> names.getOrDefault(code, code)).collect(Collectors.joining("、"));
    }

    private List<Responsibility> responsibilities(Claim claim) {
        var rules = of(claim).claims();
        return claim.items().stream()
                .map(ClaimItem::responsibility)
                .flatMap(code -> rules.find(code).stream())
                .toList();
    }
}
