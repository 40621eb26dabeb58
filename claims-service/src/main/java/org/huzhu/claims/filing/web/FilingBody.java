package org.huzhu.claims.filing.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.huzhu.claims.filing.FileFiling;
import org.huzhu.claims.filing.domain.FilingForm.ApplicantKind;
import org.huzhu.claims.filing.domain.FilingForm.BenefitStatus;
import org.huzhu.claims.filing.domain.FilingForm.Confirmation;
import org.huzhu.claims.filing.domain.FilingKind;
import org.huzhu.claims.filing.domain.Scenario;
import org.huzhu.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/** A filing as JSON: the fields of the two printed forms. */
@Schema(name = "OffsiteFilingBody", description = "异地就医（康复）、配置辅助器具备案表")
record FilingBody(
        @Nullable @Size(max = 10, message = "参保地代码过长") @Schema(example = "CN-2201")
        String region,

        @NotNull(message = "请选择备案项目") @Nullable FilingKind kind,
        @NotNull(message = "请选择异地情形") @Nullable Scenario scenario,
        @Nullable @Schema(description = "备案类别；变更请用/changes") Category category,
        @Valid @NotNull(message = "请填写工伤职工基本信息") FormBody.@Nullable WorkerBody worker,
        @Nullable ApplicantKind applicant,
        @Valid FormBody.@Nullable AgentBody agent,
        @Nullable BenefitStatus benefitStatus,
        @Nullable Confirmation confirmed,

        @Nullable @Size(max = 100, message = "就医地过长") @Schema(example = "吉林市船营区")
        String place,

        @Nullable @Size(max = 50, message = "协议机构过多") List<String> institutions,
        @Nullable @Schema(description = "拟就医日期") LocalDate treatmentOn,
        @Nullable @Schema(description = "居住证、外派等备案条件的最后一天") LocalDate conditionEndsOn,
        @Nullable @Schema(description = "居住地是否为户籍所在地") Boolean domicileIsResidence,
        @Valid FormBody.@Nullable ReferralBody referral,
        @Valid FormBody.@Nullable FittingBody fitting) {

    /** 备案类别. */
    enum Category {
        NEW,
        CHANGE
    }

    FileFiling.Command command(Caller caller) {
        return new FileFiling.Command(
                caller,
                Optional.ofNullable(region).filter(told -> !told.isBlank()),
                Objects.requireNonNull(kind),
                Objects.requireNonNull(scenario),
                category == Category.CHANGE,
                new FormBody(
                                worker,
                                applicant,
                                agent,
                                benefitStatus,
                                confirmed,
                                place,
                                institutions,
                                treatmentOn,
                                conditionEndsOn,
                                domicileIsResidence,
                                referral,
                                fitting)
                        .form(),
                FormBody.codes(institutions));
    }

    /** A record's default text would print a person into a log. */
    @Override
    public String toString() {
        return "Filing of " + kind;
    }
}
