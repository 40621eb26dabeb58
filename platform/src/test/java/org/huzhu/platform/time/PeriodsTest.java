package org.huzhu.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodsTest {

    private static final WorkCalendar CALENDAR = AnnouncedWorkCalendar.shipped();

    @DisplayName("AC-41, AC-42, WXU-050, WXU-051")
    @ParameterizedTest
    @CsvSource({
        "2023-02-22, 2024-02-21",
        "2021-04-01, 2022-03-31",
        "2024-02-29, 2025-02-28",
        "2023-03-01, 2024-02-29",
        "2024-03-01, 2025-02-28",
        "2023-02-28, 2024-02-27"
    })
    void aTermIsOneYear(LocalDate from, LocalDate to) {
        assertThat(CoverageTerm.oneYearFrom(from)).isEqualTo(new CoverageTerm(from, to));
    }

    @Test
    void everyTermFrom2020To2032IsWholeAndTheNextFollowsWithoutAGap() {
        for (var from = LocalDate.of(2020, 1, 1); from.getYear() <= 2032; from = from.plusDays(1)) {
            var term = CoverageTerm.oneYearFrom(from);
            var next = CoverageTerm.oneYearFrom(term.to().plusDays(1));

            assertThat(term.to()).isBetween(from.plusDays(364), from.plusDays(365));
            assertThat(next.from()).isEqualTo(term.to().plusDays(1));
            assertThat(term.overlaps(next)).isFalse();
            assertThat(MonthDay.from(next.from()))
                    .isEqualTo(
                            MonthDay.from(from).equals(MonthDay.of(2, 29)) ? MonthDay.of(3, 1) : MonthDay.from(from));
        }
    }

    @Test
    void bothEndsOfATermBelongToIt() {
        var term = CoverageTerm.oneYearFrom(LocalDate.of(2024, 1, 1));

        assertThat(term.contains(LocalDate.of(2024, 1, 1))).isTrue();
        assertThat(term.contains(LocalDate.of(2024, 12, 31))).isTrue();
        assertThat(term.contains(LocalDate.of(2025, 1, 1))).isFalse();
        assertThat(term.overlaps(new CoverageTerm(term.to(), term.to()))).isTrue();
        assertThatThrownBy(() -> new CoverageTerm(term.to(), term.from())).isInstanceOf(IllegalArgumentException.class);
    }

    @DisplayName("AC-63 to AC-73: the last days of claim windows")
    @ParameterizedTest
    @CsvSource({
        "2025-03-01, 180, DAY, false, false, 2025-08-28",
        "2025-01-01, 180, DAY, false, true, 2025-06-30",
        "2024-07-05, 180, DAY, false, true, 2025-01-02",
        "2024-07-05, 180, DAY, false, false, 2025-01-01",
        "2024-12-31, 2, YEAR, false, false, 2026-12-31",
        "2024-02-21, 2, YEAR, false, true, 2026-02-24",
        "2025-08-31, 6, MONTH, false, false, 2026-02-28",
        "2024-02-29, 2, YEAR, false, false, 2026-02-28",
        "2025-01-31, 1, MONTH, false, false, 2025-02-28",
        "2025-01-31, 1, MONTH, true, false, 2025-02-27",
        "2025-05-01, 1, DAY, true, false, 2025-05-01",
        "2026-02-12, 5, WORKDAY, false, false, 2026-02-26",
        "2026-02-12, 9, WORKDAY, false, false, 2026-03-03",
        "2026-02-12, 10, WORKDAY, false, false, 2026-03-04",
        "2026-02-14, 1, WORKDAY, true, false, 2026-02-14"
    })
    void periodsEndAsTheCivilCodeSays(
            LocalDate anchor,
            int amount,
            PeriodUnit unit,
            boolean countStartDay,
            boolean holidayRoll,
            LocalDate expected) {
        assertThat(new PeriodRule(amount, unit, countStartDay, holidayRoll).lastDay(anchor, CALENDAR))
                .isEqualTo(expected);
    }

    @Test
    void generatedPeriodsEndAsASlowCountDoes() {
        var random = new Random(201);
        for (var i = 0; i < 20_000; i++) {
            var anchor = LocalDate.of(2018, 1, 1).plusDays(random.nextInt(3650));
            var rule = new PeriodRule(
                    1 + random.nextInt(40),
                    PeriodUnit.values()[random.nextInt(4)],
                    random.nextBoolean(),
                    random.nextBoolean());
            assertThat(rule.lastDay(anchor, CALENDAR)).as(anchor + " " + rule).isEqualTo(slowly(anchor, rule));
        }
    }

    /** Counts on the fingers: day by day, and month by month for months and years. */
    private static LocalDate slowly(LocalDate anchor, PeriodRule rule) {
        var last = switch (rule.unit()) {
            case DAY -> days(anchor, rule, false);
            case WORKDAY -> days(anchor, rule, true);
            case MONTH -> months(anchor, rule, rule.amount());
            case YEAR -> months(anchor, rule, rule.amount() * 12);
        };
        while (rule.holidayRoll() && !CALENDAR.isWorkday(last)) {
            last = last.plusDays(1);
        }
        return last;
    }

    private static LocalDate days(LocalDate anchor, PeriodRule rule, boolean onlyWorkdays) {
        var counted = 0;
        for (var day = rule.countStartDay() ? anchor : anchor.plusDays(1); ; day = day.plusDays(1)) {
            counted += !onlyWorkdays || CALENDAR.isWorkday(day) ? 1 : 0;
            if (counted == rule.amount()) {
                return day;
            }
        }
    }

    private static LocalDate months(LocalDate anchor, PeriodRule rule, int months) {
        var month = YearMonth.from(anchor);
        for (var i = 0; i < months; i++) {
            month = month.equals(YearMonth.of(month.getYear(), 12))
                    ? YearMonth.of(month.getYear() + 1, 1)
                    : month.plusMonths(1);
        }
        var corresponding = month.atDay(Math.min(anchor.getDayOfMonth(), month.lengthOfMonth()));
        return rule.countStartDay() ? corresponding.minusDays(1) : corresponding;
    }

    @Test
    void aDayEndsAtMidnightInShanghai() {
        var lastDay = LocalDate.of(2025, 8, 28);

        assertThat(PeriodRule.isInTime(
                        LocalDateTime.parse("2025-08-28T23:59:59")
                                .atZone(Beijing.ZONE)
                                .toInstant(),
                        lastDay))
                .isTrue();
        assertThat(PeriodRule.isInTime(
                        LocalDateTime.parse("2025-08-29T00:00")
                                .atZone(Beijing.ZONE)
                                .toInstant(),
                        lastDay))
                .isFalse();
        assertThat(Beijing.dayOf(java.time.Instant.parse("2025-08-28T16:00:00Z")))
                .isEqualTo(LocalDate.of(2025, 8, 29));
    }

    @DisplayName("The tables of 2025 and 2026, day by day (rulebook 2.7)")
    @Test
    void theShippedCalendarHasTheAnnouncedDays() {
        var off = new HashSet<LocalDate>();
        for (var range : new String[] {
            "2025-01-01/2025-01-01", "2025-01-28/2025-02-04", "2025-04-04/2025-04-06", "2025-05-01/2025-05-05",
            "2025-05-31/2025-06-02", "2025-10-01/2025-10-08", "2026-01-01/2026-01-03", "2026-02-15/2026-02-23",
            "2026-04-04/2026-04-06", "2026-05-01/2026-05-05", "2026-06-19/2026-06-21", "2026-09-25/2026-09-27",
            "2026-10-01/2026-10-07"
        }) {
            LocalDate.parse(range.substring(0, 10))
                    .datesUntil(LocalDate.parse(range.substring(11)).plusDays(1))
                    .forEach(off::add);
        }
        var work = Set.of(
                "2025-01-26",
                "2025-02-08",
                "2025-04-27",
                "2025-09-28",
                "2025-10-11",
                "2026-01-04",
                "2026-02-14",
                "2026-02-28",
                "2026-05-09",
                "2026-09-20",
                "2026-10-10");

        for (var day = LocalDate.of(2025, 1, 1); day.getYear() < 2027; day = day.plusDays(1)) {
            var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            var expected = work.contains(day.toString()) || (!weekend && !off.contains(day));
            assertThat(CALENDAR.isWorkday(day)).as(day.toString()).isEqualTo(expected);
            assertThat(CALENDAR.isAnnounced(day)).isTrue();
        }
    }

    @DisplayName("AC-79 after the horizon days are provisional; statutory days of fixed date are still off")
    @Test
    void yearsNobodyAnnouncedAreProvisional() {
        assertThat(CALENDAR.horizon()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(CALENDAR.isAnnounced(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(CALENDAR.isWorkday(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(CALENDAR.isWorkday(LocalDate.of(2027, 4, 5))).isFalse();
        assertThat(CALENDAR.isWorkday(LocalDate.of(2027, 10, 1))).isFalse();
        assertThat(CALENDAR.isWorkday(LocalDate.of(2027, 10, 8))).isTrue();
        assertThat(CALENDAR.isWorkday(LocalDate.of(2027, 1, 4))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "year 2026\n2026-02-30 off x",
                "year 2026\n2026-01-01 holiday x",
                "year\n",
                "year x\n",
                "2026-01-01",
                "year 2026\n2026-01-01 off a\n2026-01-01 work b",
                "# nothing\n"
            })
    void aCalendarThatCannotBeUnderstoodIsRefused(String text) {
        assertThatThrownBy(() ->
                        AnnouncedWorkCalendar.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("work calendar");
    }
}
