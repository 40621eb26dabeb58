package org.huzhu.enrollment.order.domain;

/** 申请状态: the state as columns and the API name it (rulebook 1A.6). */
public enum OrderStatus {
    /** 暂存. */
    DRAFT,
    /** 待审核. */
    SUBMITTED,
    /** 待付款. */
    AWAITING_PAYMENT,
    /** 付款待审核. */
    PAYMENT_UNDER_REVIEW,
    /** 已完成. */
    COMPLETED,
    /** 已取消. */
    CANCELLED
}
