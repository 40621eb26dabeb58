package org.huzhu.claims.intake.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.claims.material.domain.Checklist.Flaw;
import org.huzhu.platform.values.Refusal;

/**
 * What happens next and what stands in its way (row 52): no state is a dead end.
 *
 * @param blockedBy what somebody must do first, each with a stable code
 */
public record NextStep(String text, List<Blocker> blockedBy) {

    public NextStep {
        blockedBy = List.copyOf(blockedBy);
    }

    /** One thing in the way. */
    public record Blocker(String code, String text) {}

    /**
     * @param window why the claim cannot be filed any more, if so
     * @param payeeMissing nobody knows where to pay: keeps it from being paid, not from being filed
     */
    public static NextStep of(
            Claim claim,
            Checklist checklist,
            List<Question> questions,
            List<String> asked,
            Optional<Refusal> window,
            boolean payeeMissing) {
        var blockers = new ArrayList<Blocker>();
        if (isApplicantsTurn(claim)) {
            questions.forEach(question -> blockers.add(new Blocker("QUESTION_OPEN", "请说明：" + question.question())));
            checklist.missing().forEach(line -> blockers.add(new Blocker("MATERIAL_MISSING", missing(line))));
            asked.forEach(code -> blockers.add(new Blocker(
                    "MATERIAL_ASKED",
                    "请补交" + checklist.find(code).map(Checklist.Line::name).orElse(code))));
        }
        window.ifPresent(_ -> blockers.add(new Blocker("CLAIM_WINDOW_EXPIRED", "已超过申请期限，须经办机构批准逾期受理后方可提交")));
        var text = text(claim, blockers.isEmpty());
        if (payeeMissing && !claim.state().isClosed()) {
            blockers.add(new Blocker("PAYEE_MISSING", "没有登记收款账户，付款前请补充本人的收款账户"));
        }
        return new NextStep(text, blockers);
    }

    /** A paper that is missing, with the reason and what is wrong with what was handed in. */
    public static String missing(Checklist.Line line) {
        var more = line.minFiles() > 1 ? "（至少" + line.minFiles() + "份，已有" + line.provided() + "份）" : "";
        var one = line.oneOf().isPresent() ? "（同类材料提供其一即可）" : "";
        var flaw = line.flaw().map(Flaw::text).map(text -> "；" + text).orElse("");
        return "请提供" + line.name() + more + one + "：" + line.because() + flaw;
    }

    private static boolean isApplicantsTurn(Claim claim) {
        return switch (claim.state()) {
            case DRAFT, SUPPLEMENT, AWAITING_UPLOAD -> true;
            case FIRST_REVIEW, BUSINESS_RECHECK, REPORT_RECHECK, PAYING, COMPLETED, REJECTED, WITHDRAWN -> false;
        };
    }

    private static String text(Claim claim, boolean free) {
        var due = claim.dueOn()
                .map(LocalDate::toString)
                .map(day -> "，最迟" + day + "前给付")
                .orElse("");
        return switch (claim.state()) {
            case DRAFT -> free ? "材料已齐全，请抄写承诺并提交申请" : "请补全下列内容后提交申请；草稿不影响申请期限的计算";
            case FIRST_REVIEW -> "等待经办初审" + due;
            case BUSINESS_RECHECK -> "等待业务复核" + due;
            case REPORT_RECHECK -> "等待报告复核" + due;
            case SUPPLEMENT -> "请按要求补件后重新提交：" + claim.reason();
            case AWAITING_UPLOAD -> free ? "材料已上传，请确认提交" : "请上传下列材料后确认提交";
            case PAYING -> "审核已通过，正在付款" + due;
            case COMPLETED -> "已完成";
            case REJECTED -> "已驳回：" + claim.reason();
            case WITHDRAWN -> "已撤回：" + claim.reason();
        };
    }
}
