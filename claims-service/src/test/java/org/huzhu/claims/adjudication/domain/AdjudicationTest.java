package org.huzhu.claims.adjudication.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.adjudication.domain.Cases.EVENT;

import java.time.LocalDate;
import org.huzhu.claims.adjudication.domain.Decision.ItemDecision;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.rulebook.RuleStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjudicationTest {

    private static final LocalDate MARCH = LocalDate.of(2025, 3, 1);

    @ParameterizedTest
    @CsvSource({"SEED, true", "VERIFIED, true", "PROPOSED, true", "DEMO, false", "UNVERIFIED, false"})
    void aFigureThatIsNotCertainMakesTheDecisionUncertain(RuleStatus status, boolean certain) {
        var terms = Terms.of("R").fixed("1").status(status).build();

        assertThat(Cases.under(terms).item("R").decide().certain()).isEqualTo(certain);
    }

    @Test
    void aCapCountsOnlyWhereThereIsOne() {
        var uncertain = Terms.of("R").fixed("1").capsStatus(RuleStatus.DEMO);

        assertThat(Cases.under(uncertain.build()).item("R").decide().certain()).isTrue();
        assertThat(Cases.under(uncertain.events(3).build()).item("R").decide().certain())
                .isFalse();
    }

    @Test
    void aWaitingPeriodCountsOnlyWhereThereIsOne() {
        var demo = new Provenance(RuleStatus.DEMO, "第三条", "test");
        var terms = Terms.of("R").fixed("1");

        assertThat(Cases.under(terms.waits(0, true, true, demo).build())
                        .item("R")
                        .decide()
                        .certain())
                .isTrue();
        assertThat(Cases.under(terms.waits(1, true, true, demo).build())
                        .item("R")
                        .decide()
                        .certain())
                .isFalse();
    }

    @Test
    void oneUncertainItemIsEnough() {
        var decision = Cases.under(
                        Terms.of("A").fixed("1").status(RuleStatus.DEMO).build(),
                        Terms.of("B").fixed("1").build())
                .item("B")
                .item("A")
                .decide();

        assertThat(decision.certain()).isFalse();
        assertThat(decision.items()).extracting(ItemDecision::responsibility).containsExactly("A", "B");
    }

    @Test
    void whatTheProductDoesNotKnowComesLast() {
        var decision = Cases.under(
                        Terms.of("B").fixed("1").build(),
                        Terms.of("A").fixed("1").build())
                .item("Z")
                .item("Y")
                .item("A")
                .item("B")
                .decide();

        assertThat(decision.items()).extracting(ItemDecision::responsibility).containsExactly("B", "A", "Y", "Z");
        assertThat(decision.isDenied()).isFalse();
    }

    @Test
    void theSameCaseGivesTheSameDecision() {
        var made = Cases.under(Terms.of("R").fixed("700").perTerm("1000").build())
                .item("R", EVENT)
                .item("R", MARCH)
                .build();

        assertThat(Adjudication.decide(made)).isEqualTo(Adjudication.decide(made));
    }
}
