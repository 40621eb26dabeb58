package org.huzhu.claims.payout.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.Instant;
import java.util.UUID;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/**
 * What one person asked to be done with a payout and another must confirm.
 *
 * @param outcome PAID or REFUSED for a settlement, empty for a reversal
 * @param reason or evidence; free of personal data
 */
public record PayoutRequest(
        UUID personId, UUID claimId, int seq, Kind kind, String outcome, String reason, String maker, Instant madeAt) {

    /** What is asked for. */
    public enum Kind {
        /** 人工核实: what happened to a payout nobody knows about. */
        SETTLEMENT,
        /** 冲正. */
        REVERSAL
    }

    /** Four eyes. */
    public Outcome<PayoutRequest> decide(String checker) {
        return maker.equals(checker) ? refused(Refusal.of("SAME_PERSON")) : done(this);
    }
}
