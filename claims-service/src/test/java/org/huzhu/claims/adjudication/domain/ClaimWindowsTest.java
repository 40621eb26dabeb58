package org.huzhu.claims.adjudication.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.huzhu.claims.adjudication.domain.ClaimWindows.LastDay;
import org.huzhu.platform.rulebook.Anchor;
import org.huzhu.platform.time.AnnouncedWorkCalendar;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.time.PeriodRule;
import org.huzhu.platform.time.PeriodUnit;
import org.huzhu.platform.time.WorkCalendar;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimWindowsTest {

    private static final WorkCalendar CALENDAR = AnnouncedWorkCalendar.shipped();

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static LastDay afterAccident(String accident, boolean holidayRoll) {
        var terms = Terms.of("ACC_DISABILITY")
                .window(Anchor.ACCIDENT_DATE, 180, PeriodUnit.DAY, holidayRoll)
                .build();
        var term = CoverageTerm.oneYearFrom(day(accident).withDayOfMonth(1));
        return ClaimWindows.lastDay(terms, term, day(accident), CALENDAR).orElseThrow();
    }

    private static LastDay afterExpiry(String expiry, int amount, PeriodUnit unit) {
        var terms =
                Terms.of("R").window(Anchor.COVERAGE_EXPIRY, amount, unit, true).build();
        var term = new CoverageTerm(day(expiry).minusYears(1).plusDays(1), day(expiry));
        return ClaimWindows.lastDay(terms, term, day(expiry).minusDays(40), CALENDAR)
                .orElseThrow();
    }

    @Test
    @DisplayName("AC-63 AC-64 an accident of 2025-03-01 can be claimed until 2025-08-28 24:00")
    void anAccidentCanBeClaimedFor180Days() {
        var last = afterAccident("2025-03-01", true);

        assertThat(last).isEqualTo(new LastDay(day("2025-08-28"), false, Terms.CLAUSE));
        assertThat(PeriodRule.isInTime(instant("2025-08-28T23:59:00+08:00"), last.day()))
                .isTrue();
        assertThat(PeriodRule.isInTime(instant("2025-08-29T00:00:00+08:00"), last.day()))
                .isFalse();
    }

    @Test
    @DisplayName("AC-65 an accident of 2025-01-01 can be claimed on 06-30, not on 07-01")
    void newYearsDayIsNotCounted() {
        assertThat(afterAccident("2025-01-01", true).day()).isEqualTo(day("2025-06-30"));
    }

    @Test
    @DisplayName("AC-66 day 180 on a holiday moves to the next working day, where the terms roll")
    void aHolidayRolls() {
        assertThat(afterAccident("2024-07-05", true).day()).isEqualTo(day("2025-01-02"));
        assertThat(afterAccident("2024-07-05", false).day()).isEqualTo(day("2025-01-01"));
    }

    @Test
    @DisplayName("AC-69 a cover until 2024-12-31 can be claimed on until 2026-12-31")
    void hospitalHasTwoYearsFromExpiry() {
        assertThat(afterExpiry("2024-12-31", 2, PeriodUnit.YEAR))
                .isEqualTo(new LastDay(day("2026-12-31"), false, Terms.CLAUSE));
    }

    @Test
    @DisplayName("AC-70 two years that end in the Spring Festival move to 2026-02-24")
    void theSpringFestivalRolls() {
        assertThat(afterExpiry("2024-02-21", 2, PeriodUnit.YEAR).day()).isEqualTo(day("2026-02-24"));
    }

    @Test
    @DisplayName("AC-73 six months from 2025-08-31 end on 2026-02-28")
    void aMonthWithoutTheDayEndsOnItsLast() {
        assertThat(afterExpiry("2025-08-31", 6, PeriodUnit.MONTH).day()).isEqualTo(day("2026-02-28"));
    }

    @Test
    @DisplayName("AC-75 an item that counts from expiry can be claimed during the term")
    void theWindowHasNoFirstDay() {
        var last = afterExpiry("2026-12-31", 2, PeriodUnit.YEAR);

        assertThat(PeriodRule.isInTime(instant("2026-05-01T08:00:00+08:00"), last.day()))
                .isTrue();
    }

    @Test
    @DisplayName("AC-79 a last day in a year that is not announced is provisional")
    void anUnannouncedYearIsProvisional() {
        assertThat(afterExpiry("2025-06-30", 2, PeriodUnit.YEAR).provisional()).isTrue();
        assertThat(afterAccident("2026-10-01", true).provisional()).isTrue();
        assertThat(afterAccident("2026-10-01", false).provisional()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Anchor.class,
            names = {"ACCIDENT_DATE", "DISCHARGE_DATE", "DIAGNOSIS_DATE"})
    void anEventWindowCountsFromTheEvent(Anchor anchor) {
        var terms = Terms.of("R").window(anchor, 10, PeriodUnit.DAY, false).build();
        var term = CoverageTerm.oneYearFrom(day("2025-01-01"));

        assertThat(ClaimWindows.lastDay(terms, term, day("2025-03-03"), CALENDAR)
                        .orElseThrow()
                        .day())
                .isEqualTo(day("2025-03-13"));
    }

    @Test
    void aWindowCannotStartWithTheFiling() {
        var terms = Terms.of("R")
                .window(Anchor.FILING_DATE, 10, PeriodUnit.DAY, false)
                .build();
        var term = CoverageTerm.oneYearFrom(day("2025-01-01"));

        assertThatThrownBy(() -> ClaimWindows.lastDay(terms, term, day("2025-03-03"), CALENDAR))
                .hasMessageContaining("FILING_DATE");
    }

    @Test
    void aPeriodOfNoDaysEndsOnItsFirstAndANegativeOneIsRefused() {
        var terms = Terms.of("R")
                .window(Anchor.ACCIDENT_DATE, 0, PeriodUnit.DAY, false)
                .build();
        var term = CoverageTerm.oneYearFrom(day("2025-01-01"));

        assertThat(ClaimWindows.lastDay(terms, term, day("2025-03-03"), CALENDAR)
                        .orElseThrow()
                        .day())
                .isEqualTo(day("2025-03-03"));
        assertThatThrownBy(() -> new PeriodRule(-1, PeriodUnit.DAY, false, false))
                .hasMessage("a period cannot be negative");
    }

    @Test
    void withoutAWindowThereIsNoLastDay() {
        var term = CoverageTerm.oneYearFrom(day("2025-01-01"));

        assertThat(ClaimWindows.lastDay(Terms.of("R").build(), term, day("2025-03-03"), CALENDAR))
                .isEmpty();
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
