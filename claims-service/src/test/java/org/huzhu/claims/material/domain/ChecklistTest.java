package org.huzhu.claims.material.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huzhu.claims.intake.domain.NextStep;
import org.huzhu.claims.material.domain.Checklist.Line;
import org.huzhu.claims.material.domain.Checklist.Status;
import org.huzhu.claims.material.domain.Provided.Source;
import org.huzhu.platform.rulebook.ClaimRules;
import org.huzhu.platform.rulebook.ClaimRules.Material;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.rulebook.reader.Rulebooks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChecklistTest {

    private static final Products PRODUCTS = Rulebooks.load(Optional.empty()).products();
    private static final LocalDate COVER_START = LocalDate.of(2025, 6, 1);

    @Test
    @DisplayName("AC-94 uraemia relief asks for the list of medicines")
    void uraemiaReliefAsksForTheListOfMedicines() {
        var list = hospital(
                Map.of("burdenRelief", true, "uremiaRelief", true),
                given("ID_CARD", "RECEIPT", "DISCHARGE_SUMMARY", "RELIEF_STATEMENT"));

        assertThat(codes(list.missing())).containsExactly("MEDICINE_LIST");
        assertThat(list.missing().getFirst().because()).contains("尿毒症");
    }

    @Test
    void aPaperWhoseConditionIsUnknownIsToBeClarifiedAndNeverSilentlyOptional() {
        var list = hospital(
                Map.of("burdenRelief", true), given("ID_CARD", "RECEIPT", "DISCHARGE_SUMMARY", "RELIEF_STATEMENT"));

        assertThat(line(list, "MEDICINE_LIST").need()).isEqualTo(Status.CLARIFY);
        assertThat(line(list, "MEDICINE_LIST").openFacts()).containsExactly("uremiaRelief");
        assertThat(list.missing()).isEmpty();
        assertThat(list.isComplete()).isFalse();
    }

    @Test
    void aPaperOfAnotherKindOfTreatmentIsNotNeeded() {
        var list = hospital(Map.of("burdenRelief", false), List.of());

        assertThat(line(list, "FAMILY_BED_INVOICE").need()).isEqualTo(Status.NOT_NEEDED);
        assertThat(line(list, "OFFSITE_STATEMENT").need()).isNotEqualTo(Status.REQUIRED);
        assertThat(codes(list.missing())).containsExactly("ID_CARD", "RECEIPT", "DISCHARGE_SUMMARY");
    }

    @Test
    void anElectronicLicenceReplacesTheIdCardAndNothingElse() {
        var list = hospital(Map.of("burdenRelief", false), List.of(licence("ID_CARD"), licence("RECEIPT")));

        assertThat(codes(list.missing())).containsExactly("RECEIPT", "DISCHARGE_SUMMARY");
        assertThat(line(list, "RECEIPT").flaw()).isPresent();
    }

    @Test
    @DisplayName("AC-93 a stroke's sequela asks for its appraisal")
    void aStrokesSequelaAsksForItsAppraisal() {
        var list = critical(Map.of("strokeSequela", true, "platformWorker", false), COVER_START, allOfCritical());

        assertThat(codes(list.missing())).containsExactly("STROKE_PROOF");
    }

    @Test
    @DisplayName("AC-92 papers of a community health centre do not count")
    void papersOfACommunityHealthCentreDoNotCount() {
        var facts = Map.<String, Object>of(
                "strokeSequela", false, "platformWorker", false, "hospitalIsCommunityCentre", true);
        var list = critical(facts, COVER_START, allOfCritical());

        assertThat(codes(list.missing())).containsExactly("MEDICAL_RECORD", "ADMISSION_RECORD", "DISCHARGE_SUMMARY");
        assertThat(list.missing().getFirst().flaw())
                .hasValueSatisfying(flaw -> assertThat(flaw.code()).isEqualTo("HOSPITAL_NOT_ACCEPTED"));
        assertThat(Checklist.refusal(materials("SH-NEWFORM", "CRITICAL_ILLNESS"), "MEDICAL_RECORD", Facts.of(facts)))
                .isPresent();
    }

    @Test
    @DisplayName("AC-91 a courier of class E without a dispatch order is incomplete")
    void aCourierWithoutADispatchOrderIsIncomplete() {
        var list = critical(Map.of("strokeSequela", false, "platformWorker", true), COVER_START, allOfCritical());

        assertThat(codes(list.missing())).containsExactly("DISPATCH_ORDER");
    }

    @Test
    @DisplayName("AC-89 a dispatch order older than three months before the cover's first day does not count")
    void aDispatchOrderMustBeOfTheThreeMonthsBeforeTheCover() {
        assertThat(missingWithOrderOf("2025-02-28")).containsExactly("DISPATCH_ORDER");
        assertThat(missingWithOrderOf("2025-03-01")).isEmpty();
        assertThat(missingWithOrderOf("2025-05-31")).isEmpty();
        assertThat(missingWithOrderOf("2025-06-01")).containsExactly("DISPATCH_ORDER");

        var undated = critical(courier(), COVER_START, plus(allOfCritical(), file("DISPATCH_ORDER")));
        assertThat(codes(undated.missing())).containsExactly("DISPATCH_ORDER");
        assertThat(undated.missing().getFirst().flaw())
                .hasValueSatisfying(flaw -> assertThat(flaw.code()).isEqualTo("DOCUMENT_DATE_REQUIRED"));
    }

    @Test
    @DisplayName("AC-96 who drove in a traffic accident shows his licence")
    void whoDroveShowsHisLicence() {
        var facts = Map.<String, Object>of(
                "cause",
                "TRAFFIC",
                "insuredDrove",
                true,
                "hasTrafficDecision",
                true,
                "hasInjuryDecision",
                false,
                "appraisalExists",
                false);
        var list = checklist(
                "SH-2020",
                "ACC_CONSOLATION",
                facts,
                COVER_START,
                given("ID_CARD", "MEDICAL_HISTORY", "TRAFFIC_DECISION"));

        assertThat(codes(list.missing())).containsExactly("DRIVING_LICENCE");
    }

    @Test
    @DisplayName("AC-97 without any decision a signed statement completes the claim")
    void withoutAnyDecisionASignedStatementCompletesTheClaim() {
        var facts = Map.<String, Object>of(
                "cause",
                "TRAFFIC",
                "insuredDrove",
                false,
                "hasTrafficDecision",
                false,
                "hasInjuryDecision",
                false,
                "appraisalExists",
                false);
        var without = checklist("SH-2020", "ACC_CONSOLATION", facts, COVER_START, given("ID_CARD", "MEDICAL_HISTORY"));
        var with = checklist(
                "SH-2020",
                "ACC_CONSOLATION",
                facts,
                COVER_START,
                given("ID_CARD", "MEDICAL_HISTORY", "SIGNED_STATEMENT"));

        assertThat(codes(without.missing())).containsExactly("SIGNED_STATEMENT");
        assertThat(with.isComplete()).isTrue();
    }

    @Test
    void aFireNeedsFourPhotos() {
        var three = checklist(
                "SH-2020",
                "ACC_FIRE",
                Map.of(),
                COVER_START,
                given("ID_CARD", "HOUSE_PROOF", "FIRE_PROOF", "SCENE_PHOTOS", "SCENE_PHOTOS", "SCENE_PHOTOS"));

        assertThat(codes(three.missing())).containsExactly("SCENE_PHOTOS");
        assertThat(NextStep.missing(three.missing().getFirst())).contains("至少4份，已有3份");
    }

    @Test
    @DisplayName("WXM-031 one appraisal of two is enough, and a form must be seen in the original")
    void oneOfAGroupIsEnough() {
        var disabled = Map.<String, Object>of("injuryOutcome", "DISABILITY");
        var papers = plus(given("ID_CARD", "SS_CARD_COPY", "APPRAISAL"), file("APPLICATION_FORM"));
        var list = checklist("WX-3IN1", "ACCIDENT", disabled, COVER_START, papers);
        var seen = new Provided("APPLICATION_FORM", Source.UPLOAD, Optional.empty(), true);

        assertThat(codes(list.missing())).containsExactly("APPLICATION_FORM");
        assertThat(list.missing().getFirst().flaw().orElseThrow().code()).isEqualTo("ORIGINAL_REQUIRED");
        assertThat(checklist("WX-3IN1", "ACCIDENT", disabled, COVER_START, plus(papers, seen))
                        .isComplete())
                .isTrue();
    }

    @Test
    @DisplayName("WXM-032 after a death the certificate is needed, and nothing else of the four")
    void afterADeathTheCertificateIsNeeded() {
        var list = checklist("WX-3IN1", "ACCIDENT", Map.of("injuryOutcome", "DEATH"), COVER_START, List.of());

        assertThat(codes(list.missing()))
                .contains("DEATH_CERTIFICATE")
                .doesNotContain("APPRAISAL", "DISCHARGE_SUMMARY");
    }

    @Test
    @DisplayName("WXM-031 a summary of a hospital below grade 2 is refused, of grade 2 it counts")
    void theGradeOfTheHospitalDecides() {
        var papers = plus(
                given("ID_CARD", "SS_CARD_COPY", "DISCHARGE_SUMMARY"),
                new Provided("APPLICATION_FORM", Source.UPLOAD, Optional.empty(), true));
        assertThat(codes(accident("1", papers).missing())).containsExactly("DISCHARGE_SUMMARY");
        assertThat(accident("2", papers).isComplete()).isTrue();
        var unknown = checklist("WX-3IN1", "ACCIDENT", Map.of("injuryOutcome", "TREATMENT"), COVER_START, papers);
        assertThat(unknown.openFacts()).containsExactly("hospitalLevel");
    }

    @Test
    void aPaperThatTwoBenefitsAskForStandsOnceWithTheWeightierNeed() {
        var both = new java.util.ArrayList<>(materials("SH-2020", "HOSP_DAYS"));
        both.addAll(materials("SH-2020", "CRITICAL_ILLNESS"));
        var list = Checklist.of(
                both,
                Facts.of(Map.of("familyBed", true, "inpatientOrEmergencyObs", false, "outpatient", false)),
                List.of(),
                Optional.empty());

        assertThat(list.lines().stream().filter(line -> line.code().equals("ID_CARD")))
                .hasSize(1);
        assertThat(line(list, "DISCHARGE_SUMMARY").need()).isEqualTo(Status.REQUIRED);
    }

    private static Checklist accident(String level, List<Provided> papers) {
        return checklist(
                "WX-3IN1",
                "ACCIDENT",
                Map.of("injuryOutcome", "TREATMENT", "hospitalLevel", new BigDecimal(level)),
                COVER_START,
                papers);
    }

    private static Checklist hospital(Map<String, Object> facts, List<Provided> papers) {
        var all = new TreeMap<String, Object>(
                Map.of("inpatientOrEmergencyObs", true, "familyBed", false, "outpatient", false, "outOfTown", false));
        all.putAll(facts);
        return checklist("SH-2020", "HOSP_DAYS", all, COVER_START, papers);
    }

    private static Checklist critical(Map<String, Object> facts, LocalDate start, List<Provided> papers) {
        var all = new TreeMap<String, Object>(
                Map.of("classCode", "E", "hospitalIsCommunityCentre", false, "illnessKind", "GENERAL"));
        all.putAll(facts);
        return checklist("SH-NEWFORM", "CRITICAL_ILLNESS", all, start, papers);
    }

    private static List<String> missingWithOrderOf(String day) {
        var order = new Provided("DISPATCH_ORDER", Source.UPLOAD, Optional.of(LocalDate.parse(day)), false);
        return codes(
                critical(courier(), COVER_START, plus(allOfCritical(), order)).missing());
    }

    private static Map<String, Object> courier() {
        return Map.of("strokeSequela", false, "platformWorker", true);
    }

    private static List<Provided> allOfCritical() {
        return given(
                "ID_CARD",
                "MEDICAL_RECORD",
                "ADMISSION_RECORD",
                "DISCHARGE_SUMMARY",
                "DIAGNOSIS_PROOF",
                "OUTPATIENT_CARD");
    }

    private static Checklist checklist(
            String product, String responsibility, Map<String, Object> facts, LocalDate start, List<Provided> papers) {
        var known = rules(product).infer(Facts.of(facts));
        return Checklist.of(materials(product, responsibility), known, papers, Optional.of(start));
    }

    private static List<Material> materials(String product, String responsibility) {
        return rules(product).find(responsibility).orElseThrow().materials();
    }

    private static ClaimRules rules(String product) {
        return PRODUCTS.find(product, COVER_START).orElseThrow().claims();
    }

    private static Line line(Checklist list, String code) {
        return list.find(code).orElseThrow();
    }

    private static List<String> codes(List<Line> lines) {
        return lines.stream().map(Line::code).toList();
    }

    private static List<Provided> given(String... codes) {
        return Arrays.stream(codes).map(ChecklistTest::file).toList();
    }

    private static List<Provided> plus(List<Provided> papers, Provided paper) {
        var all = new java.util.ArrayList<>(papers);
        all.add(paper);
        return all;
    }

    private static Provided file(String code) {
        return new Provided(code, Source.UPLOAD, Optional.empty(), false);
    }

    private static Provided licence(String code) {
        return new Provided(code, Source.E_LICENCE, Optional.empty(), false);
    }
}
