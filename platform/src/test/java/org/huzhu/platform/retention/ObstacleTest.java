package org.huzhu.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huzhu.platform.retention.ErasableKind.Binding.FREE;
import static org.huzhu.platform.retention.ErasableKind.Binding.UNTIL_PERIOD_ENDS;
import static org.huzhu.platform.retention.ErasableKind.Binding.WHILE_RUNNING;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.platform.retention.Obstacle.Found;
import org.huzhu.platform.retention.Obstacle.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObstacleTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final Period FIVE_YEARS = Period.ofYears(5);

    @ParameterizedTest
    @CsvSource(textBlock = """
            # binding,          open, last day,   reason,  until
            UNTIL_PERIOD_ENDS,  0,    2021-11-22, ,
            UNTIL_PERIOD_ENDS,  0,    2021-11-23, PERIOD,  2026-11-24
            UNTIL_PERIOD_ENDS,  0,    2024-01-01, PERIOD,  2029-01-02
            UNTIL_PERIOD_ENDS,  0,    2026-11-23, RUNNING, 2031-11-24
            UNTIL_PERIOD_ENDS,  0,    2027-03-31, RUNNING, 2032-04-01
            UNTIL_PERIOD_ENDS,  1,    2020-01-01, RUNNING,
            UNTIL_PERIOD_ENDS,  1,    ,           RUNNING,
            WHILE_RUNNING,      0,    2026-11-22, ,
            WHILE_RUNNING,      0,    2026-11-23, RUNNING, 2026-11-24
            WHILE_RUNNING,      1,    ,           RUNNING,
            FREE,               1,    2027-01-01, ,
            """)
    void dataStaysAsLongAsItsMatterRunsOrTheLawNeedsIt(
            ErasableKind.Binding binding, long open, LocalDate last, Reason reason, LocalDate until) {
        var found = found(binding, 3, open, last);

        var expected = Optional.ofNullable(reason).stream()
                .map(why -> new Obstacle("cover", why, Optional.ofNullable(until)))
                .toList();
        assertThat(Obstacle.of(List.of(found), false, TODAY)).isEqualTo(expected);
    }

    @Test
    void aHoldKeepsWhatNothingElseKeeps() {
        assertThat(Obstacle.of(List.of(), true, TODAY))
                .containsExactly(new Obstacle("", Reason.LEGAL_HOLD, Optional.empty()));
    }

    @Test
    void aKindWithoutRowsIsInNobodysWay() {
        assertThat(Obstacle.of(List.of(found(UNTIL_PERIOD_ENDS, 0, 0, null), found(FREE, 1, 1, null)), false, TODAY))
                .isEmpty();
        assertThat(Obstacle.of(List.of(found(WHILE_RUNNING, 0, 0, null)), false, TODAY))
                .isEmpty();
    }

    @Test
    void noSettingUndercutsTheLaw() {
        assertThatThrownBy(() -> new RetentionSettings(
                        true, 1000, Map.of("log", Period.ofDays(30)), Map.of("log", Period.ofMonths(6))))
                .hasMessageContaining("huzhu.retention.periods.log is shorter");
        assertThat(new RetentionSettings(
                                true, 1000, Map.of("log", Period.ofDays(190)), Map.of("log", Period.ofMonths(6)))
                        .periods())
                .hasSize(1);
    }

    private static Found found(ErasableKind.Binding binding, long rows, long open, LocalDate last) {
        var kind = ErasableKind.deleting("cover", "covered").since("t.last_day", binding);
        return new Found(kind, FIVE_YEARS, rows, open, Optional.ofNullable(last));
    }
}
