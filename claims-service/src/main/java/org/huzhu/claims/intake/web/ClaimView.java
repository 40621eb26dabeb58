package org.huzhu.claims.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.intake.domain.DirectPayment.Situation;
import org.huzhu.claims.intake.domain.NextStep.Blocker;
import org.huzhu.claims.intake.domain.Question;
import org.jspecify.annotations.Nullable;

/** A claim as JSON: what is masked, is masked for everybody. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ClaimView(
        UUID claimId,
        String claimNo,
        String state,
        String stateName,
        String product,
        String productName,
        String classCode,
        String category,
        String categoryName,
        String origin,
        String channel,
        long revision,
        OffsetDateTime createdAt,
        Optional<OffsetDateTime> submittedAt,
        Optional<LocalDate> completeOn,
        Optional<OffsetDateTime> closedAt,
        @Schema(description = "元，十进制字符串；尚未决定时没有") Optional<String> amount,
        String reason,
        @Schema(description = "下一步") String nextStep,
        @Schema(description = "卡在哪里，须先做什么") List<Blocker> blockedBy,
        List<ItemView> items,
        @Schema(description = "各项保障责任的给付时限") List<DueView> dueDates,

        @Schema(description = "材料清单，need为REQUIRED、OPTIONAL、NOT_NEEDED或CLARIFY（待明确）")
        List<MaterialView> materials,

        @Schema(description = "须先回答的问题") List<Question> questions,
        List<NodeView> nodes,
        List<StepView> steps,
        @Nullable ApplicantView applicant,
        PayeeView payee,
        Map<String, Object> facts,
        @Schema(description = "每个数字的依据；决定前没有") List<ExplanationView> explanation,
        @Nullable EstimateView estimate) {

    /** A responsibility; {@code lastDay} is the last day it can be filed. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ItemView(
            String code,
            String name,
            LocalDate eventDate,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<LocalDate> lastDay,
            Optional<LocalDate> dueOn,
            Optional<LocalDate> earliestOn,
            boolean provisional,
            boolean extended,
            Optional<LocalDate> breachedOn,
            Optional<String> amount,
            List<Situation> nonDirect) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DueView(
            String responsibility,
            String name,
            Optional<LocalDate> dueOn,
            Optional<LocalDate> earliestOn,
            boolean provisional,
            boolean extended) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record MaterialView(
            String code,
            String name,
            String need,
            String because,
            int minFiles,
            Optional<String> oneOf,
            List<String> formats,
            boolean originalRequired,
            boolean electronicAllowed,
            int provided,
            boolean missing,
            @Schema(description = "已交的材料为何不符合要求") Optional<String> flaw,
            @Schema(description = "回答这些问题后才能确定是否需要") List<String> questions,
            List<FileView> files) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record FileView(
            UUID materialId,
            @Schema(description = "UPLOAD或E_LICENCE（电子证照）") String source,
            String contentType,
            long size,
            boolean originalSeen,
            Optional<LocalDate> documentDate,
            OffsetDateTime providedAt) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record NodeView(
            String node,
            String name,
            String result,
            String resultName,
            Optional<String> handler,
            Optional<OffsetDateTime> decidedAt,
            String reason) {}

    record StepView(String change, String name, String state, String by, String reason, OffsetDateTime at) {}

    record ApplicantView(String name, String idNumber, String phone, String illness) {}

    record PayeeView(String kind, String bank, String account) {}

    record ExplanationView(
            String responsibility,
            String line,
            String formula,
            Map<String, String> inputs,
            String amount,
            String clause,
            String source,
            String status) {}

    /** @param certain false where the terms rest on figures nobody has confirmed: nothing is promised */
    record EstimateView(String amount, boolean certain, List<String> reasons) {}
}
