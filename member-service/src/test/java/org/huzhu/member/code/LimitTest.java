package org.huzhu.member.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LimitTest {

    @Test
    void aDayStartsAtMidnightInBeijing() {
        var daily = new Limit(10, Duration.ofDays(1));

        assertThat(daily.windowOf(Instant.parse("2024-02-01T15:59:59.999Z")))
                .isEqualTo(Instant.parse("2024-01-31T16:00:00Z"));
        assertThat(daily.windowOf(Instant.parse("2024-02-01T16:00:00Z")))
                .isEqualTo(Instant.parse("2024-02-01T16:00:00Z"));
    }

    @Test
    void shorterWindowsFollowEachOther() {
        var tenMinutes = new Limit(5, Duration.ofMinutes(10));

        assertThat(tenMinutes.windowOf(Instant.parse("2024-02-01T04:09:59Z")))
                .isEqualTo(Instant.parse("2024-02-01T04:00:00Z"));
        assertThat(tenMinutes.windowOf(Instant.parse("2024-02-01T04:10:00Z")))
                .isEqualTo(Instant.parse("2024-02-01T04:10:00Z"));
    }

    @Test
    void aLimitWithoutAWindowIsRefused() {
        assertThatThrownBy(() -> new Limit(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
