package org.huzhu.claims.intake.web;

import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.claim.domain.ReviewNode.Result;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Node;

/** Chinese words for what a claim's codes mean. */
final class Names {

    private Names() {}

    static String of(ClaimState state) {
        return switch (state) {
            case DRAFT -> "草稿";
            case FIRST_REVIEW -> "经办初审";
            case BUSINESS_RECHECK -> "业务复核";
            case SUPPLEMENT -> "待补件";
            case AWAITING_UPLOAD -> "待上传";
            case REPORT_RECHECK -> "报告复核";
            case PAYING -> "付款中";
            case COMPLETED -> "已完成";
            case REJECTED -> "驳回";
            case WITHDRAWN -> "已撤回";
        };
    }

    static String of(Category category) {
        return switch (category) {
            case HOSPITAL -> "住院类";
            case CRITICAL -> "重大疾病类";
            case ACCIDENT -> "意外类";
            case DEATH -> "身故";
        };
    }

    static String of(Node node) {
        return switch (node) {
            case FIRST_REVIEW -> "经办初审";
            case BUSINESS_RECHECK -> "业务复核";
            case UPLOAD -> "上传报告";
            case REPORT_RECHECK -> "报告复核";
        };
    }

    static String of(Result result) {
        return switch (result) {
            case PENDING -> "未处理";
            case AGREE -> "同意";
            case REJECT -> "驳回";
            case SUPPLEMENT -> "补件";
            case AUTO -> "系统办理";
        };
    }

    static String ofChange(String change) {
        return switch (change) {
            case "CREATED" -> "建立申请";
            case "REDRAFTED" -> "修改草稿";
            case "SUBMITTED" -> "提交申请";
            case "AGREED" -> "审核同意";
            case "SUPPLEMENT_REQUESTED" -> "要求补件";
            case "UPLOAD_REQUESTED" -> "通知上传";
            case "UPLOADED" -> "上传材料";
            case "RESUBMITTED" -> "补件后提交";
            case "SENT_TO_REVIEW" -> "转人工审核";
            case "APPROVED" -> "审核通过";
            case "REJECTED" -> "驳回";
            case "WITHDRAWN" -> "撤回";
            case "PAID" -> "已付款";
            case "REVERSED" -> "付款冲正";
            case "ASSIGNED" -> "指定经办人";
            case "EXTENDED" -> "延长时限";
            case "BREACHED" -> "超过时限";
            case "LATE_APPROVED" -> "批准逾期受理";
            case "RECOUNTED" -> "重新计算日期";
            case "TERMINATED" -> "终止保障责任";
            default -> change;
        };
    }

    /** Who it was, without saying who. */
    static String ofActor(String actor, String filedBy) {
        if (actor.equals("system")) {
            return "系统";
        }
        return actor.equals(filedBy) ? "申请人" : "经办人员";
    }
}
