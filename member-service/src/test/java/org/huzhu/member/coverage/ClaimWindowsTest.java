package org.huzhu.member.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.coverage.ClaimWindows.LastDay;
import org.huzhu.member.coverage.domain.Coverage;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.rulebook.reader.Rulebooks;
import org.huzhu.platform.time.AnnouncedWorkCalendar;
import org.junit.jupiter.api.Test;

class ClaimWindowsTest {

    private static final LocalDate ASKED = LocalDate.of(2025, 1, 1);

    private final Products products = Rulebooks.load(java.util.Optional.empty()).products();
    private final ClaimWindows windows = new ClaimWindows(products, AnnouncedWorkCalendar.shipped());

    @Test
    void onlyTheLastTermOfAProductThatIsOverCounts() {
        var days = windows.of(
                List.of(
                        term("SH-2020", "2022-06-01", "2023-05-31"),
                        term("SH-2020", "2023-06-01", "2024-05-31"),
                        term("SH-2020", "2025-06-01", "2026-05-31")),
                ASKED);

        assertThat(days).hasSize(1);
        assertThat(days.getFirst().coverageTo()).isEqualTo("2024-05-31");
        assertThat(days.getFirst().lastDay()).isAfter("2024-05-31");
    }

    @Test
    void aWindowThatPassedSaysSo() {
        var last = windows.of(List.of(term("SH-2020", "2020-06-01", "2021-05-31")), ASKED);
        var open = windows.of(List.of(term("SH-2020", "2023-12-31", "2024-12-31")), ASKED);

        assertThat(last).extracting(LastDay::isOver).containsExactly(true);
        assertThat(open).extracting(LastDay::isOver).containsExactly(false);
    }

    @Test
    void aProductWithoutWindowsOrUnknownHasNoLastDay() {
        assertThat(windows.of(List.of(term("NO-SUCH", "2023-06-01", "2024-05-31")), ASKED))
                .isEmpty();
    }

    private static Coverage term(String product, String from, String to) {
        return new Coverage(
                UUID.randomUUID(),
                product,
                "",
                "某单位工会",
                "",
                LocalDate.parse(from),
                LocalDate.parse(to),
                BigDecimal.TEN);
    }
}
