package org.huzhu.claims.payout.domain;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * One attempt at a payout, as one line of a bank file.
 *
 * @param sent the file was taken
 */
public record PayoutLine(
        UUID personId,
        UUID claimId,
        int attempt,
        UUID batchId,
        int position,
        BigDecimal amount,
        LineState state,
        boolean sent) {

    public BankReference reference() {
        return new BankReference(claimId, attempt);
    }

    public PayoutLine at(LineState next) {
        return new PayoutLine(personId, claimId, attempt, batchId, position, amount, next, sent);
    }
}
