package org.huzhu.claims.adjudication.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.huzhu.claims.adjudication.domain.Cases.EVENT;
import static org.huzhu.claims.adjudication.domain.Cases.denied;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.claims.adjudication.domain.Decision.ItemDecision;
import org.huzhu.claims.adjudication.domain.Decision.Line;
import org.huzhu.claims.adjudication.domain.Decision.Reason;
import org.huzhu.claims.adjudication.domain.Decision.Verdict;
import org.huzhu.platform.rulebook.Benefit;
import org.huzhu.platform.rulebook.RuleStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each formula gives, word by word. */
class FormulaTest {

    @Test
    void aFixedAmountIsExplainedLineByLine() {
        var decision = Cases.under(Terms.of("R").fixed("500").build()).item("R").decide();

        assertThat(decision)
                .isEqualTo(new Decision(
                        "TEST",
                        "2025",
                        List.of(new ItemDecision(
                                "R",
                                EVENT,
                                Verdict.GRANTED,
                                new BigDecimal("500.00"),
                                List.of(),
                                List.of(new Line(
                                        "BENEFIT",
                                        "保障责任R = 500.00元",
                                        Figures.inputs("amount", "500.00"),
                                        new BigDecimal("500.00"),
                                        "第一条",
                                        "test",
                                        RuleStatus.SEED)))),
                        new BigDecimal("500.00"),
                        true));
    }

    @ParameterizedTest(name = "{0} days, from day {1}, at most {2}: {3}")
    @CsvSource({
        "15, 1, , 600.00",
        "15, 4, , 480.00",
        "15, 4, 10, 400.00",
        "15, 15, , 40.00",
        "3, 4, , 0.00",
        "4, 4, , 40.00",
        "0, 1, , 0.00",
        "-2, 1, , 0.00",
        "15, 0, , 600.00",
        "15.9, 1, , 600.00"
    })
    void daysArePaidFromTheFirstPaidDayUpToTheMost(String days, int fromDay, Integer maxDays, String amount) {
        var benefit = new Benefit.PerDay(new BigDecimal("40"), "stayDays", fromDay, Optional.ofNullable(maxDays));

        var item = Cases.under(Terms.of("HOSP_DAYS").pays(benefit).build())
                .fact("stayDays", new BigDecimal(days))
                .item("HOSP_DAYS")
                .decideOne();

        assertThat(item.amount()).isEqualTo(new BigDecimal(amount));
    }

    @Test
    void daysAreExplained() {
        var benefit = new Benefit.PerDay(new BigDecimal("40"), "stayDays", 4, Optional.of(30));

        var line = Cases.under(Terms.of("HOSP_DAYS").pays(benefit).build())
                .fact("stayDays", new BigDecimal("15.00"))
                .item("HOSP_DAYS")
                .decideOne()
                .lines()
                .getFirst();

        assertThat(line.formula()).isEqualTo("住院天数保障金 = 给付天数12天 × 40.00元/天；给付天数 = 共15天，自第4天起，最多30天 = 12天");
        assertThat(line.inputs())
                .isEqualTo(Map.of(
                        "stayDays", "15",
                        "amountPerDay", "40.00",
                        "fromDay", "4",
                        "maxDays", "30",
                        "paidDays", "12"));
    }

    @Test
    void zeroIsDeniedWithItsComputation() {
        var benefit = new Benefit.PerDay(new BigDecimal("40"), "stayDays", 4, Optional.empty());

        var item = Cases.under(Terms.of("HOSP_DAYS").pays(benefit).build())
                .fact("stayDays", new BigDecimal("2"))
                .item("HOSP_DAYS")
                .decideOne();

        assertThat(item.verdict()).isEqualTo(Verdict.DENIED);
        assertThat(item.reasons())
                .containsExactly(new Reason("NOTHING_PAYABLE", "住院天数保障金按给付标准计算的金额为0元", "第一条", "test", List.of()));
        assertThat(item.lines().getFirst().formula()).isEqualTo("住院天数保障金 = 给付天数0天 × 40.00元/天；给付天数 = 共2天，自第4天起 = 0天");
    }

