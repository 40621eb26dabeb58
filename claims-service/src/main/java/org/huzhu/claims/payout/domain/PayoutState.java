package org.huzhu.claims.payout.domain;

/** Where a payout stands. The column value and the API value. */
public enum PayoutState {
    /** 待付款: owed, waiting for a batch. */
    READY,
    /** In a batch whose file nobody has taken yet. */
    BATCHED,
    /** The file was taken: from here on only an answer tells what became of it. */
    SENT,
    /** 已付款. */
    PAID,
    /** 退票: the bank did not pay or gave the money back; the member is asked for another account. */
    REFUSED,
    /** The bank does not know. Never sent again by itself: a later answer or two people settle it. */
    UNKNOWN,
    /** 存疑: answers contradict each other or the amount; two people settle it. */
    DISPUTED,
    /** 已冲正: taken back by counter-entries. */
    REVERSED
}
