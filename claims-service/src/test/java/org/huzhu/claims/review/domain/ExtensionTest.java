package org.huzhu.claims.review.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionTest {

    private static final LocalDate DUE = LocalDate.of(2026, 4, 14);

    @ParameterizedTest
    @CsvSource(textBlock = """
            30, 0,  2026-04-15, 2026-04-14, 1
            30, 0,  2026-05-14, 2026-04-01, 30
            30, 12, 2026-05-02, 2026-04-01, 18
            """)
    void mayReachWhatTheTermsAllowInSum(int max, int used, LocalDate newDay, LocalDate today, int days) {
        var extension = ((Done<Extension>) Extension.grant(item(), max, used, newDay, today)).value();

        assertThat(extension).isEqualTo(new Extension("HOSP_DAYS", DUE, newDay));
        assertThat(extension.days()).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            30, 0,  2026-05-15, 2026-04-01, EXTENSION_TOO_LONG
            30, 12, 2026-05-03, 2026-04-01, EXTENSION_TOO_LONG
            30, 30, 2026-04-15, 2026-04-01, EXTENSION_TOO_LONG
            30, 0,  2026-04-14, 2026-04-01, EXTENSION_TOO_LONG
            30, 0,  2026-04-20, 2026-04-15, EXTENSION_TOO_LATE
            0,  0,  2026-04-15, 2026-04-01, EXTENSION_NOT_ALLOWED
            """)
    void isRefusedBeyondThat(int max, int used, LocalDate newDay, LocalDate today, String code) {
        assertThat(code(Extension.grant(item(), max, used, newDay, today))).isEqualTo(code);
    }

    @Test
    void aClockThatStandsStillCannotBeExtended() {
        var waiting = ClaimItem.of("HOSP_DAYS", DUE, Optional.empty(), Optional.empty());

        assertThat(code(Extension.grant(waiting, 30, 0, DUE.plusDays(1), DUE))).isEqualTo("CLOCK_NOT_RUNNING");
    }

    private static ClaimItem item() {
        return ClaimItem.of("HOSP_DAYS", LocalDate.of(2026, 3, 1), Optional.empty(), Optional.empty())
                .due(Optional.of(DUE), Optional.empty(), false);
    }

    private static String code(Outcome<Extension> outcome) {
        return ((Refused<Extension>) outcome).refusal().code();
    }
}
