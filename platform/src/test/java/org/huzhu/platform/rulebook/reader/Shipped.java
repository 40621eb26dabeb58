package org.huzhu.platform.rulebook.reader;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huzhu.platform.rulebook.ClaimRules;
import org.huzhu.platform.rulebook.ClaimRules.Material;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.Truth;

/** The shipped rulebooks, as tests ask them. */
final class Shipped {

    static final Rulebooks SHIPPED = Rulebooks.load(Optional.empty());
    private static final LocalDate DAY = LocalDate.parse("2025-06-01");

    private Shipped() {}

    static List<String> asked(Responsibility line, Facts facts) {
        return line.materials().stream()
                .filter(each -> each.need() == ClaimRules.Need.REQUIRED || each.need() == ClaimRules.Need.CONDITIONAL)
                .filter(each -> each.when()
                        .map(when -> when.evaluate(facts) == Truth.TRUE)
                        .orElse(true))
                .map(Material::code)
                .toList();
    }

    static ClaimRules rules(String product) {
        return SHIPPED.products().find(product, DAY).orElseThrow().claims();
    }

    static Responsibility line(String product, String code) {
        return rules(product).find(code).orElseThrow();
    }

    static Material material(Responsibility line, String code) {
        return line.materials().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
