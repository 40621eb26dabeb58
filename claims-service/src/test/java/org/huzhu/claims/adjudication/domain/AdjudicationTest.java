package org.huzhu.claims.adjudication.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.huzhu.claims.adjudication.domain.Cases.EVENT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Decision.ItemDecision;
import org.huzhu.claims.adjudication.domain.Decision.Line;
import org.huzhu.claims.adjudication.domain.Decision.Reason;
import org.huzhu.claims.adjudication.domain.Decision.Verdict;
import org.huzhu.platform.rulebook.Benefit;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.Condition;
import org.huzhu.platform.rulebook.Condition.Operator;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.rulebook.RuleStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjudicationTest {

    private static final LocalDate MARCH = LocalDate.of(2025, 3, 1);

    private static ItemDecision denied(String code, String text) {
        return denied(EVENT, code, text);
    }

    private static ItemDecision denied(LocalDate event, String code, String text) {
        return new ItemDecision(
                "R",
                event,
                Verdict.DENIED,
                new BigDecimal("0.00"),
                List.of(new Reason(code, text, "第一条", "test", List.of())),
                List.of());
    }

    private static Condition is(String fact, Object value) {
        return new Condition.Compare(Operator.EQ, fact, value);
    }

    @Nested
    class Who {

        @Test
        void aResponsibilityTheProductDoesNotHaveIsDenied() {
            var decision =
                    Cases.under(Terms.of("A").fixed("1").build()).item("R").decide();

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
    }

    @Nested
    class Waiting {

        @Test
        void theLastDayOfTheWaitingPeriodIsNotCovered() {
            var terms = Terms.of("R").fixed("1").waits(30, true, true).build();

            assertThat(Cases.under(terms).item("R", LocalDate.of(2025, 1, 30)).decideOne())
                    .isEqualTo(denied(
                            LocalDate.of(2025, 1, 30),
                            "WAITING_PERIOD",
                            "保障责任R等待期30日，至2025-01-30止；事件日2025-01-30在等待期内"));
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
            assertThat(Cases.under(kept)
                            .since(before)
                            .item("R", event)
                            .decideOne()
                            .verdict())
                    .isEqualTo(Verdict.DENIED);
            assertThat(Cases.under(waived).item("R", event).decideOne().verdict())
                    .isEqualTo(Verdict.DENIED);
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
            assertThat(Cases.under(Terms.of("R")
                                    .fixed("1")
                                    .waits(30, true, true)
                                    .build())
                            .item("R", event)
                            .decideOne()
                            .verdict())
                    .isEqualTo(Verdict.DENIED);
        }
    }

    @Nested
    class Exclusions {

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

    @Nested
    class Formulas {

        @Test
        void aFixedAmountIsExplainedLineByLine() {
            var decision =
                    Cases.under(Terms.of("R").fixed("500").build()).item("R").decide();

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
            assertThat(item.lines().getFirst().formula())
                    .isEqualTo("住院天数保障金 = 给付天数0天 × 40.00元/天；给付天数 = 共2天，自第4天起 = 0天");
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
            assertThat(general.lines().getFirst().inputs())
                    .isEqualTo(Map.of("degree", "GENERAL", "amount", "15000.00"));
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
                            List.of(new Reason(
                                    "BENEFIT_NOT_SET", "保障责任R的给付标准尚未公布，可以受理和审核，不能给付", "第一条", "test", List.of())),
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

    @Nested
    class Caps {

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
            assertThat(decision.items())
                    .extracting(ItemDecision::verdict)
                    .containsExactly(Verdict.GRANTED, Verdict.DENIED);
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

            var item =
                    Cases.under(terms).granted("R", MARCH, "700.00").item("R").decideOne();

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
            var item = Cases.under(
                            Terms.of("R").fixed("500").perEvent("300.009").build())
                    .item("R")
                    .decideOne();

            assertThat(item.amount()).isEqualTo(new BigDecimal("300.00"));
        }
    }

    @Nested
    class Certainty {

        @ParameterizedTest
        @CsvSource({"SEED, true", "VERIFIED, true", "PROPOSED, true", "DEMO, false", "UNVERIFIED, false"})
        void aFigureThatIsNotCertainMakesTheDecisionUncertain(RuleStatus status, boolean certain) {
            var terms = Terms.of("R").fixed("1").status(status).build();

            assertThat(Cases.under(terms).item("R").decide().certain()).isEqualTo(certain);
        }

        @Test
        void aCapCountsOnlyWhereThereIsOne() {
            var uncertain = Terms.of("R").fixed("1").capsStatus(RuleStatus.DEMO);

            assertThat(Cases.under(uncertain.build()).item("R").decide().certain())
                    .isTrue();
            assertThat(Cases.under(uncertain.events(3).build())
                            .item("R")
                            .decide()
                            .certain())
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
            assertThat(decision.items())
                    .extracting(ItemDecision::responsibility)
                    .containsExactly("A", "B");
        }
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
