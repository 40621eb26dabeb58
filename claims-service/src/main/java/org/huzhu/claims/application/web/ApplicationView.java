package org.huzhu.claims.application.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.application.domain.ApplicationForm.PayoutMethod;
import org.huzhu.claims.application.domain.ApplicationState;
import org.huzhu.claims.application.domain.Channel;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.rulebook.RuleStatus;
import org.jspecify.annotations.Nullable;

/** An application as JSON. Identity numbers, phones and accounts leave masked. */
@Schema(name = "InjuryApplicationView")
record ApplicationView(
        UUID applicationId,
        String region,
        String type,
        String typeName,
        Channel channel,
        LocalDate injuredOn,
        ApplicationState state,
        String stateText,
        ProgressView progress,
        @Nullable Node pendingReview,
        long revision,
        @Nullable LocalDate submittedOn,
        @Nullable LocalDate dueOn,
        boolean dueProvisional,
        @Nullable DueView due,
        @Nullable LocalDate finishedOn,
        String reason,
        FormView form,
        Map<String, Object> facts,

        @Schema(description = "KNOWN；来源未列明材料的为UNKNOWN，以经办机构要求为准")
        String materialsKnown,

        List<MaterialView> materials,
        List<QuestionView> questions,
        List<AmountView> amounts,
        List<StepView> steps) {

    /** 办件进度. */
    @Schema(name = "InjuryApplicationProgress")
    record ProgressView(
            @Schema(description = "IN_PROGRESS, DONE") String status, String text) {}

    /** 办理时限. */
    @Schema(name = "InjuryApplicationDue")
    record DueView(String clause, RuleStatus status) {}

    /** 申请信息. */
    @Schema(name = "InjuryApplicationFormView")
    record FormView(
            PersonView worker,
            @Nullable PersonView claimant,
            @Nullable PayoutView payout,
            Set<String> items,
            @Nullable OffsiteView offsite,
            String remark) {}

    /** A person. */
    @Schema(name = "InjuryApplicationPerson")
    record PersonView(String name, String idNumber, String personalNo, String phone, String relation) {}

    /** 发放方式. */
    @Schema(name = "InjuryApplicationPayoutView")
    record PayoutView(PayoutMethod method, String text, String holder, String bank, String number) {}

    /** 工伤异地居住（就医）申请. */
    @Schema(name = "InjuryApplicationOffsiteView")
    record OffsiteView(
            String recognitionNo,
            @Nullable LocalDate recognisedOn,
            String injuredPart,
            String diagnosis,
            LocalDate appliedOn,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            String place,
            String filingKind,
            String fromHospital,
            String fromHospitalLevel) {}

    /** A paper: needed or not, and why. */
    @Schema(name = "InjuryApplicationMaterial")
    record MaterialView(
            String code,
            String name,
            Checklist.Status need,
            String because,
            @Nullable @Schema(description = "同组任选其一") String oneOf,
            @Schema(description = "须提交的份数") int wanted,
            @Schema(description = "已提交的份数") int provided,
            boolean originalRequired,
            boolean missing,
            @Nullable String flaw,
            @Nullable String flawText,
            List<String> openFacts,
            List<FileView> files) {}

    /** A file. */
    @Schema(name = "InjuryApplicationPaper")
    record FileView(
            UUID materialId, String contentType, long size, int copies, boolean originalSeen, Instant providedAt) {}

    /** What must still be told. */
    @Schema(name = "InjuryApplicationQuestion")
    record QuestionView(String fact, String question, List<String> values, List<String> labels) {}

    /** 核定金额. */
    @Schema(name = "InjuryApplicationAmount")
    record AmountView(
            String item,
            String name,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal statutory,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal thirdPartyPaid,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal payable,
            String formula,
            String clause,
            RuleStatus status) {}

    /** What was done. */
    @Schema(name = "InjuryApplicationStep")
    record StepView(String change, ApplicationState state, String by, String reason, Instant at) {}

    /** A line of the list: names are masked. */
    @Schema(name = "InjuryApplicationSummary")
    record Summary(
            UUID applicationId,
            String type,
            String typeName,
            Channel channel,
            ApplicationState state,
            String stateText,
            ProgressView progress,
            String worker,
            @Nullable LocalDate submittedOn,
            @Nullable LocalDate dueOn,
            boolean overdue,
            @Nullable LocalDate finishedOn,
            Instant createdAt) {}
}