    @ParameterizedTest(name = "half of {0} above 1000: {1}")
    @CsvSource({"3000, 1000.00", "1000, 0.00", "999.99, 0.00", "-5, 0.00", "1000.01, 0.01", "1000.03, 0.02"})
    void aShareIsOfWhatExceedsTheDeductible(String base, String amount) {
        var benefit = new Benefit.Ratio("selfPaid", new BigDecimal("0.5"), new BigDecimal("1000"));

        var item = Cases.under(Terms.of("R").pays(benefit).build())
                .fact("selfPaid", new BigDecimal(base))
                .item("R")
                .decideOne();

        assertThat(item.amount()).isEqualTo(new BigDecimal(amount));
    }

    @Test
    void aShareIsExplainedAndRoundedAtItsEnd() {
        var benefit = new Benefit.Ratio("selfPaid", new BigDecimal("0.333"), new BigDecimal("1000"));

        var item = Cases.under(Terms.of("R").pays(benefit).build())
                .fact("selfPaid", new BigDecimal("1234.5"))
                .item("R")
                .decideOne();

        assertThat(item.amount()).isEqualTo(new BigDecimal("78.09"));
        assertThat(item.lines())
                .containsExactly(
                        new Line(
                                "BENEFIT",
                                "保障责任R = (1234.50元 − 起付1000.00元) × 33.3%",
                                Figures.inputs("selfPaid", "1234.50", "deductible", "1000.00", "ratio", "0.333"),
                                new BigDecimal("78.0885"),
                                "第一条",
                                "test",
                                RuleStatus.SEED),
                        new Line(
                                "ROUNDING",
                                "四舍五入到分：78.09元",
                                Figures.inputs("exact", "78.0885"),
                                new BigDecimal("78.09"),
                                "第一条",
                                "test",
                                RuleStatus.SEED));
    }

    @Test
    void aBaseBelowTheDeductibleSaysSo() {
        var benefit = new Benefit.Ratio("selfPaid", new BigDecimal("0.5"), new BigDecimal("1000"));
        var terms = Terms.of("R").pays(benefit).build();

        var below = Cases.under(terms)
                .fact("selfPaid", new BigDecimal("400"))
                .item("R")
                .decideOne();
        var equal = Cases.under(terms)
                .fact("selfPaid", new BigDecimal("1000"))
                .item("R")
                .decideOne();

        assertThat(below.lines().getFirst().formula()).isEqualTo("保障责任R = (400.00元 − 起付1000.00元，不足起付按0元) × 50%");
        assertThat(equal.lines().getFirst().formula()).isEqualTo("保障责任R = (1000.00元 − 起付1000.00元) × 50%");
    }

    @Test
    void lessThanHalfAFenIsNothing() {
        var benefit = new Benefit.Ratio("selfPaid", new BigDecimal("0.1"), BigDecimal.ZERO);

        var item = Cases.under(Terms.of("R").pays(benefit).build())
                .fact("selfPaid", new BigDecimal("0.04"))
                .item("R")
                .decideOne();

        assertThat(item.verdict()).isEqualTo(Verdict.DENIED);
        assertThat(item.reasons().getFirst().code()).isEqualTo("NOTHING_PAYABLE");
    }

    @ParameterizedTest(name = "{0} in slices: {1}")
    @CsvSource({
        "500, 0.00",
        "1000, 0.00",
        "1500, 250.00",
        "3000, 1000.00",
        "4000, 1600.00",
        "6000, 2800.00",
        "7000, 3600.00",
        "-1, 0.00"
    })
    void eachSliceHasItsOwnShare(String base, String amount) {
        var item = tiered(base);

        assertThat(item.amount()).isEqualTo(new BigDecimal(amount));
    }

