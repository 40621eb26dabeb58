package org.huzhu.enrollment.coverage;

/** The card a benefit is paid to: 社保卡 or 工会会员服务卡. */
public enum CardKind {
    SS_CARD,
    UNION_CARD
}
