package org.huzhu.claims.claim.domain;

/** How a claim came to be. */
public enum Origin {
    /** Filed by the member in one of the channels. */
    ONLINE,
    /** 线下: recorded by staff from paper (WXM-030). */
    OFFLINE,
    /** 免申即享: made from a discharge record (WXM-010). */
    AUTO
}
