package org.huzhu.claims.payout.domain;

import static org.huzhu.claims.payout.domain.LineState.DISPUTED;

import org.huzhu.claims.payout.domain.BankAnswer.Result;

/** What an answer of the bank is worth, judged before anything is changed. */
public enum Verdict {
    APPLIED,
    /** Known, or says less than what is known. */
    ALREADY_APPLIED,
    /** Says the opposite of an earlier answer: held for people. */
    CONFLICTING,
    /** About another amount than was sent: held for people. */
    AMOUNT_DIFFERS,
    /** About a line this batch never sent. */
    NOT_OURS;

    /** @param heard the very same answer is on record */
    public static Verdict of(Payout payout, PayoutLine line, BankAnswer answer, boolean heard) {
        if (!line.sent() || line.state() == LineState.CANCELLED) {
            return NOT_OURS;
        }
        if (heard) {
            return ALREADY_APPLIED;
        }
        if (line.amount().compareTo(answer.amount()) != 0) {
            return AMOUNT_DIFFERS;
        }
        var verdict = of(line.state(), answer.outcome());
        return verdict == APPLIED && payout.state() == PayoutState.DISPUTED ? CONFLICTING : verdict;
    }

    public boolean isHeld() {
        return this == CONFLICTING || this == AMOUNT_DIFFERS;
    }

    public LineState line(LineState now, Result outcome) {
        if (this == APPLIED) {
            return switch (outcome) {
                case PAID -> LineState.PAID;
                case REFUSED -> LineState.REFUSED;
                case UNKNOWN -> LineState.UNKNOWN;
            };
        }
        return isHeld() && now.isLive() ? DISPUTED : now;
    }

    public PayoutState payout(PayoutState now, Result outcome) {
        if (this == APPLIED) {
            return switch (outcome) {
                case PAID -> PayoutState.PAID;
                case REFUSED -> PayoutState.REFUSED;
                case UNKNOWN -> PayoutState.UNKNOWN;
            };
        }
        return isHeld() && now != PayoutState.REVERSED ? PayoutState.DISPUTED : now;
    }

    private static Verdict of(LineState state, Result outcome) {
        return switch (state) {
            case PENDING -> APPLIED;
            case UNKNOWN -> outcome == Result.UNKNOWN ? ALREADY_APPLIED : APPLIED;
            case PAID -> outcome == Result.REFUSED ? CONFLICTING : ALREADY_APPLIED;
            case REFUSED -> outcome == Result.PAID ? CONFLICTING : ALREADY_APPLIED;
            case DISPUTED -> CONFLICTING;
            case RETURNED -> ALREADY_APPLIED;
            case CANCELLED -> NOT_OURS;
        };
    }
}
