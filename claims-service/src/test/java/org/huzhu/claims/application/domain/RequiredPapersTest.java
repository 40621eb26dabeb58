package org.huzhu.claims.application.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.application.domain.AnApplication.copies;
import static org.huzhu.claims.application.domain.AnApplication.inpatient;
import static org.huzhu.claims.application.domain.AnApplication.papersOf;
import static org.huzhu.claims.application.domain.AnApplication.provided;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huzhu.claims.material.domain.Provided;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.values.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which papers keep an application from being handed in (1D.1, 1D.2). */
class RequiredPapersTest {

    private static final String[] INPATIENT = {"CLAIM_FORM", "INPATIENT_BILLS", "SS_CARD_COPY"};

    @Test
    @DisplayName("AC-139 a copy of the discharge summary is not its original: ORIGINAL_REQUIRED")
    void originalOfTheDischargeSummary() {
        var papers = with(INPATIENT, "DISCHARGE_SUMMARY");
        assertThat(refusal("MEDICAL_REIMBURSE", inpatient(), papers))
                .returns("ORIGINAL_REQUIRED", Refusal::code)
                .extracting(refusal -> refusal.details().get("list").toString())
                .asString()
                .contains("出院小结", "原件");

        var seen = new ArrayList<>(copies(INPATIENT));
        seen.add(provided("DISCHARGE_SUMMARY", true));
        assertIsComplete("MEDICAL_REIMBURSE", inpatient(), seen);
    }

    @ParameterizedTest
    @DisplayName("AC-141 a construction worker without 工程劳务分包合同 is incomplete in each of the seven benefits")
    @ValueSource(
            strings = {
                "MEDICAL_REIMBURSE",
                "DEVICE_REIMBURSE",
                "LUMP_DISABILITY",
                "LUMP_MEDICAL",
                "DEATH_LUMP_FUNERAL",
                "DEPENDANT_PENSION",
                "ALLOWANCE_NURSING"
            })
    void subcontract(String type) {
        var facts = inpatient().with("constructionProject", true).with("orphanOrLoneElder", false);
        var all = papersOf(type).checklist(facts, List.of()).lines().stream()
                .filter(line -> line.missing() && !line.code().equals("SUBCONTRACT"))
                .map(line -> provided(line.code(), true))
                .toList();

        assertThat(missing(type, facts, all)).containsExactly("SUBCONTRACT");
        var complete =
                Stream.concat(all.stream(), copies("SUBCONTRACT").stream()).toList();
        assertIsComplete(type, facts, complete);
    }

    @Test
    @DisplayName("AC-142 the pension of an orphan or lone elder without the paper of civil affairs is incomplete")
    void orphan() {
        String[] papers = {
            "CLAIM_FORM", "CREMATION_CERTIFICATE", "KINSHIP_PROOF", "COMMITMENT_LETTER", "DEPENDANT_SS_CARD_COPY"
        };
        var orphan = Facts.of(Map.of("orphanOrLoneElder", true, "constructionProject", false));

        assertThat(missing("DEPENDANT_PENSION", orphan, copies(papers))).containsExactly("CIVIL_AFFAIRS_PROOF");
        assertIsComplete("DEPENDANT_PENSION", orphan, with(papers, "CIVIL_AFFAIRS_PROOF"));
        assertIsComplete("DEPENDANT_PENSION", orphan.with("orphanOrLoneElder", false), copies(papers));
    }

    @ParameterizedTest
    @DisplayName("LYG-08 any one of the three termination papers will do, none will not")
    @ValueSource(strings = {"TERMINATION_PROOF", "TERMINATION_AGREEMENT", "ARBITRATION_AWARD"})
    void termination(String paper) {
        var facts = Facts.of(Map.of("constructionProject", false));
        String[] others = {"CLAIM_FORM", "SS_CARD_COPY"};

        assertThat(missing("LUMP_MEDICAL", facts, copies(others)))
                .containsExactly("TERMINATION_PROOF", "TERMINATION_AGREEMENT", "ARBITRATION_AWARD");
        assertIsComplete("LUMP_MEDICAL", facts, with(others, paper));
    }

