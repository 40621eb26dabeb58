package org.huzhu.enrollment.renewal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RenewalWindowTest {

    @Test
    @DisplayName("AC-53 the list of 2024-02-01 shows expiries from 2024-01-22 to 2024-03-02")
    void theListReachesTenDaysBackAndThirtyAhead() {
        var window = RenewalWindow.of(day("2024-02-01"), 30, 10);

        assertThat(window).isEqualTo(new RenewalWindow(day("2024-01-22"), day("2024-03-02")));
        assertThat(window.shows(day("2024-01-21"))).isFalse();
        assertThat(window.shows(day("2024-01-22"))).isTrue();
        assertThat(window.shows(day("2024-02-21"))).isTrue();
        assertThat(window.shows(day("2024-03-02"))).isTrue();
        assertThat(window.shows(day("2024-03-03"))).isFalse();
    }

    @Test
    @DisplayName("WXU-061 every expiry of a month is on that month's list")
    void everyExpiryOfAMonthIsOnItsList() {
        for (var expiry = day("2020-01-01"); expiry.isBefore(day("2033-01-01")); expiry = expiry.plusDays(1)) {
            assertThat(RenewalWindow.of(expiry.withDayOfMonth(1), 30, 10).shows(expiry))
                    .isTrue();
        }
    }

    @Test
    void theMonthAloneLeavesTheDaysOfOtherMonthsOut() {
        var window = RenewalWindow.of(day("2024-02-01"), 30, 10).within(YearMonth.of(2024, 2));

        assertThat(window).isEqualTo(new RenewalWindow(day("2024-02-01"), day("2024-02-29")));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
