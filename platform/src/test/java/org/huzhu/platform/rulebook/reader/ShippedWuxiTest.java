package org.huzhu.platform.rulebook.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.platform.rulebook.reader.Shipped.asked;
import static org.huzhu.platform.rulebook.reader.Shipped.line;
import static org.huzhu.platform.rulebook.reader.Shipped.material;
import static org.huzhu.platform.rulebook.reader.Shipped.rules;

import java.math.BigDecimal;
import java.util.Map;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Format;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.rulebook.ClaimRules.Phase;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.Truth;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Wuxi rulebook says, against the society's manual. */
class ShippedWuxiTest {

    @ParameterizedTest
    @DisplayName("WXM-031, WXM-032 the papers of an accident in Wuxi by its outcome")
    @CsvSource({"DEATH, DEATH_CERTIFICATE", "DISABILITY, INJURY_APPRAISAL APPRAISAL", "TREATMENT, DISCHARGE_SUMMARY"})
    void theOutcomeDecidesThePapers(String outcome, String codes) {
        var facts = Facts.of(Map.of("injuryOutcome", outcome));

        assertThat(asked(line("WX-3IN1", "ACCIDENT"), facts))
                .containsExactlyInAnyOrder(("ID_CARD SS_CARD_COPY APPLICATION_FORM " + codes).split(" "));
    }

    @Test
    @DisplayName("WXM-031 a discharge summary from a hospital below grade 2 does not count")
    void aSummaryFromAFirstGradeHospitalIsRefused() {
        var refusal = material(line("WX-3IN1", "ACCIDENT"), "DISCHARGE_SUMMARY")
                .refusedWhen()
                .getFirst();

        assertThat(refusal.code()).isEqualTo("HOSPITAL_LEVEL");
        assertThat(refusal.when().evaluate(Facts.of(Map.of("hospitalLevel", BigDecimal.ONE))))
                .isEqualTo(Truth.TRUE);
        assertThat(refusal.when().evaluate(Facts.of(Map.of("hospitalLevel", BigDecimal.TWO))))
                .isEqualTo(Truth.FALSE);
    }

    @Test
    @DisplayName("WXM-021, WXM-024, WXM-025 a critical illness in Wuxi passes four nodes and uploads two pictures")
    void aCriticalIllnessInWuxiIsUploadedAfterTheRecheck() {
        assertThat(rules("WX-3IN1").workflows().get(Category.CRITICAL).applied())
                .containsExactly(Node.FIRST_REVIEW, Node.BUSINESS_RECHECK, Node.UPLOAD, Node.REPORT_RECHECK);
        assertThat(line("WX-3IN1", "CRITICAL_ILLNESS").materials()).hasSize(2).allSatisfy(each -> {
            assertThat(each.phase()).isEqualTo(Phase.UPLOAD);
            assertThat(each.formats()).containsExactlyInAnyOrder(Format.PNG, Format.JPEG);
        });
    }
}
