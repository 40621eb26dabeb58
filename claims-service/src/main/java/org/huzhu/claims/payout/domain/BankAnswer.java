package org.huzhu.claims.payout.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the bank says about one line.
 *
 * @param code the bank's own
 * @param text the bank's words; may name the account or its holder
 */
public record BankAnswer(
        BankReference reference,
        BigDecimal amount,
        Result outcome,
        String code,
        String text,
        Optional<LocalDate> valueDate) {

    /** What happened to the money. */
    public enum Result {
        PAID,
        REFUSED,
        UNKNOWN
    }

    @Override
    public String toString() {
        return reference.text() + " " + outcome;
    }
}
