package org.huzhu.claims.claim.domain;

import java.util.Optional;
import org.huzhu.platform.rulebook.ClaimRules.Node;

/** Where a claim stands. The column value and the API value. */
public enum ClaimState {
    /** 草稿. No clock runs and nothing is reserved. */
    DRAFT,
    /** 经办初审. */
    FIRST_REVIEW,
    /** 业务复核. */
    BUSINESS_RECHECK,
    /** 待补件: the applicant must hand something in; the clock has not started (SHC-063). */
    SUPPLEMENT,
    /** 待上传 (WXM-020). */
    AWAITING_UPLOAD,
    /** 报告复核. */
    REPORT_RECHECK,
    /** 付款中: decided, the payout is on its way. */
    PAYING,
    /** 已完成: paid. */
    COMPLETED,
    /** 驳回. */
    REJECTED,
    /** 已撤回. */
    WITHDRAWN;

    /** A closed claim never changes again, but for the reversal of its payment. */
    public boolean isClosed() {
        return switch (this) {
            case COMPLETED, REJECTED, WITHDRAWN -> true;
            case DRAFT, FIRST_REVIEW, BUSINESS_RECHECK, SUPPLEMENT, AWAITING_UPLOAD, REPORT_RECHECK, PAYING -> false;
        };
    }

    /** While it lives, its event cannot be claimed again; a paid one blocks for ever. */
    public boolean isLive() {
        return switch (this) {
            case FIRST_REVIEW, BUSINESS_RECHECK, SUPPLEMENT, AWAITING_UPLOAD, REPORT_RECHECK, PAYING, COMPLETED -> true;
            case DRAFT, REJECTED, WITHDRAWN -> false;
        };
    }

    public static ClaimState at(Node node) {
        return switch (node) {
            case FIRST_REVIEW -> FIRST_REVIEW;
            case BUSINESS_RECHECK -> BUSINESS_RECHECK;
            case UPLOAD -> AWAITING_UPLOAD;
            case REPORT_RECHECK -> REPORT_RECHECK;
        };
    }

    /** The review that is pending in this state. */
    public Optional<Node> node() {
        return switch (this) {
            case FIRST_REVIEW -> Optional.of(Node.FIRST_REVIEW);
            case BUSINESS_RECHECK -> Optional.of(Node.BUSINESS_RECHECK);
            case AWAITING_UPLOAD -> Optional.of(Node.UPLOAD);
            case REPORT_RECHECK -> Optional.of(Node.REPORT_RECHECK);
            case DRAFT, SUPPLEMENT, PAYING, COMPLETED, REJECTED, WITHDRAWN -> Optional.empty();
        };
    }
}
