package org.huzhu.claims.adjudication.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.adjudication.domain.Cases.EVENT;
import static org.huzhu.claims.adjudication.domain.Cases.denied;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Decision.ItemDecision;
import org.huzhu.claims.adjudication.domain.Decision.Line;
import org.huzhu.claims.adjudication.domain.Decision.Reason;
import org.huzhu.claims.adjudication.domain.Decision.Verdict;
import org.huzhu.platform.rulebook.RuleStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Caps per event, term and life, and once per event. */
class LimitsTest {

    private static final LocalDate MARCH = LocalDate.of(2025, 3, 1);

    @Test
    void oneEventIsPaidOnce() {
        var terms = Terms.of("R").fixed("1").build();

        assertThat(Cases.under(terms).granted("R", EVENT, "1.00").item("R").decideOne())
                .isEqualTo(denied("ALREADY_GRANTED", "保障责任R事件日2025-06-01的保障金已给付过，同一事件只给付一次"));
        assertThat(Cases.under(terms)
                        .granted("R", MARCH, "1.00")
                        .item("R")
                        .decideOne()
                        .verdict())
                .isEqualTo(Verdict.GRANTED);
        assertThat(Cases.under(terms)
                        .granted("S", EVENT, "1.00")
                        .item("R")
                        .decideOne()
                        .verdict())
                .isEqualTo(Verdict.GRANTED);
    }

    @Test
    void theSameEventTwiceInOneCaseIsPaidOnce() {
        var decision = Cases.under(Terms.of("R").fixed("7").build())
                .item("R")
                .item("R")
                .decide();

        assertThat(decision.total()).isEqualTo(new BigDecimal("7.00"));
        assertThat(decision.items()).extracting(ItemDecision::verdict).containsExactly(Verdict.GRANTED, Verdict.DENIED);
    }

    @Test
    void anEventIsPaidUpToItsCap() {
        var item = Cases.under(Terms.of("R").fixed("500").perEvent("300").build())
                .item("R")
                .decideOne();

        assertThat(item.amount()).isEqualTo(new BigDecimal("300.00"));
        assertThat(item.lines().getLast())
                .isEqualTo(new Line(
                        "CAP_PER_EVENT",
                        "每次事件限额300.00元 − 已给付0.00元 = 余额300.00元；min(500.00元, 300.00元) = 300.00元",
                        Figures.inputs("limit", "300.00", "granted", "0.00", "before", "500.00"),
                        new BigDecimal("300.00"),
                        "第一条",
                        "test",
                        RuleStatus.SEED));
    }

    @Test
    void aTermIsPaidUpToWhatIsLeftOfItsCap() {
        var terms = Terms.of("R").fixed("500").perTerm("1000").build();

        var item = Cases.under(terms).granted("R", MARCH, "700.00").item("R").decideOne();

        assertThat(item.amount()).isEqualTo(new BigDecimal("300.00"));
        assertThat(item.lines().getLast().formula())
                .isEqualTo("一个保障期限额1000.00元 − 已给付700.00元 = 余额300.00元；min(500.00元, 300.00元) = 300.00元");
    }

    @ParameterizedTest
    @CsvSource({"1000.00", "1200.00"})
    void aCapThatIsReachedDenies(String granted) {
        var terms = Terms.of("R").fixed("500").perTerm("1000").build();

        var item = Cases.under(terms).granted("R", MARCH, granted).item("R").decideOne();

        assertThat(item.verdict()).isEqualTo(Verdict.DENIED);
        assertThat(item.amount()).isEqualTo(new BigDecimal("0.00"));
        assertThat(item.reasons())
                .containsExactly(new Reason(
                        "CAP_REACHED",
                        "保障责任R一个保障期限额1000.00元，已给付%s元，没有余额".formatted(granted),
                        "第一条",
                        "test",
                        List.of()));
    }

    @Test
    void anotherTermAndAnotherResponsibilityDoNotCount() {
        var terms = Terms.of("R").fixed("500").perTerm("1000").build();

        var item = Cases.under(terms)
                .granted(new UUID(7, 7), "R", MARCH, "1000.00")
                .granted("S", MARCH, "1000.00")
                .item("R")
                .decideOne();

        assertThat(item.amount()).isEqualTo(new BigDecimal("500.00"));
    }

    @Test
    void aLifetimeCapCountsAllTerms() {
        var terms = Terms.of("R").fixed("500").lifetime("1000").build();

        assertThat(Cases.under(terms)
                        .granted(new UUID(7, 7), "R", MARCH, "900.00")
                        .item("R")
                        .decideOne()
                        .amount())
                .isEqualTo(new BigDecimal("100.00"));
        assertThat(Cases.under(terms)
                        .granted(new UUID(7, 7), "R", MARCH, "1000.00")
                        .item("R")
                        .decideOne()
                        .reasons()
                        .getFirst()
                        .text())
                .isEqualTo("保障责任R终身限额1000.00元，已给付1000.00元，没有余额");
    }

    @Test
    void aTermHasSoManyEvents() {
        var terms = Terms.of("R").fixed("500").events(2).build();
        var april = LocalDate.of(2025, 4, 1);

        assertThat(Cases.under(terms)
                        .granted("R", MARCH, "1.00")
                        .item("R")
                        .decideOne()
                        .verdict())
                .isEqualTo(Verdict.GRANTED);
        assertThat(Cases.under(terms)
                        .granted("R", MARCH, "1.00")
                        .granted("R", april, "1.00")
                        .item("R")
                        .decideOne())
                .isEqualTo(denied("CAP_REACHED", "保障责任R一个保障期内最多给付2次，已给付2次"));
        assertThat(Cases.under(terms)
                        .granted("R", MARCH, "1.00")
                        .granted(new UUID(7, 7), "R", april, "1.00")
                        .item("R")
                        .decideOne()
                        .verdict())
                .isEqualTo(Verdict.GRANTED);
    }

    @Test
    void earlierItemsOfTheCaseUseUpTheCap() {
        var terms = Terms.of("R").fixed("700").perTerm("1000").build();

        var decision = Cases.under(terms)
                .item("R", EVENT)
                .item("R", MARCH)
                .item("R", LocalDate.of(2025, 8, 1))
                .decide();

        assertThat(decision.items())
                .extracting(ItemDecision::amount)
                .containsExactly(new BigDecimal("700.00"), new BigDecimal("300.00"), new BigDecimal("0.00"));
        assertThat(decision.total()).isEqualTo(new BigDecimal("1000.00"));
    }

    @Test
    void roundingNeverLiftsAnAmountAboveItsCap() {
        var item = Cases.under(Terms.of("R").fixed("500").perEvent("300.009").build())
                .item("R")
                .decideOne();

        assertThat(item.amount()).isEqualTo(new BigDecimal("300.00"));
    }
}
