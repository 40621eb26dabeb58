package org.huzhu.enrollment.unit.domain;

/** 用户状态. Handing in (提交资料) puts a unit under review at once, so there is no state between the two (WXU-015). */
public enum UnitState {
    /** 资料未完善. */
    INCOMPLETE,
    /** 后台审核中. */
    UNDER_REVIEW,
    /** 审核通过. */
    APPROVED,
    /** 审核未通过. */
    REJECTED,
    /** 已并入其他单位. */
    MERGED
}
