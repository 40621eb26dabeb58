package org.huzhu.enrollment.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.huzhu.enrollment.roster.domain.RosterRules;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.stereotype.Component;

/** The figures of a product that judge a roster today. */
@Component
class RosterRulesOfProduct {

    private final Products products;
    private final RosterSettings settings;
    private final Clock clock;

    RosterRulesOfProduct(Products products, RosterSettings settings, Clock clock) {
        this.products = products;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is needed of a product version, on a day. */
    record Judgement(RosterRules rules, int maxRows, int renewableDaysBefore) {

        LocalDate today() {
            return rules.today();
        }
    }

    /** Refused when the product has no version today: its orders cannot change any more. */
    Judgement of(String product) {
        var today = LocalDate.now(clock);
        return find(product, today).orElseThrow(() -> new RefusedException(Refusal.of("NOT_FOUND")));
    }

    private Optional<Judgement> find(String product, LocalDate today) {
        return products.find(product, today)
                .map(version -> new Judgement(
                        rules(version, today),
                        settings.rowLimit(version.roster().maxRows()),
                        version.renewal().daysBefore()));
    }

    private static RosterRules rules(ProductVersion version, LocalDate today) {
        return new RosterRules(
                today,
                version.minAge(),
                version.maxAge(),
                version.roster().normaliseLowercaseX(),
                version.jurisdiction().replaceFirst("^CN-?", ""));
    }
}
