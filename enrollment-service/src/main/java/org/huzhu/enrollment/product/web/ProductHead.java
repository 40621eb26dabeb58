package org.huzhu.enrollment.product.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.huzhu.enrollment.product.PayeeSettings;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.ProductVersion.StartRule;
import org.huzhu.platform.values.Money;

/** What concerns enrolment; premium and payee only where one can enrol. */
record ProductHead(
        String code,
        String label,
        String name,
        String nameEn,
        String operator,
        String jurisdiction,
        boolean enrolable,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        Optional<String> premium,
        int minAge,
        Optional<Integer> maxAge,
        StartRule startRule,
        int rosterMaxRows,
        Renewal renewal,
        Optional<PayeeSettings> payee) {

    record Renewal(int daysBefore, int daysAfter, int runDay, LocalTime smsAt) {}

    static ProductHead of(ProductVersion product, PayeeSettings payee) {
        var renewal = product.renewal();
        return new ProductHead(
                product.code(),
                product.label(),
                product.nameZh(),
                product.nameEn(),
                product.operatorZh(),
                product.jurisdiction(),
                product.enrolable(),
                product.validFrom(),
                product.validTo(),
                Optional.of(product.premium()).filter(_ -> product.enrolable()).map(Money::text),
                product.minAge(),
                product.maxAge(),
                product.startRule(),
                product.roster().maxRows(),
                new Renewal(renewal.daysBefore(), renewal.daysAfter(), renewal.runDay(), renewal.smsAt()),
                Optional.of(payee).filter(_ -> product.enrolable()));
    }
}
