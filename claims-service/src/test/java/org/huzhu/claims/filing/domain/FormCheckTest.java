package org.huzhu.claims.filing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.huzhu.claims.filing.domain.FilingForm.Agent;
import org.huzhu.claims.filing.domain.FilingForm.ApplicantKind;
import org.huzhu.claims.filing.domain.FilingForm.BenefitStatus;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.claims.material.domain.Provided;
import org.huzhu.platform.values.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);

    @ParameterizedTest
    @CsvSource({"MEDICAL, REFERRAL", "MEDICAL, RESIDENCE", "REHAB, WORK", "DEVICE, REFERRAL", "DEVICE, WORK"})
    void rightlyFilledFormsPass(FilingKind kind, Scenario scenario) {
        assertThat(wrong(kind, scenario, AFiling.form(kind, scenario))).isEmpty();
    }

    @Test
    @DisplayName("AC-159 eleven devices are one too many")
    void elevenDevices() {
        var devices = IntStream.rangeClosed(1, 11)
                .mapToObj(i -> AFiling.device("器具" + i, "100"))
                .toList();
        var form = AFiling.with(
                AFiling.form(FilingKind.DEVICE, Scenario.WORK),
                Optional.empty(),
                Optional.of(AFiling.fitting(devices)));

        assertThat(wrong(FilingKind.DEVICE, Scenario.WORK, form)).isEqualTo("DEVICE_COUNT");
        assertThat(wrong(
                        FilingKind.DEVICE,
                        Scenario.WORK,
                        AFiling.with(form, Optional.empty(), Optional.of(AFiling.fitting(devices.subList(0, 10))))))
                .isEmpty();
    }

    @Test
    @DisplayName("1E.3 a referral without a reason for it is refused")
    void referralNeedsItsReason() {
        var form = AFiling.form(FilingKind.MEDICAL, Scenario.REFERRAL);

        assertThat(wrong(
                        FilingKind.MEDICAL,
                        Scenario.REFERRAL,
                        AFiling.with(form, Optional.of(AFiling.opinion("病情", Set.of())), Optional.empty())))
                .isEqualTo("REFERRAL_REASON_REQUIRED");
    }

    @Test
    @DisplayName("JLF-015 a referral and a fitting choose one institution, long-term residents as many as they need")
    void institutions() {
        var two = List.of("JL-DEMO-01", "JL-DEMO-03");
        assertThat(check(FilingKind.MEDICAL, Scenario.REFERRAL)
                        .wrong(AFiling.form(FilingKind.MEDICAL, Scenario.REFERRAL), two)
                        .map(Refusal::code))
                .contains("INSTITUTION_COUNT");
        assertThat(check(FilingKind.MEDICAL, Scenario.RESIDENCE)
                        .wrong(AFiling.form(FilingKind.MEDICAL, Scenario.RESIDENCE), two))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "JL-DEMO-05, INSTITUTION_LOCAL",
        "JL-DEMO-06, INSTITUTION_NOT_CONTRACTED",
        "JL-DEMO-04, INSTITUTION_NOT_CONTRACTED",
        "NOWHERE, INSTITUTION_UNKNOWN"
    })
    void theInstitutionIsAwayAndContractedToday(String institution, String code) {
        assertThat(check(FilingKind.MEDICAL, Scenario.WORK)
                        .wrong(AFiling.form(FilingKind.MEDICAL, Scenario.WORK), List.of(institution))
                        .map(Refusal::code))
                .contains(code);
    }

    @Test
    @DisplayName("AC-162 treatment on 2024-07-31 came before the start; JLF-002 a suspended benefit files nothing")
    void startAndStatus() {
        var form = AFiling.form(FilingKind.MEDICAL, Scenario.WORK);
        var before =
                changed(form, ApplicantKind.SELF, Optional.empty(), BenefitStatus.NORMAL, LocalDate.of(2024, 7, 31));
        var suspended = changed(form, ApplicantKind.SELF, Optional.empty(), BenefitStatus.SUSPENDED, TODAY);

        assertThat(wrong(FilingKind.MEDICAL, Scenario.WORK, before)).isEqualTo("BEFORE_START");
        assertThat(wrong(FilingKind.MEDICAL, Scenario.WORK, suspended)).isEqualTo("BENEFIT_STATUS");
    }

    @Test
    @DisplayName("AC-157 a near relative without his own ID: the form and the list of papers are both incomplete")
    void relative() {
        var nameless = new Agent("张三", "", "配偶", "18912345678");
        var form = changed(
                AFiling.form(FilingKind.MEDICAL, Scenario.REFERRAL),
                ApplicantKind.RELATIVE,
                Optional.of(nameless),
                BenefitStatus.NORMAL,
                TODAY);

        assertThat(wrong(FilingKind.MEDICAL, Scenario.REFERRAL, form)).isEqualTo("AGENT_ID_REQUIRED");
        assertThat(missing(form, FilingKind.MEDICAL, Scenario.REFERRAL))
                .containsExactly("INJURY_DECISION", "FILING_FORM", "AGENT_ID_CARD");
    }

    @Test
    @DisplayName("1E.2 each scenario asks for its own papers; one proof of work is enough; originals are seen")
    void papers() {
        assertThat(missing(
                        AFiling.form(FilingKind.MEDICAL, Scenario.RESIDENCE), FilingKind.MEDICAL, Scenario.RESIDENCE))
                .containsExactly("INJURY_DECISION", "RESIDENCE_PROOF");
        assertThat(missing(
                        AFiling.form(FilingKind.REHAB, Scenario.WORK),
                        FilingKind.REHAB,
                        Scenario.WORK,
                        paper("LABOUR_CONTRACT", false)))
                .containsExactly("INJURY_DECISION");
        assertThat(missing(
                        AFiling.form(FilingKind.DEVICE, Scenario.REFERRAL),
                        FilingKind.DEVICE,
                        Scenario.REFERRAL,
                        paper("INJURY_DECISION", false),
                        paper("DEVICE_FORM", false),
                        paper("ORIGINAL_APPRAISAL", true),
                        paper("ORIGINAL_INJURY_DECISION", false)))
                .containsExactly("REFERRAL_OPINION", "ORIGINAL_INJURY_DECISION");
    }

    private static Provided paper(String code, boolean seen) {
        return new Provided(code, Provided.Source.UPLOAD, Optional.empty(), seen);
    }

    private static List<String> missing(FilingForm form, FilingKind kind, Scenario scenario, Provided... papers) {
        return Checklist.of(AFiling.RULES.materials(), form.facts(kind, scenario), List.of(papers), Optional.empty())
                .missing()
                .stream()
                .map(Checklist.Line::code)
                .toList();
    }

    private static FilingForm changed(
            FilingForm form,
            ApplicantKind applicant,
            Optional<Agent> agent,
            BenefitStatus status,
            LocalDate treatment) {
        return new FilingForm(
                form.worker(),
                applicant,
                agent,
                status,
                form.confirmed(),
                form.place(),
                Optional.of(treatment),
                form.conditionEndsOn(),
                form.domicileIsResidence(),
                form.referral(),
                form.fitting());
    }

    private static String wrong(FilingKind kind, Scenario scenario, FilingForm form) {
        var institution = kind == FilingKind.DEVICE ? AFiling.DEVICES : AFiling.HOSPITAL;
        return check(kind, scenario)
                .wrong(form, List.of(institution))
                .map(Refusal::code)
                .orElse("");
    }

    private static FormCheck check(FilingKind kind, Scenario scenario) {
        return new FormCheck(AFiling.RULES, kind, scenario, TODAY);
    }
}
