package org.huzhu.claims.filing.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Whether the fund pays a treatment directly.
 *
 * @param reasons everything that speaks against it, not just the first; empty where it is payable
 * @param notes what else applies
 * @param fundPays empty where nobody named an amount or somebody has to look
 */
public record Payability(
        boolean payable,
        boolean manualReview,
        List<Reason> reasons,
        List<Reason> notes,
        Optional<BigDecimal> fundPays,
        Optional<BigDecimal> workerPays) {

    public Payability {
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
    }

    /** What follows from a reason. */
    public enum Effect {
        /** 基金不予支付. */
        REFUSED,
        /** 转人工审核. */
        MANUAL,
        /** Worth knowing; it is payable. */
        NOTE
    }

    /**
     * @param text in Chinese
     * @param clause as the decision cites it
     */
    public record Reason(String code, Effect effect, String text, String clause) {}

    public boolean has(String code) {
        return reasons.stream().anyMatch(reason -> reason.code().equals(code));
    }
}
