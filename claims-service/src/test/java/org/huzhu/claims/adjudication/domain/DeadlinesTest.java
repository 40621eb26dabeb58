package org.huzhu.claims.adjudication.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.huzhu.claims.adjudication.domain.Deadlines.Due;
import org.huzhu.platform.rulebook.Anchor;
import org.huzhu.platform.rulebook.ClaimRules.Deadline;
import org.huzhu.platform.time.AnnouncedWorkCalendar;
import org.huzhu.platform.time.PeriodRule;
import org.huzhu.platform.time.PeriodUnit;
import org.huzhu.platform.time.WorkCalendar;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private static final WorkCalendar CALENDAR = AnnouncedWorkCalendar.shipped();
    private static final Deadline DIRECT = new Deadline(
            Anchor.DATA_RECEIVED,
            new PeriodRule(10, PeriodUnit.WORKDAY, false, false),
            Optional.of(new PeriodRule(5, PeriodUnit.WORKDAY, false, false)),
            0,
            Terms.CLAUSE);

    private static Due after(int amount, PeriodUnit unit, String anchor) {
        var deadline = new Deadline(
                Anchor.COMPLETE_DATE, new PeriodRule(amount, unit, false, false), Optional.empty(), 30, Terms.CLAUSE);
        return Deadlines.due(deadline, day(anchor), CALENDAR);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    @DisplayName("AC-77 data received 2026-02-12: paid between 2026-02-26 and 2026-03-04")
    void directPaymentHasARangeOfWorkingDays() {
        assertThat(Deadlines.due(DIRECT, day("2026-02-12"), CALENDAR))
                .isEqualTo(new Due(Optional.of(day("2026-02-26")), day("2026-03-04"), false));
    }

    @Test
    @DisplayName("AC-79 data received in late December, next year not announced: provisional")
    void workingDaysOfAnUnannouncedYearAreProvisional() {
        assertThat(Deadlines.due(DIRECT, day("2026-12-28"), CALENDAR))
                .isEqualTo(new Due(Optional.of(day("2027-01-05")), day("2027-01-12"), true));
        assertThat(Deadlines.due(DIRECT, day("2026-12-01"), CALENDAR).provisional())
                .isFalse();
    }

    @Test
    void oneProvisionalEndIsEnough() {
        var earliestOnly = new Deadline(
                Anchor.DATA_RECEIVED,
                new PeriodRule(30, PeriodUnit.DAY, false, false),
                Optional.of(new PeriodRule(10, PeriodUnit.WORKDAY, false, false)),
                0,
                Terms.CLAUSE);

        assertThat(Deadlines.due(earliestOnly, day("2026-12-28"), CALENDAR).provisional())
                .isTrue();
    }

    @Test
    void aYearBeforeTheCalendarIsProvisionalToo() {
        assertThat(Deadlines.due(DIRECT, day("2017-12-29"), CALENDAR).provisional())
                .isTrue();
    }

    @Test
    @DisplayName("AC-80 hospital, complete 2026-03-15: due 2026-04-14")
    void hospitalIsDueIn30Days() {
        assertThat(after(30, PeriodUnit.DAY, "2026-03-15"))
                .isEqualTo(new Due(Optional.empty(), day("2026-04-14"), false));
    }

    @Test
    @DisplayName("AC-81 critical illness, complete 2026-03-15: due 2026-06-13")
    void criticalIllnessIsDueIn90Days() {
        assertThat(after(90, PeriodUnit.DAY, "2026-03-15").day()).isEqualTo(day("2026-06-13"));
    }

    @Test
    @DisplayName("WXM-011 discharge 2026-01-31: due 2026-02-28")
    void wuxiIsDueOneMonthAfterDischarge() {
        assertThat(after(1, PeriodUnit.MONTH, "2026-01-31").day()).isEqualTo(day("2026-02-28"));
    }
}
