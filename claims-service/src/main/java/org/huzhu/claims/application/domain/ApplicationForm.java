package org.huzhu.claims.application.domain;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.huzhu.platform.values.PersonName;

/**
 * What the forms of portal, APP and window ask (LYG-25 to LYG-27, LYG-31). Names a person, an injury and an account:
 * sealed at rest.
 *
 * @param claimant near relative who is to be paid after the worker's death
 * @param payout 发放方式; empty for a type that pays nothing by itself
 * @param items 申请事项
 * @param remark what is asked for, for a type without a form of its own
 */
public record ApplicationForm(
        Worker worker,
        Optional<Claimant> claimant,
        Optional<Payout> payout,
        Set<String> items,
        Optional<Offsite> offsite,
        String remark) {

    public ApplicationForm {
        items = Set.copyOf(items);
    }

    /**
     * 人员基本信息.
     *
     * @param personalNo 个人编号, as the social insurance agency numbers him; may be empty
     */
    public record Worker(String name, String idNumber, String personalNo, String phone) {
        @Override
        public String toString() {
            return PersonName.mask(name);
        }
    }

    /** 近亲属. */
    public record Claimant(String name, String idNumber, String relation) {
        @Override
        public String toString() {
            return PersonName.mask(name);
        }
    }

    /** 发放方式. */
    public enum PayoutMethod {
        SS_CARD("社保卡发放"),
        /** 近亲属指定的银行卡 (LYG-09). */
        RELATIVE_BANK_CARD("近亲属指定银行卡"),
        /** 单位账户, where the employer advanced the costs (LYG-05). */
        EMPLOYER_ACCOUNT("单位账户"),
        /** Another account of the worker himself, for 账户维护. */
        BANK_CARD("本人银行卡");

        private final String zh;

        PayoutMethod(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }

        /** A social-security card is known to the agency; any other account must be written down. */
        public boolean needsAccount() {
            return switch (this) {
                case SS_CARD -> false;
                case RELATIVE_BANK_CARD, EMPLOYER_ACCOUNT, BANK_CARD -> true;
            };
        }
    }

    /** Where the money goes. */
    public record Payout(PayoutMethod method, Optional<Account> account) {}

    /** 发放账户. */
    public record Account(String holder, String bank, String number) {
        @Override
        public String toString() {
            return "Account";
        }
    }

    /**
     * 工伤异地居住（就医）申请 (LYG-27).
     *
     * @param validFrom 备案有效开始时间
     * @param validTo 备案有效结束时间; filled in by the rule where it was left out
     * @param place 就医地行政区划
     * @param filingKind 备案申请类型
     */
    public record Offsite(
            String recognitionNo,
            Optional<LocalDate> recognisedOn,
            String injuredPart,
            String diagnosis,
            LocalDate appliedOn,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validTo,
            String place,
            String filingKind,
            String fromHospital,
            String fromHospitalLevel) {

        public Offsite until(LocalDate lastDay) {
            return new Offsite(
                    recognitionNo,
                    recognisedOn,
                    injuredPart,
                    diagnosis,
                    appliedOn,
                    validFrom,
                    Optional.of(lastDay),
                    place,
                    filingKind,
                    fromHospital,
                    fromHospitalLevel);
        }

        @Override
        public String toString() {
            return "Offsite";
        }
    }

    public ApplicationForm with(Offsite other) {
        return new ApplicationForm(worker, claimant, payout, items, Optional.of(other), remark);
    }

    /** Whose money it is. */
    public String payeeIdNumber() {
        return claimant.map(Claimant::idNumber).orElse(worker.idNumber());
    }

    @Override
    public String toString() {
        return "ApplicationForm of " + worker;
    }
}
