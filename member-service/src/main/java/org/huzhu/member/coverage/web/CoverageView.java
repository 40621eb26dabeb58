package org.huzhu.member.coverage.web;

import java.time.LocalDate;
import java.util.UUID;
import org.huzhu.member.coverage.domain.Coverage;
import org.huzhu.member.coverage.domain.CoverageStatus;
import org.huzhu.member.record.ProductNames;
import org.huzhu.platform.values.Money;
import org.jspecify.annotations.Nullable;

/** A coverage as its member sees it; the status is that of the day asked about. */
record CoverageView(
        UUID coverageId,
        String product,
        @Nullable String productName,
        String classCode,
        String unitName,
        String orderNo,
        LocalDate coverageFrom,
        LocalDate coverageTo,
        CoverageStatus status,
        String premium) {

    static CoverageView of(Coverage coverage, ProductNames names, LocalDate day) {
        return new CoverageView(
                coverage.coverageId(),
                coverage.product(),
                names.of(coverage.product()).orElse(null),
                coverage.classCode(),
                coverage.unitName(),
                coverage.orderNo(),
                coverage.from(),
                coverage.to(),
                coverage.on(day),
                Money.text(coverage.premium()));
    }
}
