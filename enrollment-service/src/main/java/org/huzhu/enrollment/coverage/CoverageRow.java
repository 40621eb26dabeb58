package org.huzhu.enrollment.coverage;

import java.math.BigDecimal;
import java.util.UUID;
import org.huzhu.platform.time.CoverageTerm;

/** A coverage as it is stored. {@code orderNo} is empty for cover that was moved in. */
public record CoverageRow(
        UUID coverageId,
        UUID personId,
        String unitName,
        String orderNo,
        String product,
        String classCode,
        String cardKind,
        byte[] sealed,
        String remark,
        CoverageTerm term,
        BigDecimal premium,
        boolean isCancelled,
        boolean claimed) {}
