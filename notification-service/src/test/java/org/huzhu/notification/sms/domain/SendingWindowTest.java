package org.huzhu.notification.sms.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.huzhu.platform.time.Beijing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingWindowTest {

    private static final SendingWindow WINDOW = new SendingWindow(true, LocalTime.of(9, 0), LocalTime.of(20, 0));

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(textBlock = """
        2024-02-01T12:00:00, 2024-02-01T12:00:00
        2024-02-01T08:59:59, 2024-02-01T09:00:00
        2024-02-01T09:00:00, 2024-02-01T09:00:00
        2024-02-01T19:59:59, 2024-02-01T19:59:59
        2024-02-01T20:00:00, 2024-02-02T09:00:00
        2024-02-29T23:30:00, 2024-03-01T09:00:00
        2024-09-01T12:00:00, 2024-09-01T12:00:00
        2024-08-31T21:00:00, 2024-09-01T09:00:00
        """)
    void noticesWaitForMorningAlsoOnWeekends(String moment, String sent) {
        assertThat(WINDOW.next(beijing(moment))).isEqualTo(beijing(sent));
    }

    private static Instant beijing(String local) {
        return LocalDateTime.parse(local).atZone(Beijing.ZONE).toInstant();
    }
}
