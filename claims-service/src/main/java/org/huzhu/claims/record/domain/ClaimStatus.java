package org.huzhu.claims.record.domain;

import java.util.Arrays;
import java.util.List;
import org.huzhu.claims.claim.domain.ClaimState;

/** 理赔状态 as units and members see it (WXU-058). */
public enum ClaimStatus {
    IN_PROGRESS("进行中"),
    COMPLETED("已完成"),
    REJECTED("驳回"),
    DRAFT("草稿"),
    AWAITING_UPLOAD("待上传");

    private final String text;

    ClaimStatus(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** A withdrawn claim shows as refused; its remark says that it was withdrawn. */
    public static ClaimStatus of(ClaimState state) {
        return switch (state) {
            case FIRST_REVIEW, BUSINESS_RECHECK, REPORT_RECHECK, SUPPLEMENT, PAYING -> IN_PROGRESS;
            case COMPLETED -> COMPLETED;
            case REJECTED, WITHDRAWN -> REJECTED;
            case DRAFT -> DRAFT;
            case AWAITING_UPLOAD -> AWAITING_UPLOAD;
        };
    }

    public List<ClaimState> states() {
        return Arrays.stream(ClaimState.values())
                .filter(state -> of(state) == this)
                .toList();
    }

    /** What the status alone does not say. */
    public static String remark(ClaimState state, String reason) {
        var stand = switch (state) {
            case SUPPLEMENT -> "待补件";
            case PAYING -> "付款中";
            case WITHDRAWN -> "已撤回";
            case DRAFT, FIRST_REVIEW, BUSINESS_RECHECK, REPORT_RECHECK, AWAITING_UPLOAD, COMPLETED, REJECTED -> "";
        };
        return stand.isEmpty() || reason.isEmpty() ? stand + reason : stand + "：" + reason;
    }
}
