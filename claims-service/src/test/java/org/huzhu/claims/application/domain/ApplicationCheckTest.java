package org.huzhu.claims.application.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.application.domain.AnApplication.RULES;
import static org.huzhu.claims.application.domain.AnApplication.form;
import static org.huzhu.claims.application.domain.AnApplication.inpatient;
import static org.huzhu.claims.application.domain.AnApplication.ofRelative;
import static org.huzhu.claims.application.domain.AnApplication.offsite;
import static org.huzhu.claims.application.domain.AnApplication.type;

import java.time.LocalDate;
import java.util.Optional;
import org.huzhu.claims.application.domain.ApplicationForm.Account;
import org.huzhu.claims.application.domain.ApplicationForm.Payout;
import org.huzhu.claims.application.domain.ApplicationForm.PayoutMethod;
import org.huzhu.claims.application.domain.ApplicationForm.Worker;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.time.AnnouncedWorkCalendar;
import org.huzhu.platform.time.WorkCalendar;
import org.huzhu.platform.values.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The forms of portal, APP and window (LYG-25 to LYG-27, LYG-34). */
class ApplicationCheckTest {

    private static final WorkCalendar CALENDAR = AnnouncedWorkCalendar.shipped();
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 2);

    @Test
    @DisplayName("AC-143 applied 2025-02-20 without an end: the validity ends 2025-08-19")
    void validity() {
        var check = check("OFFSITE_TREATMENT");
        var filled = check.filled(offsite("2025-02-20", ""), CALENDAR);
        assertThat(filled.offsite().orElseThrow().validTo()).contains(LocalDate.of(2025, 8, 19));
        assertThat(wrong("OFFSITE_TREATMENT", filled)).isEmpty();

        var told = offsite("2025-02-20", "2025-03-31");
        assertThat(check.filled(told, CALENDAR)).isEqualTo(told);
        assertThat(wrong("OFFSITE_TREATMENT", offsite("2025-02-20", "2025-02-19")))
                .contains("VALIDITY_REVERSED");
        assertThat(wrong("OFFSITE_TREATMENT", form())).contains("PAYOUT_WITHOUT_NEED");
    }

    @Test
    @DisplayName("LYG-34 handed in 2026-02-02, due 2026-03-06: 20 working days around the Spring Festival")
    void dueDay() {
        assertThat(RULES.due().rule().lastDay(TODAY, CALENDAR)).isEqualTo(LocalDate.of(2026, 3, 6));
    }

    @Test
    @DisplayName("LYG-25, LYG-26 发放方式, 移动电话 and 申请事项 are asked for")
    void fieldsWithAStar() {
        assertThat(wrong("LUMP_DISABILITY", form("LUMP_DISABILITY"))).isEmpty();
        assertThat(wrong("LUMP_DISABILITY", form())).contains("APPLICATION_ITEMS");
        assertThat(wrong("LUMP_DISABILITY", form("NURSING"))).contains("APPLICATION_ITEMS");
        assertThat(wrong("LUMP_DISABILITY", paid(null, "LUMP_DISABILITY"))).contains("PAYOUT_METHOD");
        var silent = form("LUMP_DISABILITY");
        var withoutPhone = new ApplicationForm(
                new Worker("张三", silent.worker().idNumber(), "", ""),
                silent.claimant(),
                silent.payout(),
                silent.items(),
                silent.offsite(),
                "");
        assertThat(wrong("LUMP_DISABILITY", withoutPhone)).contains("PHONE_INVALID");
    }

    @Test
    @DisplayName("LYG-05 the employer's account is paid only where the employer advanced the costs")
    void employersAccount() {
        var account = new Account("某厂", "某行", "6230000000000000007");
        var form = paid(new Payout(PayoutMethod.EMPLOYER_ACCOUNT, Optional.of(account)), "MEDICAL_COST");
        assertThat(wrong("MEDICAL_REIMBURSE", form)).contains("EMPLOYER_DID_NOT_ADVANCE");
        assertThat(check("MEDICAL_REIMBURSE").wrong(form, inpatient().with("employerAdvanced", true), TODAY))
                .isEmpty();
        var nowhere = paid(new Payout(PayoutMethod.EMPLOYER_ACCOUNT, Optional.empty()), "MEDICAL_COST");
        assertThat(check("MEDICAL_REIMBURSE")
                        .wrong(nowhere, inpatient().with("employerAdvanced", true), TODAY)
                        .map(Refusal::code))
                .contains("BANK_DETAILS_REQUIRED");
        assertThat(wrong("LUMP_DISABILITY", paid(form.payout().orElseThrow(), "LUMP_DISABILITY")))
                .contains("PAYOUT_METHOD");
    }

    @Test
    void benefitsAfterADeathAreForARelative() {
        assertThat(wrong("DEPENDANT_PENSION", form("DEPENDANT_PENSION"))).contains("CLAIMANT_REQUIRED");
        assertThat(wrong("DEPENDANT_PENSION", ofRelative("DEPENDANT_PENSION"))).isEmpty();
        assertThat(wrong("LUMP_DISABILITY", ofRelative("LUMP_DISABILITY"))).contains("CLAIMANT_WITHOUT_NEED");
    }

    @Test
    void anInjuryOfTomorrowIsRefused() {
        assertThat(check("LUMP_DISABILITY")
                        .wrong(form("LUMP_DISABILITY"), Facts.NONE, TODAY.plusDays(1))
                        .map(Refusal::code))
                .contains("DATE_IN_FUTURE");
    }

    private static ApplicationForm paid(Payout payout, String... items) {
        var form = form(items);
        return new ApplicationForm(
                form.worker(), Optional.empty(), Optional.ofNullable(payout), form.items(), Optional.empty(), "");
    }

    private static ApplicationCheck check(String code) {
        return new ApplicationCheck(RULES, type(code), TODAY);
    }

    private static Optional<String> wrong(String code, ApplicationForm form) {
        return check(code).wrong(form, Facts.NONE, TODAY).map(Refusal::code);
    }
}
