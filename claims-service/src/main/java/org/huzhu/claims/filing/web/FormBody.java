package org.huzhu.claims.filing.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.huzhu.claims.filing.domain.FilingForm;
import org.huzhu.claims.filing.domain.FilingForm.Agent;
import org.huzhu.claims.filing.domain.FilingForm.ApplicantKind;
import org.huzhu.claims.filing.domain.FilingForm.BenefitStatus;
import org.huzhu.claims.filing.domain.FilingForm.Confirmation;
import org.huzhu.claims.filing.domain.FilingForm.Device;
import org.huzhu.claims.filing.domain.FilingForm.Fitting;
import org.huzhu.claims.filing.domain.FilingForm.FittingKind;
import org.huzhu.claims.filing.domain.FilingForm.Referral;
import org.huzhu.claims.filing.domain.FilingForm.ReferralReason;
import org.huzhu.claims.filing.domain.FilingForm.Sex;
import org.huzhu.claims.filing.domain.FilingForm.Worker;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.PersonName;
import org.jspecify.annotations.Nullable;

/** What the form says, for a correction or a change: kind and scenario stay. */
@Schema(name = "FilingFormBody", description = "备案表内容")
record FormBody(
        @Valid @NotNull(message = "请填写工伤职工基本信息") @Nullable WorkerBody worker,
        @Nullable ApplicantKind applicant,
        @Valid @Nullable AgentBody agent,
        @Nullable BenefitStatus benefitStatus,
        @Nullable Confirmation confirmed,
        @Nullable @Size(max = 100, message = "就医地过长") String place,
        @Nullable @Size(max = 50, message = "协议机构过多") List<String> institutions,
        @Nullable LocalDate treatmentOn,
        @Nullable LocalDate conditionEndsOn,
        @Nullable Boolean domicileIsResidence,
        @Valid @Nullable ReferralBody referral,
        @Valid @Nullable FittingBody fitting) {

    /** 工伤职工基本信息. */
    @Schema(name = "FilingWorker")
    record WorkerBody(
            @Nullable @Size(max = 100, message = "姓名过长") String name,
            @NotNull(message = "请选择性别") @Nullable Sex sex,
            @Nullable @Size(max = 32, message = "身份证号码过长") String idNumber,

            @NotNull(message = "请填写工伤部位") @Nullable @Size(min = 1, max = 100, message = "工伤部位须为1至100字")
            String injuredPart,

            @NotNull(message = "请填写工作单位") @Nullable @Size(min = 1, max = 100, message = "工作单位须为1至100字")
            String employer,

            @Nullable @Size(max = 32, message = "联系电话过长") String phone) {
        Worker worker() {
            return new Worker(
                    PersonName.normalise(text(name)),
                    Objects.requireNonNull(sex),
                    FormBody.idNumber(idNumber),
                    text(injuredPart),
                    text(employer),
                    MobileNumber.normalise(text(phone)));
        }

        @Override
        public String toString() {
            return "Worker";
        }
    }

    /** 代办人. */
    @Schema(name = "FilingAgent")
    record AgentBody(
            @Nullable @Size(max = 100, message = "代办人姓名过长") String name,
            @Nullable @Size(max = 32, message = "身份证号码过长") String idNumber,
            @Nullable @Size(max = 20, message = "与工伤职工关系过长") String relation,
            @Nullable @Size(max = 32, message = "联系电话过长") String phone) {
        Agent agent() {
            return new Agent(
                    PersonName.normalise(text(name)),
                    FormBody.idNumber(idNumber),
                    text(relation),
                    MobileNumber.normalise(text(phone)));
        }

        @Override
        public String toString() {
            return "Agent";
        }
    }

    /** 转诊转院意见. */
    @Schema(name = "FilingReferral")
    record ReferralBody(
            @Nullable @Size(max = 500, message = "初诊意见不超过500字")
            String opinion,

            @Nullable @Size(max = 50, message = "医师姓名过长") String doctor,
            @Nullable LocalDate opinionOn,
            @Nullable Set<ReferralReason> reasons,
            @Nullable @Size(max = 50, message = "专家姓名过长") String expert,
            @Nullable LocalDate expertOn) {
        Referral referral() {
            return new Referral(
                    text(opinion),
                    text(doctor),
                    Optional.ofNullable(opinionOn),
                    reasons == null ? Set.of() : reasons,
                    text(expert),
                    Optional.ofNullable(expertOn));
        }

        @Override
        public String toString() {
            return "Referral";
        }
    }

    /** 配置类别 and devices. */
    @Schema(name = "FilingFitting")
    record FittingBody(
            @NotNull(message = "请选择首次配置或更换维修") @Nullable FittingKind kind,
            @Nullable LocalDate lastFittedOn,
            @Nullable Boolean itemsChanged,

            @Nullable @Valid @Size(max = 100, message = "辅助器具过多")
            List<DeviceBody> devices) {
        Fitting fitting() {
            return new Fitting(
                    Objects.requireNonNull(kind),
                    Optional.ofNullable(lastFittedOn),
                    Optional.ofNullable(itemsChanged),
                    FormBody.devices(devices));
        }
    }

    /** 辅助器具. */
    @Schema(name = "FilingDevice")
    record DeviceBody(
            @Nullable @Size(max = 60, message = "辅助器具名称过长") String name,

            @Nullable @Positive(message = "最低使用年限应大于0") @Max(value = 50, message = "最低使用年限过长")
            Integer minimumYears,

            @Nullable
            @Positive(message = "最高支付限额应大于0")
            @Digits(integer = 9, fraction = 2, message = "限额最多两位小数")
            @Schema(type = "string", example = "3000.00")
            BigDecimal limit) {}

    static List<Device> devices(@Nullable List<DeviceBody> told) {
        return told == null
                ? List.of()
                : told.stream()
                        .map(each -> new Device(
                                text(each.name()),
                                Optional.ofNullable(each.minimumYears()),
                                Optional.ofNullable(each.limit())))
                        .toList();
    }

    /** In the order told, each once. */
    static List<String> codes(@Nullable List<String> told) {
        return told == null
                ? List.of()
                : told.stream().map(FormBody::text).distinct().toList();
    }

    FilingForm form() {
        return new FilingForm(
                Objects.requireNonNull(worker).worker(),
                applicant == null ? ApplicantKind.SELF : applicant,
                Optional.ofNullable(agent).map(AgentBody::agent),
                benefitStatus == null ? BenefitStatus.NORMAL : benefitStatus,
                confirmed == null ? Confirmation.RECOGNITION : confirmed,
                text(place),
                Optional.ofNullable(treatmentOn),
                Optional.ofNullable(conditionEndsOn),
                Optional.ofNullable(domicileIsResidence),
                Optional.ofNullable(referral).map(ReferralBody::referral),
                Optional.ofNullable(fitting).map(FittingBody::fitting));
    }

    /** A small x is accepted and kept large. */
    private static String idNumber(@Nullable String told) {
        return HalfWidth.compact(HalfWidth.of(text(told))).replace('x', 'X');
    }

    private static String text(@Nullable String told) {
        return told == null ? "" : told.strip();
    }

    @Override
    public String toString() {
        return "FilingForm";
    }
}
