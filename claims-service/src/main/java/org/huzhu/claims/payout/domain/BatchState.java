package org.huzhu.claims.payout.domain;

/** Where a batch stands. The column value and the API value. */
public enum BatchState {
    /** Made by one person, waiting for another. */
    DRAFT,
    /** Its lines and its file are frozen. */
    APPROVED,
    /** Somebody took the file: the bank may have it. */
    SENT,
    REJECTED,
    CANCELLED
}
