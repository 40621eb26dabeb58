package org.huzhu.member.coverage.domain;

/** A coverage as seen on one day. */
public enum CoverageStatus {
    /** 未生效. */
    UPCOMING,
    /** 保障中. */
    ACTIVE,
    /** 已到期. */
    EXPIRED
}
