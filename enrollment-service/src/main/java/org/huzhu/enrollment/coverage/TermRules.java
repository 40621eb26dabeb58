package org.huzhu.enrollment.coverage;

import org.huzhu.enrollment.coverage.domain.TermRule;
import org.huzhu.enrollment.coverage.domain.TermStart;
import org.huzhu.platform.rulebook.ProductVersion;

/** The term rule a product's rulebook asks for. */
public final class TermRules {

    private TermRules() {}

    public static TermRule of(ProductVersion product) {
        return new TermRule(
                start(product),
                product.renewal().daysBefore(),
                product.renewal().daysAfter(),
                product.renewalBackdate());
    }

    private static TermStart start(ProductVersion product) {
        return switch (product.startRule()) {
            case PAYMENT_APPROVED_NEXT_DAY -> new TermStart.DayAfterApproval();
            case PAYMENT_APPROVED_SAME_DAY -> new TermStart.DayOfApproval();
            case FIXED_DATE -> new TermStart.OnDay(product.fixedStart().orElseThrow());
        };
    }
}
