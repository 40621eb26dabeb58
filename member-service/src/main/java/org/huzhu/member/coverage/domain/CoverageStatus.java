package org.huzhu.member.coverage.domain;

/** A coverage as seen on one day. */
public enum CoverageStatus {
    /** 未开始. */
    NOT_STARTED,
    /** 参保中. */
    ACTIVE,
    /** 已到期. */
    EXPIRED
}