    @Test
    void slicesAreExplained() {
        assertThat(tiered("4000").lines())
                .extracting(Line::line, Line::formula, Line::amount)
                .containsExactly(
                        tuple("TIER_1", "保障责任R第1段 = 2000.00元 × 50%，累计1000.00元", new BigDecimal("1000.00")),
                        tuple("TIER_2", "保障责任R第2段 = 1000.00元 × 60%，累计1600.00元", new BigDecimal("1600.00")),
                        tuple("TIER_3", "保障责任R第3段 = 0.00元 × 80%，累计1600.00元", new BigDecimal("1600.00")),
                        tuple("BENEFIT", "保障责任R = 超出起付部分(4000.00元 − 起付1000.00元)的各段之和", new BigDecimal("1600.00")));
        assertThat(tiered("4000").lines().get(1).inputs())
                .isEqualTo(Map.of("slice", "1000.00", "ratio", "0.6", "upTo", "5000.00"));
    }

    private ItemDecision tiered(String base) {
        var benefit = new Benefit.Tiered(
                "selfPaid",
                new BigDecimal("1000"),
                List.of(
                        new Benefit.Tier(Optional.of(new BigDecimal("2000")), new BigDecimal("0.50")),
                        new Benefit.Tier(Optional.of(new BigDecimal("5000")), new BigDecimal("0.60")),
                        new Benefit.Tier(Optional.empty(), new BigDecimal("0.80"))));
        return Cases.under(Terms.of("R").pays(benefit).build())
                .fact("selfPaid", new BigDecimal(base))
                .item("R")
                .decideOne();
    }

    @Test
    void aScheduleIsLookedUpByTextOrNumber() {
        var benefit = new Benefit.Schedule(
                "degree", Map.of("1", new BigDecimal("30000"), "GENERAL", new BigDecimal("15000")));
        var terms = Terms.of("R").pays(benefit).build();

        assertThat(Cases.under(terms)
                        .fact("degree", new BigDecimal("1.0"))
                        .item("R")
                        .decideOne()
                        .amount())
                .isEqualTo(new BigDecimal("30000.00"));
        var general = Cases.under(terms).fact("degree", "GENERAL").item("R").decideOne();
        assertThat(general.amount()).isEqualTo(new BigDecimal("15000.00"));
        assertThat(general.lines().getFirst().formula()).isEqualTo("保障责任R（GENERAL） = 给付表15000.00元");
        assertThat(general.lines().getFirst().inputs()).isEqualTo(Map.of("degree", "GENERAL", "amount", "15000.00"));
        assertThat(Cases.under(terms).fact("degree", "SPECIFIC").item("R").decideOne())
                .isEqualTo(denied("NOT_IN_SCHEDULE", "保障责任R的给付表不含degree=SPECIFIC"));
    }

    @Test
    void aFactNobodyToldLeavesTheCaseOpen() {
        var perDay = new Benefit.PerDay(BigDecimal.ONE, "f", 1, Optional.empty());
        var ratio = new Benefit.Ratio("f", BigDecimal.ONE, BigDecimal.ZERO);
        var tiered = new Benefit.Tiered("f", BigDecimal.ZERO, List.of());
        var schedule = new Benefit.Schedule("f", Map.of());

        for (var benefit : List.of(perDay, ratio, tiered, schedule)) {
            assertThat(Cases.under(Terms.of("R").pays(benefit).build())
                            .item("R")
                            .decideOne())
                    .isEqualTo(new ItemDecision(
                            "R",
                            EVENT,
                            Verdict.OPEN,
                            new BigDecimal("0.00"),
                            List.of(new Reason("FACT_MISSING", "保障责任R缺少计算依据：f", "第一条", "test", List.of("f"))),
                            List.of()));
        }
    }

    @Test
    void anAmountNobodySetLeavesTheCaseOpen() {
        assertThat(Cases.under(Terms.of("R").build()).item("R").decideOne())
                .isEqualTo(new ItemDecision(
                        "R",
                        EVENT,
                        Verdict.OPEN,
                        new BigDecimal("0.00"),
                        List.of(new Reason("BENEFIT_NOT_SET", "保障责任R的给付标准尚未公布，可以受理和审核，不能给付", "第一条", "test", List.of())),
                        List.of()));
    }

    @Test
    void aNegativeFigureInTheRulebookPaysNothing() {
        assertThat(Cases.under(Terms.of("R").fixed("-1").build())
                        .item("R")
                        .decideOne()
                        .amount())
                .isEqualTo(new BigDecimal("0.00"));
    }
}
