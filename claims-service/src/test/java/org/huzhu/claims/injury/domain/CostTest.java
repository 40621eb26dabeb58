package org.huzhu.claims.injury.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.injury.domain.Computed.lines;

import java.math.BigDecimal;
import java.util.Optional;
import org.huzhu.claims.injury.domain.Expenses.Device;
import org.huzhu.claims.injury.domain.Expenses.Hospital;
import org.huzhu.claims.injury.domain.Expenses.Medical;
import org.huzhu.claims.injury.domain.Expenses.Nurse;
import org.huzhu.claims.injury.domain.Expenses.Stoppage;
import org.huzhu.claims.injury.domain.Expenses.Travel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CostTest {

    /** The examples of the rulebook's form. */
    static final Expenses EXPENSES = new Expenses(
            Optional.of(new Medical(money("1200"), money("800"), money("600"), money("50"), 4)),
            Optional.of(new Hospital(Optional.of(money("50")), 1, 20)),
            Optional.of(new Travel(money("200"), 2, money("150"), 3, money("60"), 3, 5)),
            Optional.of(new Device(money("3000"), 2, money("400"))),
            Optional.of(new Stoppage(money("6000"), 5)),
            Optional.of(new Nurse(money("3000"), 1, money("2"))),
            Optional.empty());

    @Test
    @DisplayName("AC-134, CMP-060 to CMP-065 the costs under the old law")
    void underTheOldLaw() {
        var calculation = Computed.of(ACase.under2004().spent(EXPENSES));

        assertThat(lines(calculation, BenefitItem.MEDICAL)).containsExactly("2650.00 FUND");
        assertThat(lines(calculation, BenefitItem.HOSPITAL_MEAL)).containsExactly("700.00 EMPLOYER");
        assertThat(lines(calculation, BenefitItem.OUT_OF_REGION_TRAVEL)).containsExactly("1030.00 EMPLOYER");
        assertThat(lines(calculation, BenefitItem.DEVICE)).containsExactly("6400.00 FUND");
        assertThat(lines(calculation, BenefitItem.STOPPAGE_PAY)).containsExactly("30000.00 EMPLOYER");
        assertThat(lines(calculation, BenefitItem.NURSING_BEFORE_GRADING)).containsExactly("6000.00 EMPLOYER");
        assertThat(calculation.total(Frequency.ONE_OFF, Optional.empty())).isEqualByComparingTo("46780.00");
    }

    @Test
    @DisplayName("AC-134 meals and travel moved to the fund, meals at the local standard")
    void underTheNewLaw() {
        var calculation = Computed.of(ACase.under2011().spent(EXPENSES).localMeal("30"));

        assertThat(lines(calculation, BenefitItem.HOSPITAL_MEAL)).containsExactly("600.00 FUND");
        assertThat(lines(calculation, BenefitItem.OUT_OF_REGION_TRAVEL)).containsExactly("1030.00 FUND");
        assertThat(Computed.refusal(ACase.under2011().spent(EXPENSES)).details())
                .as("a local standard nobody configured is not made up")
                .containsEntry("parameter", "MEAL_PER_DAY");
    }

    @Test
    @DisplayName("CMP-010 the stoppage period lasts 24 months at most")
    void stoppageTooLong() {
        assertThat(Computed.refusal(ACase.under2011().spent(stoppage(25))).field())
                .contains("stoppage.months");
        assertThat(Computed.warnings(Computed.of(ACase.under2011().spent(stoppage(13)))))
                .contains("STOPPAGE_EXTENDED");
        assertThat(Computed.warnings(Computed.of(ACase.under2011().spent(stoppage(12)))))
                .isEmpty();
    }

    private static Expenses stoppage(int months) {
        return new Expenses(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Stoppage(money("6000"), months)),
                Optional.empty(),
                Optional.empty());
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
