package org.huzhu.enrollment.renewal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import org.huzhu.enrollment.renewal.domain.RunSchedule.OnHoliday;
import org.huzhu.platform.time.AnnouncedWorkCalendar;
import org.huzhu.platform.time.WorkCalendar;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunScheduleTest {

    private static final WorkCalendar CALENDAR = AnnouncedWorkCalendar.shipped();
    private static final RunSchedule NOON = new RunSchedule(1, LocalTime.NOON, OnHoliday.SEND);

    @Test
    @DisplayName("AC-57, AC-59 due from 12:00:00 of the 1st, not at 11:59:59")
    void dueFromNoonOfTheFirst() {
        assertThat(NOON.isDue(LocalDateTime.parse("2024-02-01T11:59:59"), CALENDAR))
                .isFalse();
        assertThat(NOON.isDue(LocalDateTime.parse("2024-02-01T12:00:00"), CALENDAR))
                .isTrue();
        assertThat(NOON.isDue(LocalDateTime.parse("2024-02-29T23:59:59"), CALENDAR))
                .isTrue();
        assertThat(NOON.isDue(LocalDateTime.parse("2024-03-01T00:00:00"), CALENDAR))
                .isFalse();
    }

    @Test
    void aRunDayThatTheMonthLacksIsItsLast() {
        var late = new RunSchedule(31, LocalTime.NOON, OnHoliday.SEND);

        assertThat(late.listDay(YearMonth.of(2024, 2))).isEqualTo(LocalDate.parse("2024-02-29"));
    }

    @Test
    void anInstallationMayLetItWaitForTheNextWorkday() {
        var patient = new RunSchedule(1, LocalTime.NOON, OnHoliday.NEXT_WORKDAY);

        assertThat(patient.sendAt(YearMonth.of(2024, 6), CALENDAR))
                .isEqualTo(LocalDateTime.parse("2024-06-03T12:00:00"));
        assertThat(NOON.sendAt(YearMonth.of(2024, 6), CALENDAR)).isEqualTo(LocalDateTime.parse("2024-06-01T12:00:00"));
        assertThat(patient.sendAt(YearMonth.of(2024, 2), CALENDAR))
                .isEqualTo(LocalDateTime.parse("2024-02-01T12:00:00"));
    }
}
