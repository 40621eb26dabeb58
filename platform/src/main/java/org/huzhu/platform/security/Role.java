package org.huzhu.platform.security;

/** Roles of staff. Handlers and members have none: what is theirs follows from their account. */
public enum Role {
    /** 初审. */
    FIRST_REVIEWER,
    /** 业务复核. */
    SECOND_REVIEWER,
    /** 报告复核. */
    REPORT_REVIEWER,
    /** 财务. */
    FINANCE,
    /** 审计: reads the trail, changes nothing. */
    AUDITOR,
    /** 管理员. */
    ADMIN
}
