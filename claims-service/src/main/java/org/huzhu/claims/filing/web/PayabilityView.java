package org.huzhu.claims.filing.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.huzhu.claims.filing.domain.Payability;
import org.huzhu.claims.filing.domain.Payability.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Whether the fund pays.
 *
 * @param reason the first of the reasons
 * @param fundPays decimal string; absent where no amount was named or somebody has to look
 */
@Schema(name = "Payability", description = "能否直接结算，及全部理由")
record PayabilityView(
        boolean payable,
        boolean manualReview,
        @Nullable String reason,
        List<Reason> reasons,
        List<Reason> notes,
        @Nullable String fundPays,
        @Nullable String workerPays) {

    static PayabilityView of(Payability answer) {
        return new PayabilityView(
                answer.payable(),
                answer.manualReview(),
                answer.reasons().stream().map(Reason::code).findFirst().orElse(null),
                answer.reasons(),
                answer.notes(),
                answer.fundPays().map(PayabilityView::money).orElse(null),
                answer.workerPays().map(PayabilityView::money).orElse(null));
    }

    static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
