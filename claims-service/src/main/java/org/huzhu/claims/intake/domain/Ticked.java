package org.huzhu.claims.intake.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Place;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/** The ticked responsibilities with the terms that hold for them (SHC-004 to SHC-009). */
public record Ticked(ProductVersion version, Category category, List<Pair> pairs) {

    public Ticked {
        pairs = List.copyOf(pairs);
    }

    /** One tick and what it stands for. */
    public record Pair(AskedItem item, Responsibility responsibility) {}

    /**
     * Refused with CATEGORY_UNKNOWN, RESPONSIBILITY_REQUIRED, RESPONSIBILITY_TWICE, RESPONSIBILITY_UNKNOWN,
     * RESPONSIBILITY_NOT_IN_PRODUCT, OFFLINE_ONLY or RESPONSIBILITY_OTHER_CATEGORY.
     *
     * @param offline recorded by staff from paper
     */
    public static Outcome<Ticked> read(
            Products products, ProductVersion version, String category, List<AskedItem> items, boolean offline) {
        var wanted = Arrays.stream(Category.values())
                .filter(each -> each.name().equals(category))
                .findFirst();
        if (wanted.isEmpty()) {
            return refused(Refusal.ofField("CATEGORY_UNKNOWN", "category"));
        }
        if (items.isEmpty()) {
            return refused(Refusal.ofField("RESPONSIBILITY_REQUIRED", "responsibilities"));
        }
        if (items.stream().map(AskedItem::code).distinct().count() < items.size()) {
            return refused(Refusal.ofField("RESPONSIBILITY_TWICE", "responsibilities"));
        }
        var pairs = new ArrayList<Pair>();
        for (var item : items) {
            var responsibility = version.claims().find(item.code());
            var wrong = responsibility.isPresent()
                    ? wrong(version, responsibility.get(), wanted.get(), offline)
                    : Optional.of(absent(products, version, item.code()));
            if (wrong.isPresent()) {
                return refused(wrong.get());
            }
            pairs.add(new Pair(item, responsibility.orElseThrow()));
        }
        return done(new Ticked(version, wanted.get(), pairs));
    }

    /** Refused with CLASS_UNKNOWN, CLASS_NOT_COVERED or RESPONSIBILITY_NOT_IN_PRODUCT; answers the class that holds. */
    public Outcome<String> classOf(String covered, String told) {
        var known = version.claims().classes().stream().map(each -> each.code()).toList();
        if (!covered.isEmpty() && !told.isEmpty() && !covered.equals(told)) {
            return refused(Refusal.of("CLASS_NOT_COVERED", Map.of("told", told, "covered", covered)));
        }
        var holds = covered.isEmpty() ? told : covered;
        if (!known.isEmpty() && !known.contains(holds)) {
            return refused(Refusal.of("CLASS_UNKNOWN", Map.of("classes", known)));
        }
        return pairs.stream()
                .map(Pair::responsibility)
                .filter(responsibility -> !responsibility.isFor(holds))
                .findFirst()
                .<Outcome<String>>map(other -> refused(notInProduct(version, other.code(), other.nameZh(), holds)))
                .orElseGet(() -> done(holds));
    }

    private static Optional<Refusal> wrong(
            ProductVersion version, Responsibility responsibility, Category category, boolean offline) {
        if (!responsibility.online() && !offline) {
            return Optional.of(offlineOnly(responsibility, version.claims().offlinePlaces()));
        }
        return responsibility.category() == category
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        "RESPONSIBILITY_OTHER_CATEGORY",
                        Map.of("name", responsibility.nameZh(), "category", responsibility.category())));
    }

    private static Refusal absent(Products products, ProductVersion version, String code) {
        return products.all().stream()
                .flatMap(other -> other.claims().find(code).stream())
                .findFirst()
                .map(known -> notInProduct(version, code, known.nameZh(), ""))
                .orElseGet(() -> Refusal.ofField("RESPONSIBILITY_UNKNOWN", "responsibilities"));
    }

    private static Refusal notInProduct(ProductVersion version, String code, String name, String classCode) {
        return Refusal.of(
                "RESPONSIBILITY_NOT_IN_PRODUCT",
                Map.of(
                        "responsibility",
                        code,
                        "name",
                        name,
                        "product",
                        version.nameZh(),
                        "ofClass",
                        classCode.isEmpty() ? "" : "（" + classCode + "类）"));
    }

    private static Refusal offlineOnly(Responsibility responsibility, List<Place> places) {
        return Refusal.of(
                "OFFLINE_ONLY",
                Map.of("responsibility", responsibility.code(), "name", responsibility.nameZh(), "places", places));
    }
}
