package org.huzhu.member.record;

import java.util.Optional;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.springframework.stereotype.Component;

/** How products and responsibilities are called in Chinese, by the newest version of the rulebook that knows them. */
@Component
public class ProductNames {

    private final Products products;

    public ProductNames(Products products) {
        this.products = products;
    }

    public Optional<String> of(String product) {
        return products.all().stream()
                .filter(version -> version.code().equals(product))
                .reduce((_, newer) -> newer)
                .map(ProductVersion::nameZh);
    }

    /** The code itself where no rulebook names it. */
    public String responsibility(String product, String code) {
        return products.all().stream()
                .filter(version -> version.code().equals(product))
                .flatMap(version -> version.claims().find(code).stream())
                .reduce((_, newer) -> newer)
                .map(Responsibility::nameZh)
                .orElse(code);
    }
}
