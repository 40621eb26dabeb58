package org.huzhu.member.claim.domain;

import java.time.LocalDate;
import java.util.Optional;

/** Where a claim stands, in words, and what its member does next (办理提示): no state leaves him without an answer. */
public record Progress(String state, String change, String reason, Optional<LocalDate> dueOn) {

    private static final String WHO_HELPS = "如有疑问，请联系所在单位工会或服务窗口";

    public String stateName() {
        return switch (state) {
            case "DRAFT" -> "草稿";
            case "FIRST_REVIEW", "BUSINESS_RECHECK", "REPORT_RECHECK" -> "进行中";
            case "SUPPLEMENT" -> "待补件";
            case "AWAITING_UPLOAD" -> "待上传";
            case "PAYING" -> "付款中";
            case "COMPLETED" -> "已完成";
            case "REJECTED" -> "驳回";
            case "WITHDRAWN" -> "已撤回";
            default -> state;
        };
    }

    public String nextStep() {
        return switch (state) {
            case "DRAFT" -> "申请尚未提交。请补全内容和材料后提交，提交前不计入办理时限";
            case "FIRST_REVIEW" -> waiting("经办初审中");
            case "BUSINESS_RECHECK" -> waiting("业务复核中");
            case "REPORT_RECHECK" -> waiting("报告复核中");
            case "SUPPLEMENT" -> "请补齐材料后重新提交" + because() + "。材料齐全之日起计算办理时限";
            case "AWAITING_UPLOAD" -> "请上传检查报告单和出院记录（png、jpg、jpeg），上传后进入报告复核";
            case "PAYING" -> paying();
            case "COMPLETED" -> "互助金已划付，无需再操作。" + WHO_HELPS;
            case "REJECTED" -> rejected();
            case "WITHDRAWN" -> "申请已撤回。如仍需要，可在申请时限内重新申请";
            default -> "办理中，结果以短信通知。" + WHO_HELPS;
        };
    }

    private String waiting(String where) {
        var due = dueOn.map(day -> "，预计" + day + "前给付").orElse("");
        return where + due + "。无需操作，结果以短信通知";
    }

    private String rejected() {
        return change.equals("REVERSED")
                ? "已给付的互助金已冲正" + because() + "。" + WHO_HELPS
                : "申请未通过" + because() + "。在申请时限内可重新申请；" + WHO_HELPS;
    }

    private String paying() {
        return change.equals("PAYOUT_FAILED")
                ? "银行未能入账" + because() + "。请更换收款银行卡"
                : "审核已通过，正在划付" + dueOn.map(day -> "，预计" + day + "前到账").orElse("") + "。到账后以短信通知";
    }

    private String because() {
        return reason.isBlank() ? "" : "：" + reason.strip().replaceAll("[。；，\\s]+$", "");
    }
}
