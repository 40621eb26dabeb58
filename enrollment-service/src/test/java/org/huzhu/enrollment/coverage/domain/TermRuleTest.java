package org.huzhu.enrollment.coverage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.huzhu.platform.time.CoverageTerm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TermRuleTest {

    private static final TermRule WUXI = new TermRule(new TermStart.DayAfterApproval(), 30, 10, false);

    @Test
    @DisplayName("AC-40 payment approved on 2023-02-21 covers 2023-02-22 to 2024-02-21")
    void coverStartsTheDayAfterPaymentWasApproved() {
        assertThat(WUXI.first(day("2023-02-21"))).isEqualTo(term("2023-02-22", "2024-02-21"));
    }

    @Test
    @DisplayName("AC-41 a term from 2021-04-01 ends on 2022-03-31")
    void aTermIsOneYearWithBothEnds() {
        assertThat(WUXI.first(day("2021-03-31"))).isEqualTo(term("2021-04-01", "2022-03-31"));
    }

    @Test
    @DisplayName("AC-42 a term from 2024-02-29 ends on 2025-02-28, the next one starts on 2025-03-01")
    void aTermFromLeapDayEndsOnTheLastOfFebruary() {
        assertThat(WUXI.first(day("2024-02-28"))).isEqualTo(term("2024-02-29", "2025-02-28"));
        assertThat(WUXI.following(day("2025-02-20"), day("2025-02-28"))).isEqualTo(term("2025-03-01", "2026-02-28"));
    }

    @Test
    @DisplayName("AC-48 a renewal approved on 2024-02-10 joins on: from 2024-02-22")
    void aRenewalBeforeTheLastDayJoinsOn() {
        assertThat(WUXI.following(day("2024-02-10"), day("2024-02-21"))).isEqualTo(term("2024-02-22", "2025-02-21"));
        assertThat(WUXI.following(day("2024-02-21"), day("2024-02-21"))).isEqualTo(term("2024-02-22", "2025-02-21"));
    }

    @Test
    @DisplayName("WXU-052 a renewal approved on 2024-02-25 leaves a gap: from 2024-02-26")
    void aRenewalAfterTheLastDayStartsAsAFirstTermDoes() {
        assertThat(WUXI.following(day("2024-02-25"), day("2024-02-21"))).isEqualTo(term("2024-02-26", "2025-02-25"));
    }

    @Test
    void backdatingJoinsOnWithinTheDaysAfterAndNotLater() {
        var backdating = new TermRule(new TermStart.DayAfterApproval(), 30, 10, true);

        assertThat(backdating.following(day("2024-03-02"), day("2024-02-21")).from())
                .isEqualTo(day("2024-02-22"));
        assertThat(backdating.following(day("2024-03-03"), day("2024-02-21")).from())
                .isEqualTo(day("2024-03-04"));
    }

    @Test
    void aFollowingTermMayStartThirtyDaysBeforeTheLastDayAndNotEarlier() {
        assertThat(WUXI.isTooEarly(day("2024-01-21"), day("2024-02-21"))).isTrue();
        assertThat(WUXI.isTooEarly(day("2024-01-22"), day("2024-02-21"))).isFalse();
    }

    @Test
    void sameDayAndFixedDayStartsAreKept() {
        assertThat(new TermRule(new TermStart.DayOfApproval(), 30, 10, false)
                        .first(day("2024-02-25"))
                        .from())
                .isEqualTo(day("2024-02-25"));
        assertThat(new TermRule(new TermStart.OnDay(day("2024-07-01")), 30, 10, false)
                        .first(day("2024-02-25"))
                        .from())
                .isEqualTo(day("2024-07-01"));
    }

    @Test
    @DisplayName("rulebook 3.4: every term of 2020–2032 has at least 365 days and the next one starts the day after it")
    void termsFollowEachOtherForEveryStart() {
        for (var from = day("2020-01-01"); from.isBefore(day("2033-01-01")); from = from.plusDays(1)) {
            var term = WUXI.first(from.minusDays(1));
            var next = WUXI.following(term.to(), term.to());

            assertThat(term.from()).isEqualTo(from);
            assertThat(term.to()).isAfterOrEqualTo(from.plusDays(364)).isBeforeOrEqualTo(from.plusDays(365));
            assertThat(next.from()).isEqualTo(term.to().plusDays(1));
            assertThat(next.overlaps(term)).isFalse();
        }
    }

    @Test
    @DisplayName(
            "R12: 10,000 generated renewals never overlap the earlier term and never leave a gap before its last day")
    void generatedRenewalsNeitherOverlapNorLeaveGaps() {
        var random = new Random(12);
        for (var i = 0; i < 10_000; i++) {
            var end = day("2020-01-01").plusDays(random.nextInt(5_000));
            var approvedOn = end.plusDays(random.nextInt(-30, 60));
            var rule = new TermRule(start(random, end), 30, 10, random.nextBoolean());

            var next = rule.term(approvedOn, Optional.of(end));

            assertThat(next.from()).isAfter(end);
            if (!approvedOn.isAfter(end) || (rule.backdate() && !approvedOn.isAfter(end.plusDays(10)))) {
                assertThat(next.from()).isEqualTo(end.plusDays(1));
            }
            assertThat(next).isEqualTo(CoverageTerm.oneYearFrom(next.from()));
        }
    }

    private static TermStart start(Random random, LocalDate end) {
        return switch (random.nextInt(3)) {
            case 0 -> new TermStart.DayAfterApproval();
            case 1 -> new TermStart.DayOfApproval();
            default -> new TermStart.OnDay(end.plusDays(random.nextInt(-100, 100)));
        };
    }

    private static CoverageTerm term(String from, String to) {
        return new CoverageTerm(day(from), day(to));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
