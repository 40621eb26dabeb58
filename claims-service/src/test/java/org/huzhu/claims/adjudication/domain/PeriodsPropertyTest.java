package org.huzhu.claims.adjudication.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.huzhu.claims.adjudication.domain.Deadlines.Due;
import org.huzhu.platform.rulebook.Anchor;
import org.huzhu.platform.rulebook.ClaimRules.Deadline;
import org.huzhu.platform.time.AnnouncedWorkCalendar;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.time.PeriodRule;
import org.huzhu.platform.time.PeriodUnit;
import org.huzhu.platform.time.WorkCalendar;
import org.junit.jupiter.api.Test;

/**
 * Windows, dues and working days against an implementation that knows only "the day before" and "the day after": slow,
 * obvious, and written from the Civil Code (arts. 201–203), not from ours. The calendar file is read here by its own reader.
 */
class PeriodsPropertyTest {

    private static final long SEED = 20_261_123;
    private static final int CASES = 20_000;
    private static final Map<LocalDate, String> LISTED = listed();
    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    private final WorkCalendar calendar = AnnouncedWorkCalendar.shipped();
    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void everyAnnouncedDayIsAsTheNoticeSays() {
        for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            assertThat(calendar.isWorkday(day)).as(day.toString()).isEqualTo(isWorkday(day));
        }
    }

    @Test
    void lastDaysToFileAreThoseOfTheSlowCount() {
        for (var number = 0; number < CASES; number++) {
            var unit = PeriodUnit.values()[random.nextInt(4)];
            var amount = random.nextInt(1, unit == PeriodUnit.YEAR ? 3 : unit == PeriodUnit.MONTH ? 14 : 200);
            var roll = random.nextBoolean();
            var fromExpiry = random.nextBoolean();
            var event = FIRST.plusDays(random.nextInt(1800));
            var term = CoverageTerm.oneYearFrom(event.minusDays(random.nextInt(365)));
            var terms = Terms.of("R")
                    .window(fromExpiry ? Anchor.COVERAGE_EXPIRY : Anchor.ACCIDENT_DATE, amount, unit, roll)
                    .build();

            var last = ClaimWindows.lastDay(terms, term, event, calendar).orElseThrow();

            var anchor = fromExpiry ? term.to() : event;
            assertThat(last.day())
                    .as("%d %s from %s, roll %s", amount, unit, anchor, roll)
                    .isEqualTo(slow(anchor, amount, unit, false, roll));
        }
    }

    @Test
    void duesAreThoseOfTheSlowCount() {
        for (var number = 0; number < CASES; number++) {
            var unit = random.nextBoolean() ? PeriodUnit.WORKDAY : PeriodUnit.DAY;
            var most = random.nextInt(1, 120);
            var least = random.nextInt(1, most + 1);
            var counted = random.nextBoolean();
            var roll = random.nextBoolean();
            var anchor = FIRST.plusDays(random.nextInt(3100));
            var deadline = new Deadline(
                    Anchor.DATA_RECEIVED,
                    new PeriodRule(most, unit, counted, roll),
                    Optional.of(new PeriodRule(least, unit, counted, roll)),
                    0,
                    Terms.CLAUSE);

            var due = Deadlines.due(deadline, anchor, calendar);

            var latest = slow(anchor, most, unit, counted, roll);
            assertThat(due)
                    .as("%d–%d %s from %s, counted %s, roll %s", least, most, unit, anchor, counted, roll)
                    .isEqualTo(new Due(
                            Optional.of(slow(anchor, least, unit, counted, roll)),
                            latest,
                            latest.isAfter(LAST) && (roll || unit == PeriodUnit.WORKDAY)));
        }
    }

    @Test
    void aCalendarFileIsReadWholeOrRefusedWithTheLine() {
        var read = read("# notice\n\nyear 2030 paper\n2030-02-09 work made up\n2030-02-11 off festival\n");

        assertThat(read.isWorkday(LocalDate.of(2030, 2, 9))).isTrue();
        assertThat(read.isWorkday(LocalDate.of(2030, 2, 11))).isFalse();
        assertThat(read.horizon()).isEqualTo(LocalDate.of(2030, 12, 31));
        for (var wrong : new String[] {"2030-02-11 maybe", "2030-02-30 off", "2030-02-11", "2030-01-01 off"}) {
            assertThatThrownBy(() -> read("year 2030 paper\n2030-01-01 off\n" + wrong + "\n"))
                    .hasMessage("work calendar, line 3: " + wrong);
        }
        assertThatThrownBy(() -> read("# nothing\n")).hasMessage("work calendar without a year");
    }

    private static WorkCalendar read(String file) {
        return AnnouncedWorkCalendar.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    /** Steps from day to day. */
    private static LocalDate slow(
            LocalDate anchor, int amount, PeriodUnit unit, boolean countStartDay, boolean holidayRoll) {
        var day = switch (unit) {
            case DAY -> days(anchor, amount, countStartDay, false);
            case WORKDAY -> days(anchor, amount, countStartDay, true);
            case MONTH -> months(anchor, amount, countStartDay);
            case YEAR -> months(anchor, amount * 12, countStartDay);
        };
        while (holidayRoll && !isWorkday(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static LocalDate days(LocalDate anchor, int amount, boolean countStartDay, boolean workdays) {
        var day = countStartDay ? anchor : anchor.plusDays(1);
        var left = amount;
        while (true) {
            if (!workdays || isWorkday(day)) {
                left--;
            }
            if (left == 0) {
                return day;
            }
            day = day.plusDays(1);
        }
    }

    /** The day of the same number in the last month, or that month's last day; steps month by month. */
    private static LocalDate months(LocalDate anchor, int amount, boolean countStartDay) {
        var month = YearMonth.from(anchor);
        for (var step = 0; step < amount; step++) {
            month = month.plusMonths(1);
        }
        var day = month.atDay(1);
        while (day.getDayOfMonth() < anchor.getDayOfMonth() && day.plusDays(1).getMonth() == day.getMonth()) {
            day = day.plusDays(1);
        }
        return countStartDay ? day.minusDays(1) : day;
    }

    /** After the last notice: the week, and the holidays that have a fixed date. */
    private static boolean isWorkday(LocalDate day) {
        var listed = LISTED.get(day);
        if (listed != null) {
            return listed.equals("work");
        }
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        var text = day.toString().substring(5);
        var fixed = text.equals("01-01")
                || text.equals("05-01")
                || text.equals("05-02")
                || text.equals("10-01")
                || text.equals("10-02")
                || text.equals("10-03")
                || day.equals(LocalDate.of(2027, 4, 5))
                || day.equals(LocalDate.of(2028, 4, 4))
                || day.equals(LocalDate.of(2029, 4, 4));
        return !weekend && !(day.isAfter(LAST) && fixed);
    }

    private static Map<LocalDate, String> listed() {
        var listed = new HashMap<LocalDate, String>();
        try (var file = new BufferedReader(new InputStreamReader(
                PeriodsPropertyTest.class.getResourceAsStream("/huzhu/work-calendar.txt"), StandardCharsets.UTF_8))) {
            file.lines()
                    .filter(line -> line.matches("\\d{4}-\\d\\d-\\d\\d .*"))
                    .forEach(line -> listed.put(
                            LocalDate.parse(line.substring(0, 10)),
                            line.substring(11).split(" ", 2)[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return listed;
    }
}
