package org.huzhu.claims.filing.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.values.PersonName;

/**
 * What the two forms say of one filing (1E.3, 1E.4). Names, illness and numbers: sealed at rest.
 *
 * @param confirmed the decision that entitles to treatment at all (JLF-002)
 * @param place 就医地 市（县、区）
 * @param treatmentOn 拟就医日期, where it is known
 * @param conditionEndsOn last day of the residence permit or the posting (JLF-008)
 * @param domicileIsResidence told for 异地长期居住
 */
public record FilingForm(
        Worker worker,
        ApplicantKind applicant,
        Optional<Agent> agent,
        BenefitStatus benefitStatus,
        Confirmation confirmed,
        String place,
        Optional<LocalDate> treatmentOn,
        Optional<LocalDate> conditionEndsOn,
        Optional<Boolean> domicileIsResidence,
        Optional<Referral> referral,
        Optional<Fitting> fitting) {

    /** Shown in place of what was erased. */
    public static final FilingForm ERASED = new FilingForm(
            new Worker("已删除", Sex.MALE, "", "", "", ""),
            ApplicantKind.SELF,
            Optional.empty(),
            BenefitStatus.STOPPED,
            Confirmation.RECOGNITION,
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** 工伤职工基本信息. */
    public record Worker(String name, Sex sex, String idNumber, String injuredPart, String employer, String phone) {
        @Override
        public String toString() {
            return PersonName.mask(name);
        }
    }

    /** 代办人: a near relative who applies at the window (JLF-004). */
    public record Agent(String name, String idNumber, String relation, String phone) {
        @Override
        public String toString() {
            return PersonName.mask(name);
        }
    }

    /** 性别. */
    public enum Sex {
        MALE("男"),
        FEMALE("女");

        private final String zh;

        Sex(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    /** Who applies. */
    public enum ApplicantKind {
        SELF,
        RELATIVE
    }

    /** 享受待遇状态. */
    public enum BenefitStatus {
        NORMAL,
        SUSPENDED,
        STOPPED
    }

    /** What was decided before (工伤认定、工伤复发确认、工伤康复确认、辅助器具配置确认). */
    public enum Confirmation {
        RECOGNITION,
        RECURRENCE,
        REHABILITATION,
        DEVICE
    }

    /** 转诊原因. */
    public enum ReferralReason {
        CANNOT_DIAGNOSE("无法诊断"),
        CANNOT_TREAT("无法治疗");

        private final String zh;

        ReferralReason(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    /** 初诊医师意见 and 会诊专家意见, as the contracted institution of the insured place gave them. */
    public record Referral(
            String opinion,
            String doctor,
            Optional<LocalDate> opinionOn,
            Set<ReferralReason> reasons,
            String expert,
            Optional<LocalDate> expertOn) {
        public Referral {
            reasons = Set.copyOf(reasons);
        }

        @Override
        public String toString() {
            return "Referral";
        }
    }

    /** 配置类别. */
    public enum FittingKind {
        FIRST,
        REPLACEMENT
    }

    /**
     * 配置类别 and the devices.
     *
     * @param lastFittedOn 上次配置（更换）时间
     * @param itemsChanged 配置项目有变化
     */
    public record Fitting(
            FittingKind kind, Optional<LocalDate> lastFittedOn, Optional<Boolean> itemsChanged, List<Device> devices) {
        public Fitting {
            devices = List.copyOf(devices);
        }
    }

    /**
     * 辅助器具.
     *
     * @param minimumYears 最低使用年限; the agency fills it in
     * @param limit 最高支付限额（元）; the agency fills it in
     */
    public record Device(String name, Optional<Integer> minimumYears, Optional<BigDecimal> limit) {}

    public List<Device> devices() {
        return fitting.map(Fitting::devices).orElse(List.of());
    }

    public FilingForm withDevices(List<Device> devices) {
        return new FilingForm(
                worker,
                applicant,
                agent,
                benefitStatus,
                confirmed,
                place,
                treatmentOn,
                conditionEndsOn,
                domicileIsResidence,
                referral,
                fitting.map(known -> new Fitting(known.kind(), known.lastFittedOn(), known.itemsChanged(), devices)));
    }

    /** What the list of papers depends on (rulebook 3.7). */
    public Facts facts(FilingKind kind, Scenario scenario) {
        var facts = Facts.NONE
                .with("filingKind", kind.name())
                .with("scenario", scenario.name())
                .with("applicant", applicant.name());
        if (domicileIsResidence.isPresent()) {
            facts = facts.with("domicileIsResidence", domicileIsResidence.get());
        }
        if (fitting.isPresent()) {
            facts = facts.with("firstFitting", fitting.get().kind() == FittingKind.FIRST);
            var changed = fitting.get().itemsChanged();
            facts = changed.isPresent() ? facts.with("itemsChanged", changed.get()) : facts;
        }
        return facts;
    }

    @Override
    public String toString() {
        return "FilingForm of " + worker;
    }
}
