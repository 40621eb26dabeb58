package org.huzhu.enrollment.product.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.huzhu.enrollment.product.PayeeSettings;
import org.huzhu.enrollment.product.ProductVersion;
import org.huzhu.enrollment.product.ProductVersion.Declaration;
import org.huzhu.enrollment.product.ProductVersion.Figure;
import org.huzhu.enrollment.product.ProductVersion.Material;
import org.huzhu.enrollment.product.ProductVersion.Responsibility;
import org.huzhu.enrollment.product.ProductVersion.StartRule;
import org.huzhu.enrollment.product.ProductVersion.Window;
import org.huzhu.platform.values.Money;

/** A product as the API shows it; premium and payee only where one can enrol. */
record ProductView(
        String code,
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
        Optional<PayeeSettings> payee,
        List<Responsibility> responsibilities,
        List<Window> windows,
        List<Material> materials,
        List<Declaration> declarations,
        List<Figure> figures) {

    record Renewal(int daysBefore, int daysAfter, int runDay, LocalTime smsAt) {}

    static ProductView of(ProductVersion product, PayeeSettings payee) {
        return new ProductView(
                product.code(),
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
                new Renewal(
                        product.renewal().daysBefore(),
                        product.renewal().daysAfter(),
                        product.renewal().runDay(),
                        product.renewal().smsAt()),
                Optional.of(payee).filter(_ -> product.enrolable()),
                product.responsibilities(),
                product.windows(),
                product.materials(),
                product.declarations(),
                product.figures());
    }
}