    @Test
    @DisplayName("LYG-01 two copies of the form are wanted, one is not enough")
    void copiesCount() {
        assertThat(missing("REFERRAL_OUT", Facts.NONE, copies("REFERRAL_FORM"))).containsExactly("REFERRAL_FORM");
        assertIsComplete("REFERRAL_OUT", Facts.NONE, Collections.nCopies(2, provided("REFERRAL_FORM", false)));
    }

    @ParameterizedTest
    @DisplayName("LYG-20 each case of third-party liability has its own papers; a police note is none of them")
    @CsvSource({
        "TRANSPORT, ACCIDENT_MEDIATION",
        "TRANSPORT, COMPENSATION_PROOF",
        "VIOLENCE, COMPENSATION_PROOF",
        "COURT, CIVIL_JUDGMENT",
        "COURT, COURT_MEDIATION",
        "ENFORCEMENT_ENDED, ENFORCEMENT_ENDED"
    })
    void thirdParty(String liable, String paper) {
        var facts = inpatient().with("thirdParty", liable);
        var papers = new ArrayList<>(copies(INPATIENT));
        papers.add(provided("DISCHARGE_SUMMARY", true));
        papers.add(provided("POLICE_NOTE", true));
        assertThat(missing("MEDICAL_REIMBURSE", facts, papers)).contains(paper);

        papers.add(provided(paper, false));
        assertIsComplete("MEDICAL_REIMBURSE", facts, papers);
    }

    @Test
    @DisplayName("LYG-20 case COURT is not proved by what proves a traffic accident")
    void courtNeedsTheCourtsPaper() {
        var papers = new ArrayList<>(with(INPATIENT, "ACCIDENT_MEDIATION"));
        papers.add(provided("DISCHARGE_SUMMARY", true));
        assertThat(missing("MEDICAL_REIMBURSE", inpatient().with("thirdParty", "COURT"), papers))
                .containsExactly("CIVIL_JUDGMENT", "COURT_MEDIATION");
    }

    @Test
    @DisplayName("LYG-21 bills kept by the insurer: sealed copies, proof of payment and the amount it paid")
    void billsHeldByTheInsurer() {
        var facts = inpatient().with("billsHeldBy", "INSURER");
        var papers = new ArrayList<>(copies("CLAIM_FORM", "SS_CARD_COPY", "SEALED_BILLS", "INSURER_PAYMENT_PROOF"));
        papers.add(provided("DISCHARGE_SUMMARY", true));

        assertThat(refusal("MEDICAL_REIMBURSE", facts, papers)
                        .details()
                        .get("list")
                        .toString())
                .contains("请填写商业保险公司已赔付的金额");
        assertIsComplete("MEDICAL_REIMBURSE", facts.with("insurerPaidAmount", new BigDecimal("1200.00")), papers);
        assertThat(missing("MEDICAL_REIMBURSE", facts.with("billsHeldBy", "COURT"), copies("CLAIM_FORM")))
                .contains("SEALED_BILLS")
                .doesNotContain("INPATIENT_BILLS", "INSURER_PAYMENT_PROOF");
    }

    @ParameterizedTest
    @DisplayName("LYG-22 where the share is not clear, the commitment letter is accepted instead of other papers")
    @ValueSource(strings = {"SHARE_PROOF", "SHARE_COMMITMENT"})
    void shareNotClear(String paper) {
        var facts = inpatient().with("thirdParty", "VIOLENCE").with("thirdPartyShareClear", false);
        var papers = new ArrayList<>(copies(INPATIENT));
        papers.add(provided("DISCHARGE_SUMMARY", true));
        assertThat(missing("MEDICAL_REIMBURSE", facts, papers)).containsExactly("SHARE_PROOF", "SHARE_COMMITMENT");

        papers.add(provided(paper, false));
        assertIsComplete("MEDICAL_REIMBURSE", facts, papers);
    }

