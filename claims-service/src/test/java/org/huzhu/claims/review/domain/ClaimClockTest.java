package org.huzhu.claims.review.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Deadlines;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimIdentity;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.claim.domain.Origin;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.reader.Rulebooks;
import org.huzhu.platform.time.AnnouncedWorkCalendar;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.time.WorkCalendar;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

public class ClaimClockTest {

    private static final LocalDate RECEIVED = LocalDate.of(2026, 12, 25);
    private static final ProductVersion TERMS = Rulebooks.load(Optional.empty())
            .products()
            .version("SH-2020", "2025")
            .orElseThrow();

    private final WorkCalendar shipped = AnnouncedWorkCalendar.shipped();

    @Test
    @DisplayName("AC-79 days counted without next year's calendar are counted again when it is known")
    void provisionalDaysBecomeCertain() {
        var claim = direct(shipped);
        assertThat(claim.items().getFirst().provisional()).isTrue();
        assertThat(claim.items().getFirst().dueOn()).hasValue(LocalDate.of(2027, 1, 11));

        var items = ClaimClock.recount(claim, TERMS.claims(), Map.of(), withNextYears());

        assertThat(items.getFirst().dueOn()).hasValue(LocalDate.of(2027, 1, 12));
        assertThat(items.getFirst().provisional()).isFalse();
    }

    @Test
    void withTheSameCalendarNothingChanges() {
        var claim = direct(shipped);

        assertThat(ClaimClock.recount(claim, TERMS.claims(), Map.of(), shipped)).isEqualTo(claim.items());
    }

    @Test
    void anExtensionIsKeptInFull() {
        var claim = direct(shipped);

        var items = ClaimClock.recount(claim, TERMS.claims(), Map.of("HOSP_DAYS", 7), withNextYears());

        assertThat(items.getFirst().dueOn()).hasValue(LocalDate.of(2027, 1, 19));
    }

    @Test
    void whatIsCertainOrStandsStillIsLeftAlone() {
        var certain = ClaimItem.of("HOSP_DAYS", RECEIVED, Optional.empty(), Optional.empty())
                .due(Optional.of(LocalDate.of(2027, 1, 11)), Optional.empty(), false);
        var claim = claim(certain);

        assertThat(ClaimClock.recount(claim, TERMS.claims(), Map.of(), withNextYears()))
                .containsExactly(certain);
    }

    @Test
    @DisplayName("SHC-064 due on the day is in time, the day after is a breach, once")
    void overdueOnTheDayAfter() {
        var item = ClaimItem.of("HOSP_DAYS", RECEIVED, Optional.empty(), Optional.empty())
                .due(Optional.of(LocalDate.of(2026, 4, 14)), Optional.empty(), false);

        assertThat(ClaimClock.isNewlyOverdue(item, LocalDate.of(2026, 4, 14))).isFalse();
        assertThat(ClaimClock.isNewlyOverdue(item, LocalDate.of(2026, 4, 15))).isTrue();
        assertThat(ClaimClock.isNewlyOverdue(item.breached(LocalDate.of(2026, 4, 15)), LocalDate.of(2026, 4, 16)))
                .isFalse();
    }

    /** The shipped calendar and made-up years after it, in which 4 January 2027 is off. */
    public static WorkCalendar withNextYears() {
        try (var file = AnnouncedWorkCalendar.class.getResourceAsStream("/huzhu/work-calendar.txt")) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    + "\nyear 2027 test\n2027-01-01 off\n2027-01-04 off\nyear 2028 test\nyear 2029 test\n";
            return AnnouncedWorkCalendar.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Claim direct(WorkCalendar calendar) {
        var deadline =
                TERMS.claims().find("HOSP_DAYS").orElseThrow().directDeadline().orElseThrow();
        var due = Deadlines.due(deadline, RECEIVED, calendar);
        return claim(ClaimItem.of("HOSP_DAYS", LocalDate.of(2026, 12, 20), Optional.empty(), Optional.empty())
                .withLastDay(Optional.of(LocalDate.of(2029, 1, 2)), true)
                .due(Optional.of(due.day()), due.earliest(), true));
    }

    private static Claim claim(ClaimItem item) {
        var term = CoverageTerm.oneYearFrom(LocalDate.of(2026, 1, 1));
        var identity = new ClaimIdentity(
                new UUID(0, 1),
                new UUID(0, 2),
                "SH-2020",
                "2025",
                "",
                Category.HOSPITAL,
                Origin.AUTO,
                "",
                new UUID(0, 3),
                new UUID(0, 4),
                term,
                term.from(),
                "system",
                Instant.EPOCH);
        return Claim.direct(identity, Facts.NONE, List.of(item), Instant.EPOCH, RECEIVED);
    }
}
