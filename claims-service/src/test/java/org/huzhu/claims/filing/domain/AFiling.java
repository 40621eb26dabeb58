package org.huzhu.claims.filing.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import org.huzhu.claims.filing.domain.FilingIdentity.Origin;
import org.huzhu.claims.filing.rules.FilingRulebooks;
import org.huzhu.claims.filing.rules.FilingSettings;
import org.huzhu.platform.rulebook.reader.Rulebooks;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.springframework.util.unit.DataSize;

/** Filings for tests, with the shipped rules. */
public final class AFiling {

    public static final FilingRulebooks RULEBOOKS = new FilingRulebooks(
            Rulebooks.load(Optional.empty()).facts(), new FilingSettings("", "CN-2201", 30, DataSize.ofMegabytes(50)));
    public static final FilingRules RULES = RULEBOOKS.of("CN-2201");
    public static final String HOSPITAL = "JL-DEMO-01";
    public static final String DEVICES = "JL-DEMO-04";
    public static final String WINDOW = "account:window";
    public static final String REVIEWER = "account:reviewer";

    private AFiling() {}

    public static FilingIdentity identity(FilingKind kind, Scenario scenario) {
        return new FilingIdentity(
                UUID.fromString("4bb9ff69-18b6-288f-ad78-204dd8396efe"),
                UUID.fromString("0198a3c0-0000-7000-8000-000000000041"),
                "CN-2201",
                kind,
                scenario,
                Origin.NEW,
                1,
                Optional.empty(),
                WINDOW,
                Instant.parse("2026-05-20T02:00:00Z"));
    }

    public static Filing draft(FilingKind kind, Scenario scenario) {
        return Filing.draft(identity(kind, scenario), List.of(kind == FilingKind.DEVICE ? DEVICES : HOSPITAL));
    }

    public static Filing submitted(FilingKind kind, Scenario scenario, LocalDate on) {
        return done(draft(kind, scenario).submit(on));
    }

    public static Filing approved(FilingKind kind, Scenario scenario, LocalDate on, Validity validity) {
        return done(submitted(kind, scenario, on).approve(validity, on, REVIEWER));
    }

    public static Filing referral(LocalDate from, LocalDate to) {
        return approved(FilingKind.MEDICAL, Scenario.REFERRAL, from, new Validity(from, Optional.of(to)));
    }

    public static Worker worker(String name) {
        return new Worker(name, Sex.MALE, "32020119900101001X", "右胫骨骨折", "长春市示范机械有限公司", "18912345678");
    }

    public static FilingForm form(FilingKind kind, Scenario scenario) {
        return form(kind, scenario, worker("张安"));
    }

    public static FilingForm form(FilingKind kind, Scenario scenario, Worker worker) {
        var referral = scenario == Scenario.REFERRAL && kind != FilingKind.DEVICE
                ? Optional.of(opinion("骨折术后感染，本地无法继续治疗，建议转上级医院", Set.of(ReferralReason.CANNOT_TREAT)))
                : Optional.<Referral>empty();
        var fitting = kind == FilingKind.DEVICE
                ? Optional.of(fitting(List.of(device("小腿假肢", "3000"))))
                : Optional.<Fitting>empty();
        return new FilingForm(
                worker,
                ApplicantKind.SELF,
                Optional.empty(),
                BenefitStatus.NORMAL,
                Confirmation.RECOGNITION,
                "吉林市船营区",
                Optional.empty(),
                Optional.empty(),
                scenario == Scenario.RESIDENCE ? Optional.of(false) : Optional.empty(),
                referral,
                fitting);
    }

    public static Referral opinion(String words, Set<ReferralReason> reasons) {
        return new Referral(
                words,
                "赵医师",
                Optional.of(LocalDate.of(2026, 5, 18)),
                reasons,
                "钱专家",
                Optional.of(LocalDate.of(2026, 5, 19)));
    }

    public static Fitting fitting(List<Device> devices) {
        return new Fitting(FittingKind.FIRST, Optional.empty(), Optional.of(false), devices);
    }

    public static Device device(String name, String limit) {
        return new Device(name, Optional.of(3), Optional.of(new BigDecimal(limit)));
    }

    public static FilingForm with(FilingForm form, Optional<Referral> referral, Optional<Fitting> fitting) {
        return new FilingForm(
                form.worker(),
                form.applicant(),
                form.agent(),
                form.benefitStatus(),
                form.confirmed(),
                form.place(),
                form.treatmentOn(),
                form.conditionEndsOn(),
                form.domicileIsResidence(),
                referral,
                fitting);
    }

    public static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Done<T> done) {
            return done.value();
        }
        throw new AssertionError(outcome.toString());
    }
}