    @Test
    @DisplayName("LYG-05 an employer who advanced the money brings three papers")
    void employerAdvance() {
        var papers = new ArrayList<>(copies(INPATIENT));
        papers.add(provided("DISCHARGE_SUMMARY", true));
        assertThat(missing("MEDICAL_REIMBURSE", inpatient().with("employerAdvanced", true), papers))
                .containsExactly("ADVANCE_REQUEST", "ADVANCE_PROOF", "WORKER_CONSENT");
    }

    @Test
    @DisplayName("AC-137 both survivor systems at once, or the other one: CHOOSE_ONE_SURVIVOR_BENEFIT")
    void oneSurvivorSystem() {
        var facts = Facts.of(Map.of("constructionProject", false, "orphanOrLoneElder", false));
        var pension = papersOf("DEPENDANT_PENSION");
        var items = Set.of("DEPENDANT_PENSION");

        assertThat(pension.incomplete(facts.with("survivorChoice", "BOTH"), List.of(), items))
                .get()
                .returns("CHOOSE_ONE_SURVIVOR_BENEFIT", Refusal::code);
        assertThat(pension.incomplete(facts.with("survivorChoice", "PENSION"), List.of(), items))
                .get()
                .returns("CHOOSE_ONE_SURVIVOR_BENEFIT", Refusal::code);
        assertThat(pension.openFacts(pension.checklist(facts, List.of()), facts, items))
                .containsExactly("survivorChoice");

        var death = papersOf("DEATH_LUMP_FUNERAL");
        assertThat(death.chosenTwice(facts.with("survivorChoice", "PENSION"), Set.of("DEATH_LUMP")))
                .isEmpty();
        assertThat(death.chosenTwice(facts.with("survivorChoice", "BOTH"), Set.of("DEATH_LUMP", "FUNERAL")))
                .isPresent();
    }

    @Test
    void whatNobodyToldIsAskedAndNeverTakenForNo() {
        var refusal = refusal("LUMP_DISABILITY", Facts.NONE, copies("CLAIM_FORM", "SS_CARD_COPY"));
        assertThat(refusal.code()).isEqualTo("MATERIALS_INCOMPLETE");
        assertThat(refusal.details().get("openFacts")).isEqualTo(List.of("constructionProject"));
    }

    @Test
    void anApplicationForNoExpenseAtAllIsIncomplete() {
        var facts = inpatient().with("inpatient", false);
        assertThat(refusal("MEDICAL_REIMBURSE", facts, copies("CLAIM_FORM", "SS_CARD_COPY"))
                        .details()
                        .get("list")
                        .toString())
                .contains("请说明报销的是门诊、住院还是统筹地区以外的交通食宿费用");
    }

    @Test
    @DisplayName("LYG-31 where no source lists the papers, none is missing and any may be handed in")
    void unknownList() {
        var papers = papersOf("ACCOUNT_MAINTENANCE");
        assertThat(papers.incomplete(Facts.NONE, List.of(), Set.of())).isEmpty();
        assertThat(papers.checklist(Facts.NONE, List.of()).find("OTHER")).isPresent();
    }

    private static List<Provided> with(String[] codes, String another) {
        return Stream.concat(copies(codes).stream(), copies(another).stream()).toList();
    }

    private static Refusal refusal(String type, Facts facts, List<Provided> papers) {
        return papersOf(type).incomplete(facts, papers, Set.of()).orElseThrow();
    }

    private static List<String> missing(String type, Facts facts, List<Provided> papers) {
        return papersOf(type).checklist(facts, papers).missing().stream()
                .map(line -> line.code())
                .toList();
    }

    private static void assertIsComplete(String type, Facts facts, List<Provided> papers) {
        assertThat(papersOf(type).incomplete(facts, papers, Set.of())).isEmpty();
    }
}
