package org.huzhu.claims.payout.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huzhu.claims.claim.Payee;

/** What a file for the bank says. The same content always gives the same bytes. */
public record BankFile(UUID batchId, Instant approvedAt, String purpose, List<Line> lines) {

    public BankFile {
        lines = List.copyOf(lines);
    }

    /** One payment; the account is checked by {@link PayeeCheck} before it gets here. */
    public record Line(String reference, Payee payee, BigDecimal amount) {

        @Override
        public String toString() {
            return reference;
        }
    }

    public BigDecimal total() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
