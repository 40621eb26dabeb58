package org.huzhu.enrollment.transfer.domain;

import java.math.BigDecimal;
import java.util.Optional;
import org.huzhu.enrollment.roster.domain.CheckedRow;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.values.CreditCode;

/** A row with nothing wrong in itself. */
public record Candidate(
        CheckedRow person,
        String cardKind,
        String product,
        String classCode,
        CoverageTerm term,
        BigDecimal premium,
        Optional<CreditCode> uscc,
        String unitName) {}
