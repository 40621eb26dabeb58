package org.huzhu.claims.payout.domain;

/** What became of one attempt. The column value and the API value. */
public enum LineState {
    /** No answer yet. */
    PENDING,
    PAID,
    REFUSED,
    UNKNOWN,
    /** Answers contradict each other or the amount. */
    DISPUTED,
    /** Paid and given back. */
    RETURNED,
    /** Its batch was rejected or cancelled: the bank never saw it. */
    CANCELLED;

    /** Money may be on its way or gone. */
    public boolean isLive() {
        return switch (this) {
            case PENDING, PAID, UNKNOWN, DISPUTED -> true;
            case REFUSED, RETURNED, CANCELLED -> false;
        };
    }
}
