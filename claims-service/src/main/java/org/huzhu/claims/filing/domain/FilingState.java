package org.huzhu.claims.filing.domain;

/** Where a filing stands (1E.4). */
public enum FilingState {
    DRAFT("草稿"),
    SUBMITTED("已提交"),
    UNDER_REVIEW("审核中"),
    APPROVED("备案有效"),
    REJECTED("不同意"),
    /** Another version took its place. */
    CHANGED("已变更"),
    CANCELLED("已取消"),
    EXPIRED("已到期"),
    /** The agency took it back (JLF-003). */
    REVOKED("已撤销");

    private final String zh;

    FilingState(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    /** Nobody has decided yet. */
    public boolean isOpen() {
        return switch (this) {
            case DRAFT, SUBMITTED, UNDER_REVIEW -> true;
            case APPROVED, REJECTED, CHANGED, CANCELLED, EXPIRED, REVOKED -> false;
        };
    }
}
