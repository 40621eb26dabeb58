package org.huzhu.member.coverage.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** One term of one product (参保记录). Both days count; whether it is in force follows from the day alone. */
public record Coverage(
        UUID coverageId,
        String product,
        String classCode,
        String unitName,
        String orderNo,
        LocalDate from,
        LocalDate to,
        BigDecimal premium) {

    public CoverageStatus on(LocalDate day) {
        if (day.isBefore(from)) {
            return CoverageStatus.NOT_STARTED;
        }
        return day.isAfter(to) ? CoverageStatus.EXPIRED : CoverageStatus.ACTIVE;
    }
}
