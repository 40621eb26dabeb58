package org.huzhu.enrollment.product;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huzhu.enrollment.product.ProductVersion.Declaration;
import org.huzhu.enrollment.product.ProductVersion.Figure;
import org.huzhu.enrollment.product.ProductVersion.Material;
import org.huzhu.enrollment.product.ProductVersion.PaymentRules;
import org.huzhu.enrollment.product.ProductVersion.RenewalRules;
import org.huzhu.enrollment.product.ProductVersion.Responsibility;
import org.huzhu.enrollment.product.ProductVersion.RosterRules;
import org.huzhu.enrollment.product.ProductVersion.StartRule;
import org.huzhu.enrollment.product.ProductVersion.Window;

/** One rulebook file: what does not change about a product, and its versions. Unknown and missing keys are refused. */
record ProductRulebook(
        String code,
        String nameZh,
        String nameEn,
        String operatorZh,
        String jurisdiction,
        boolean enrolable,
        List<Version> versions) {

    /** The figures of one period. */
    record Version(
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            BigDecimal premium,
            int minAge,
            Optional<Integer> maxAge,
            StartRule startRule,
            Optional<LocalDate> fixedStart,
            boolean renewalBackdate,
            RosterRules roster,
            RenewalRules renewal,
            PaymentRules payment,
            List<Responsibility> responsibilities,
            List<Window> windows,
            List<Material> materials,
            List<Declaration> declarations,
            List<Figure> figures) {}

    List<ProductVersion> toVersions() {
        return versions.stream().map(this::toVersion).toList();
    }

    private ProductVersion toVersion(Version of) {
        return new ProductVersion(
                code,
                nameZh,
                nameEn,
                operatorZh,
                jurisdiction,
                of.validFrom,
                of.validTo,
                of.premium,
                of.minAge,
                of.maxAge,
                of.startRule,
                of.fixedStart,
                of.renewalBackdate,
                of.roster,
                of.renewal,
                of.payment,
                enrolable,
                of.responsibilities,
                of.windows,
                of.materials,
                of.declarations,
                of.figures);
    }
}
