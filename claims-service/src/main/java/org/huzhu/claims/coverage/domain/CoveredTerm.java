package org.huzhu.claims.coverage.domain;

import java.math.BigDecimal;
import java.util.UUID;
import org.huzhu.platform.time.CoverageTerm;

/**
 * One person's cover by one product for one term (参保记录), as enrollment-service activated it. The class and the card
 * kind may be empty: not every product has them.
 */
public record CoveredTerm(
        UUID coverageId,
        UUID personId,
        String product,
        String classCode,
        String cardKind,
        UUID unitId,
        String orderNo,
        CoverageTerm term,
        BigDecimal premium) {}
