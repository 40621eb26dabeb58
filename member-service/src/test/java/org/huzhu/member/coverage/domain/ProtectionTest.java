package org.huzhu.member.coverage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.coverage.domain.Protection.Covered;
import org.huzhu.member.coverage.domain.Protection.Ended;
import org.huzhu.member.coverage.domain.Protection.Never;
import org.huzhu.member.coverage.domain.Protection.NotYet;
import org.junit.jupiter.api.Test;

class ProtectionTest {

    private static final Coverage YEAR_2023 = term("2023-01-01", "2023-12-31");
    private static final Coverage YEAR_2025 = term("2025-01-01", "2025-12-31");

    @Test
    void bothDaysOfATermCount() {
        assertThat(Protection.of(List.of(YEAR_2023), LocalDate.of(2023, 1, 1))).isEqualTo(new Covered(YEAR_2023.to()));
        assertThat(Protection.of(List.of(YEAR_2023), LocalDate.of(2023, 12, 31)))
                .isEqualTo(new Covered(YEAR_2023.to()));
    }

    @Test
    void afterTheLastTermItSaysWhenItEnded() {
        assertThat(Protection.of(List.of(YEAR_2023), LocalDate.of(2024, 1, 1))).isEqualTo(new Ended(YEAR_2023.to()));
    }

    @Test
    void betweenTwoTermsItSaysWhenTheNextBegins() {
        assertThat(Protection.of(List.of(YEAR_2025, YEAR_2023), LocalDate.of(2024, 6, 1)))
                .isEqualTo(new NotYet(YEAR_2025.from()));
    }

    @Test
    void withoutAnyTermItSaysNever() {
        assertThat(Protection.of(List.of(), LocalDate.of(2024, 1, 1))).isEqualTo(new Never());
    }

    @Test
    void theStatusFollowsFromTheDayAlone() {
        assertThat(YEAR_2023.on(LocalDate.of(2022, 12, 31))).isEqualTo(CoverageStatus.NOT_STARTED);
        assertThat(YEAR_2023.on(LocalDate.of(2023, 12, 31))).isEqualTo(CoverageStatus.ACTIVE);
        assertThat(YEAR_2023.on(LocalDate.of(2024, 1, 1))).isEqualTo(CoverageStatus.EXPIRED);
    }

    private static Coverage term(String from, String to) {
        return new Coverage(
                UUID.randomUUID(),
                "WX-3IN1",
                "",
                "某单位工会",
                "",
                LocalDate.parse(from),
                LocalDate.parse(to),
                new BigDecimal("120.00"));
    }
}
