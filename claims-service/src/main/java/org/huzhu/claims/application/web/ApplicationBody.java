package org.huzhu.claims.application.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.huzhu.claims.application.OpenApplication;
import org.huzhu.claims.application.domain.ApplicationForm;
import org.huzhu.claims.application.domain.ApplicationForm.Account;
import org.huzhu.claims.application.domain.ApplicationForm.Claimant;
import org.huzhu.claims.application.domain.ApplicationForm.Offsite;
import org.huzhu.claims.application.domain.ApplicationForm.Payout;
import org.huzhu.claims.application.domain.ApplicationForm.PayoutMethod;
import org.huzhu.claims.application.domain.ApplicationForm.Worker;
import org.huzhu.claims.application.domain.Channel;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.PersonName;
import org.jspecify.annotations.Nullable;

/** An application as JSON: the fields of portal, APP and window (LYG-25 to LYG-27). */
@Schema(name = "InjuryApplicationBody", description = "工伤保险待遇申请")
record ApplicationBody(
        @Nullable @Size(max = 10, message = "参保地代码过长") @Schema(example = "CN-3207")
        String region,

        @NotNull(message = "请选择办理渠道WINDOW、PORTAL或APP") @Nullable
        Channel channel,

        @NotNull(message = "请选择待遇种类") @Nullable @Size(max = 60, message = "待遇种类过长")
        String type,

        @NotNull(message = "请填写工伤发生日期") @Nullable LocalDate injuredOn,
        @Valid @NotNull(message = "请填写申请信息") @Nullable FormBody form,
        @Nullable @Size(max = 40, message = "事项过多") Map<String, Object> facts) {

    OpenApplication.Command command(Caller caller, LocalDate today) {
        return new OpenApplication.Command(
                caller,
                Optional.ofNullable(region).filter(told -> !told.isBlank()),
                Objects.requireNonNull(channel),
                Objects.requireNonNull(type),
                Objects.requireNonNull(injuredOn),
                Objects.requireNonNull(form).form(today),
                told(facts));
    }

    static Map<String, Object> told(@Nullable Map<String, Object> facts) {
        return facts == null ? Map.of() : facts;
    }

    /** A record's default text would print a person into a log. */
    @Override
    public String toString() {
        return "Application for " + type;
    }

    /** A correction: channel, type and event stay. */
    @Schema(name = "InjuryApplicationChange")
    record Change(
            @Valid @NotNull(message = "请填写申请信息") @Nullable FormBody form,
            @Nullable @Size(max = 40, message = "事项过多") Map<String, Object> facts) {
        @Override
        public String toString() {
            return "Change";
        }
    }

    /** 申请信息. */
    @Schema(name = "InjuryApplicationForm")
    record FormBody(
            @Valid @NotNull(message = "请填写人员基本信息") @Nullable WorkerBody worker,

            @Valid @Nullable @Schema(description = "工亡待遇的近亲属")
            ClaimantBody claimant,

            @Valid @Nullable @Schema(description = "发放方式") PayoutBody payout,

            @Nullable @Size(max = 10, message = "申请事项过多") @Schema(description = "申请事项")
            Set<String> items,

            @Valid @Nullable @Schema(description = "工伤异地居住（就医）申请")
            OffsiteBody offsite,

            @Nullable @Size(max = 200, message = "申请说明不超过200字")
            String remark) {

        ApplicationForm form(LocalDate today) {
            return new ApplicationForm(
                    Objects.requireNonNull(worker).worker(),
                    Optional.ofNullable(claimant).map(ClaimantBody::claimant),
                    Optional.ofNullable(payout).map(PayoutBody::payout),
                    items == null ? Set.of() : items,
                    Optional.ofNullable(offsite).map(told -> told.offsite(today)),
                    text(remark));
        }

        @Override
        public String toString() {
            return "Form";
        }
    }

    /** 人员基本信息. */
    @Schema(name = "InjuryApplicationWorker")
    record WorkerBody(
            @Nullable @Size(max = 100, message = "姓名过长") String name,
            @Nullable @Size(max = 32, message = "公民身份号码过长") String idNumber,
            @Nullable @Size(max = 32, message = "个人编号过长") String personalNo,

            @Nullable @Size(max = 32, message = "移动电话过长") @Schema(description = "移动电话")
            String phone) {
        Worker worker() {
            return new Worker(
                    PersonName.normalise(text(name)),
                    id(idNumber),
                    text(personalNo),
                    MobileNumber.normalise(text(phone)));
        }

        @Override
        public String toString() {
            return "Worker";
        }
    }

    /** 近亲属. */
    @Schema(name = "InjuryApplicationClaimant")
    record ClaimantBody(
            @Nullable @Size(max = 100, message = "近亲属姓名过长") String name,
            @Nullable @Size(max = 32, message = "公民身份号码过长") String idNumber,
            @Nullable @Size(max = 20, message = "与职工关系过长") String relation) {
        Claimant claimant() {
            return new Claimant(PersonName.normalise(text(name)), id(idNumber), text(relation));
        }

        @Override
        public String toString() {
            return "Claimant";
        }
    }

    /** 发放方式. */
    @Schema(name = "InjuryApplicationPayout")
    record PayoutBody(
            @NotNull(message = "请选择发放方式") @Nullable PayoutMethod method,
            @Valid @Nullable AccountBody account) {
        Payout payout() {
            return new Payout(
                    Objects.requireNonNull(method), Optional.ofNullable(account).map(AccountBody::account));
        }
    }

    /** 发放账户. */
    @Schema(name = "InjuryApplicationAccount")
    record AccountBody(
            @Nullable @Size(max = 100, message = "户名过长") String holder,
            @Nullable @Size(max = 100, message = "开户银行过长") String bank,
            @Nullable @Size(max = 40, message = "账号过长") String number) {
        Account account() {
            return new Account(text(holder), text(bank), HalfWidth.compact(HalfWidth.of(text(number))));
        }

        @Override
        public String toString() {
            return "Account";
        }
    }

    /** 工伤异地居住（就医）申请. */
    @Schema(name = "InjuryApplicationOffsite")
    record OffsiteBody(
            @Nullable @Size(max = 60, message = "工伤认定编号过长") String recognitionNo,
            @Nullable LocalDate recognisedOn,
            @Nullable @Size(max = 100, message = "伤残部位过长") String injuredPart,
            @Nullable @Size(max = 500, message = "诊断意见过长") String diagnosis,
            @Nullable LocalDate appliedOn,
            @Nullable LocalDate validFrom,

            @Nullable @Schema(description = "不填为开始时间加6个月减1日")
            LocalDate validTo,

            @Nullable @Size(max = 60, message = "就医地行政区划过长") String place,
            @Nullable @Size(max = 40, message = "备案申请类型过长") String filingKind,

            @Nullable @Size(max = 100, message = "转出地医疗机构名称过长")
            String fromHospital,

            @Nullable @Size(max = 20, message = "医院等级过长") String fromHospitalLevel) {
        Offsite offsite(LocalDate today) {
            return new Offsite(
                    text(recognitionNo),
                    Optional.ofNullable(recognisedOn),
                    text(injuredPart),
                    text(diagnosis),
                    appliedOn == null ? today : appliedOn,
                    Optional.ofNullable(validFrom),
                    Optional.ofNullable(validTo),
                    text(place),
                    text(filingKind),
                    text(fromHospital),
                    text(fromHospitalLevel));
        }

        @Override
        public String toString() {
            return "Offsite";
        }
    }

    /** A small x is accepted and kept large. */
    private static String id(@Nullable String told) {
        return HalfWidth.compact(HalfWidth.of(text(told))).replace('x', 'X');
    }

    private static String text(@Nullable String told) {
        return told == null ? "" : told.strip();
    }
}
