package org.huzhu.claims.filing.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.filing.domain.FilingForm.ApplicantKind;
import org.huzhu.claims.filing.domain.FilingForm.BenefitStatus;
import org.huzhu.claims.filing.domain.FilingForm.Confirmation;
import org.huzhu.claims.filing.domain.FilingForm.FittingKind;
import org.huzhu.claims.filing.domain.FilingForm.ReferralReason;
import org.huzhu.claims.filing.domain.FilingForm.Sex;
import org.huzhu.claims.filing.domain.FilingIdentity.Origin;
import org.huzhu.claims.filing.domain.FilingKind;
import org.huzhu.claims.filing.domain.FilingState;
import org.huzhu.claims.filing.domain.Scenario;
import org.huzhu.claims.material.domain.Checklist;
import org.jspecify.annotations.Nullable;

/**
 * One filing.
 *
 * @param changeableFrom first day of a change or cancellation without an exception
 */
@Schema(name = "Filing", description = "备案")
record FilingView(
        UUID filingId,
        String region,
        FilingKind kind,
        Scenario scenario,
        Origin category,
        int version,
        @Nullable UUID previousFilingId,
        FilingState state,
        String stateText,
        long revision,
        String formTitle,
        List<String> otherTitles,
        @Nullable LocalDate filedOn,
        @Nullable LocalDate approvedOn,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable LocalDate endedOn,
        @Nullable LocalDate changeableFrom,
        String reason,
        List<InstitutionView> institutions,
        FormView form,
        List<MaterialView> materials,
        List<StepView> steps) {

    /** 协议机构. */
    @Schema(name = "FilingInstitution")
    record InstitutionView(String code, String name, String place) {}

    /** What the form says. The identity number is shown to the worker in full on the print only. */
    @Schema(name = "FilingFormView")
    record FormView(
            WorkerView worker,
            ApplicantKind applicant,
            @Nullable AgentView agent,
            BenefitStatus benefitStatus,
            Confirmation confirmed,
            String place,
            @Nullable LocalDate treatmentOn,
            @Nullable LocalDate conditionEndsOn,
            @Nullable Boolean domicileIsResidence,
            @Nullable ReferralView referral,
            @Nullable FittingView fitting) {}

    /** 工伤职工. */
    @Schema(name = "FilingWorkerView")
    record WorkerView(String name, Sex sex, String idNumber, String injuredPart, String employer, String phone) {}

    /** 代办人. */
    @Schema(name = "FilingAgentView")
    record AgentView(String name, String idNumber, String relation) {}

    /** 转诊转院意见. */
    @Schema(name = "FilingReferralView")
    record ReferralView(
            String opinion,
            String doctor,
            @Nullable LocalDate opinionOn,
            Set<ReferralReason> reasons,
            String expert,
            @Nullable LocalDate expertOn) {}

    /** 配置. */
    @Schema(name = "FilingFittingView")
    record FittingView(
            FittingKind kind,
            @Nullable LocalDate lastFittedOn,
            @Nullable Boolean itemsChanged,
            List<DeviceView> devices) {}

    /** 辅助器具. */
    @Schema(name = "FilingDeviceView")
    record DeviceView(
            int number,
            String name,
            @Nullable Integer minimumYears,
            @Nullable String limit) {}

    /** 所需要件. */
    @Schema(name = "FilingMaterial")
    record MaterialView(
            String code,
            String name,
            Checklist.Status need,
            String because,
            @Nullable String oneOf,
            boolean originalRequired,
            boolean missing,
            @Nullable String flaw,
            List<String> openFacts,
            List<FileView> files) {}

    /** A file of a paper. */
    @Schema(name = "FilingFile")
    record FileView(UUID materialId, String contentType, long size, boolean originalSeen, Instant providedAt) {}

    /** What was done. */
    @Schema(name = "FilingStep")
    record StepView(String change, FilingState state, String by, String reason, Instant at) {}

    /** A line of the list: names are masked. */
    @Schema(name = "FilingSummary")
    record Summary(
            UUID filingId,
            FilingKind kind,
            Scenario scenario,
            Origin category,
            int version,
            FilingState state,
            String stateText,
            String worker,
            @Nullable LocalDate filedOn,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable LocalDate endedOn,
            List<String> institutions,
            Instant createdAt) {}
}
