package org.huzhu.claims.adjudication.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.adjudication.domain.Cases.EVENT;
import static org.huzhu.claims.adjudication.domain.Cases.denied;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.huzhu.claims.adjudication.domain.Decision.ItemDecision;
import org.huzhu.claims.adjudication.domain.Decision.Reason;
import org.huzhu.claims.adjudication.domain.Decision.Verdict;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.Condition;
import org.huzhu.platform.rulebook.Condition.Operator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is paid at all, and when. */
class EligibilityTest {

    private static Condition is(String fact, Object value) {
        return new Condition.Compare(Operator.EQ, fact, value);
    }

    @Test
    void aResponsibilityTheProductDoesNotHaveIsDenied() {
        var decision = Cases.under(Terms.of("A").fixed("1").build()).item("R").decide();

        assertThat(decision.items())
                .containsExactly(new ItemDecision(
                        "R",
                        EVENT,
                        Verdict.DENIED,
                        new BigDecimal("0.00"),
                        List.of(new Reason("RESPONSIBILITY_NOT_IN_PRODUCT", "TEST不含保障责任R", "", "", List.of())),
                        List.of()));
        assertThat(decision.isDenied()).isTrue();
        assertThat(decision.certain()).isTrue();
    }

    @Test
    @DisplayName("AC-88 a benefit of class E only is denied to others")
    void aResponsibilityOfAnotherClassIsDenied() {
        var terms = Terms.of("R").fixed("1").classes("E", "D").build();

        assertThat(Cases.under(terms).item("R").classCode("C").decideOne())
                .isEqualTo(denied("RESPONSIBILITY_NOT_IN_PRODUCT", "保障责任R不适用于C类，仅适用于D、E类"));
        assertThat(Cases.under(terms).item("R").decideOne())
                .isEqualTo(denied("RESPONSIBILITY_NOT_IN_PRODUCT", "保障责任R不适用于未分类的参保，仅适用于D、E类"));
        assertThat(Cases.under(terms).item("R").classCode("E").decideOne().verdict())
                .isEqualTo(Verdict.GRANTED);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2024-12-31, DENIED", "2025-01-01, GRANTED", "2025-12-31, GRANTED", "2026-01-01, DENIED"})
    void theTermMustContainTheEvent(LocalDate event, Verdict verdict) {
        var terms = Terms.of("R").fixed("1").build();

        var item = Cases.under(terms).item("R", event).decideOne();

        assertThat(item.verdict()).isEqualTo(verdict);
    }

    @Test
    void anEventOutsideTheTermIsExplained() {
        var terms = Terms.of("R").fixed("1").build();

        assertThat(Cases.under(terms).item("R", LocalDate.of(2026, 1, 1)).decideOne())
                .isEqualTo(denied(
                        LocalDate.of(2026, 1, 1), "NOT_COVERED", "保障责任R事件日2026-01-01不在保障期2025-01-01至2025-12-31内"));
    }

    @Test
    void theLastDayOfTheWaitingPeriodIsNotCovered() {
        var terms = Terms.of("R").fixed("1").waits(30, true, true).build();

        assertThat(Cases.under(terms).item("R", LocalDate.of(2025, 1, 30)).decideOne())
                .isEqualTo(denied(
                        LocalDate.of(2025, 1, 30), "WAITING_PERIOD", "保障责任R等待期30日，至2025-01-30止；事件日2025-01-30在等待期内"));
        assertThat(Cases.under(terms)
                        .item("R", LocalDate.of(2025, 1, 31))
                        .decideOne()
                        .verdict())
                .isEqualTo(Verdict.GRANTED);
    }

    @Test
    void aRenewalDoesNotWaitWhereTheTermsSaySo() {
        var event = LocalDate.of(2025, 1, 2);
        var waived = Terms.of("R").fixed("1").waits(30, true, false).build();
        var kept = Terms.of("R").fixed("1").waits(30, false, false).build();
        var before = LocalDate.of(2024, 1, 1);

        assertThat(Cases.under(waived)
                        .since(before)
                        .item("R", event)
                        .decideOne()
                        .verdict())
                .isEqualTo(Verdict.GRANTED);
        assertThat(Cases.under(kept).since(before).item("R", event).decideOne().verdict())
                .isEqualTo(Verdict.DENIED);
        assertThat(Cases.under(waived).item("R", event).decideOne().verdict()).isEqualTo(Verdict.DENIED);
    }

    @Test
    void anAccidentDoesNotWaitWhereTheTermsSaySo() {
        var event = LocalDate.of(2025, 1, 2);
        var accident = Terms.of("R").fixed("1").category(Category.ACCIDENT);

        assertThat(Cases.under(accident.waits(30, true, true).build())
                        .item("R", event)
                        .decideOne()
                        .verdict())
                .isEqualTo(Verdict.GRANTED);
        assertThat(Cases.under(accident.waits(30, true, false).build())
                        .item("R", event)
                        .decideOne()
                        .verdict())
                .isEqualTo(Verdict.DENIED);
        assertThat(Cases.under(Terms.of("R").fixed("1").waits(30, true, true).build())
                        .item("R", event)
                        .decideOne()
                        .verdict())
                .isEqualTo(Verdict.DENIED);
    }

    private final Terms terms = Terms.of("R")
            .fixed("1")
            .excludes("A", is("a", true))
            .excludes("B", Condition.all(is("b", true), is("c", true)));

    @Test
    void oneThatHoldsDeniesEvenIfAnotherIsUnknown() {
        assertThat(Cases.under(terms.build()).fact("a", true).item("R").decideOne())
                .isEqualTo(denied("EXCLUDED", "责任免除：情形A"));
    }

    @Test
    void oneThatIsUnknownLeavesTheCaseOpenAndAsks() {
        var item = Cases.under(terms.build())
                .fact("a", false)
                .fact("b", true)
                .item("R")
                .decideOne();

        assertThat(item)
                .isEqualTo(new ItemDecision(
                        "R",
                        EVENT,
                        Verdict.OPEN,
                        new BigDecimal("0.00"),
                        List.of(new Reason("FACT_MISSING", "请说明是否属于责任免除情形：情形B（缺少：c）", "第一条", "test", List.of("c"))),
                        List.of()));
    }

    @Test
    void noneThatHoldsPays() {
        assertThat(Cases.under(terms.build())
                        .fact("a", false)
                        .fact("b", false)
                        .item("R")
                        .decideOne()
                        .verdict())
                .isEqualTo(Verdict.GRANTED);
    }

    @Test
    void whatWasPaidBeforeIsDeniedBeforeAnybodyIsAsked() {
        assertThat(Cases.under(terms.build())
                        .granted("R", EVENT, "1.00")
                        .item("R")
                        .decideOne()
                        .verdict())
                .isEqualTo(Verdict.DENIED);
    }
}
