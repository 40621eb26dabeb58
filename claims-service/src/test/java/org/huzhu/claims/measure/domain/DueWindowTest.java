package org.huzhu.claims.measure.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.huzhu.claims.measure.domain.DueWindow.Borders;
import org.junit.jupiter.api.Test;

class DueWindowTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 30);
    private static final Borders BORDERS = new Borders(3, 7);

    @Test
    void aClaimIsDueUntilTheEndOfItsDay() {
        assertThat(window(-400)).hasValue(DueWindow.OVERDUE);
        assertThat(window(-1)).hasValue(DueWindow.OVERDUE);
        assertThat(window(0)).hasValue(DueWindow.TODAY);
    }

    @Test
    void everyDayOfTheNextSevenIsInOneWindow() {
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(DueWindowTest::window).toList())
                .isEqualTo(List.of(
                        Optional.of(DueWindow.THREE_DAYS),
                        Optional.of(DueWindow.THREE_DAYS),
                        Optional.of(DueWindow.THREE_DAYS),
                        Optional.of(DueWindow.SEVEN_DAYS),
                        Optional.of(DueWindow.SEVEN_DAYS),
                        Optional.of(DueWindow.SEVEN_DAYS),
                        Optional.of(DueWindow.SEVEN_DAYS),
                        Optional.empty()));
    }

    @Test
    void theLastDayThatIsReadIsTheLastOneWithAWindow() {
        assertThat(DueWindow.of(BORDERS.last(TODAY), TODAY, BORDERS)).hasValue(DueWindow.SEVEN_DAYS);
        assertThat(DueWindow.of(BORDERS.last(TODAY).plusDays(1), TODAY, BORDERS))
                .isEmpty();
    }

    @Test
    void windowsFollowEachOther() {
        assertThatThrownBy(() -> new Borders(7, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Borders(0, 7)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<DueWindow> window(int days) {
        return DueWindow.of(TODAY.plusDays(days), TODAY, BORDERS);
    }
}
