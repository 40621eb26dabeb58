package org.huzhu.notification.sms.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.huzhu.notification.sms.domain.Clearance.Decision.Go;
import org.huzhu.notification.sms.domain.Clearance.Decision.Not;
import org.huzhu.notification.sms.domain.SmsState.Expired;
import org.huzhu.notification.sms.domain.SmsState.Failed;
import org.huzhu.notification.sms.domain.SmsState.Pending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClearanceTest {

    private static final Instant NOON = Instant.parse("2024-02-01T04:00:00Z");
    private static final Instant NIGHT = Instant.parse("2024-02-01T15:00:00Z");
    private static final Pending PENDING = new Pending(0, NOON);
    private static final Caps CAPS = new Caps(1, 5, 10, 40);
    private static final Usage NONE = new Usage(0, 0, 0, 0);
    private static final Optional<SendingWindow> WINDOW =
            Optional.of(new SendingWindow(true, LocalTime.of(9, 0), LocalTime.of(20, 0)));

    @Test
    void atNoonANoticeGoes() {
        assertThat(notice(NOON.plus(Duration.ofDays(3)), NONE).decide(PENDING, NOON))
                .isEqualTo(new Go());
    }

    @Test
    void atNightANoticeWaitsForMorning() {
        assertThat(notice(NOON.plus(Duration.ofDays(3)), NONE).decide(PENDING, NIGHT))
                .isEqualTo(new Not(new Pending(0, Instant.parse("2024-02-02T01:00:00Z"))));
    }

    @Test
    void atNightACodeGoes() {
        var code = new Clearance(NIGHT.plusSeconds(300), false, Optional.empty(), CAPS, NONE, Optional.empty());

        assertThat(code.decide(PENDING, NIGHT)).isEqualTo(new Go());
    }

    @Test
    void aNoticeThatWouldOutliveItsUseExpires() {
        assertThat(notice(NIGHT.plusSeconds(3600), NONE).decide(PENDING, NIGHT)).isEqualTo(new Not(new Expired(NIGHT)));
        assertThat(notice(NOON, NONE).decide(PENDING, NOON)).isEqualTo(new Not(new Expired(NOON)));
    }

    @Test
    void whoOptedOutGetsNoNotice() {
        var clearance = new Clearance(NOON.plusSeconds(99), true, WINDOW, CAPS, NONE, Optional.empty());

        assertThat(clearance.decide(PENDING, NOON)).isEqualTo(new Not(new Failed("OPTED_OUT", NOON)));
    }

    @Test
    void aSpentBudgetWaitsForTomorrow() {
        var tomorrow = NOON.plus(Duration.ofHours(12));
        var clearance = new Clearance(NOON.plus(Duration.ofDays(3)), false, WINDOW, CAPS, NONE, Optional.of(tomorrow));

        assertThat(clearance.decide(PENDING, NOON)).isEqualTo(new Not(new Pending(0, tomorrow)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        0, 4,  9, 39,
        1, 1,  1,  1, 2024-02-01T04:01:00Z
        0, 5,  5,  5, 2024-02-01T05:00:00Z
        0, 0, 10, 10, 2024-02-01T05:00:30Z
        0, 0,  0, 40, 2024-02-01T05:00:30Z
        """)
    void capsCountClockMinutesClockHoursAndRollingDays(long minute, long hour, long day, long all, Instant until) {
        assertThat(CAPS.fullUntil(new Usage(minute, hour, day, all), NOON.plusSeconds(30)))
                .isEqualTo(Optional.ofNullable(until));
    }

    private static Clearance notice(Instant validUntil, Usage usage) {
        return new Clearance(validUntil, false, WINDOW, CAPS, usage, Optional.empty());
    }
}
