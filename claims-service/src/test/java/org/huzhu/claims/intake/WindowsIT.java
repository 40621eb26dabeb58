package org.huzhu.claims.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.intake.AFiling.accident;
import static org.huzhu.claims.intake.AFiling.body;
import static org.huzhu.claims.intake.AFiling.illness;
import static org.huzhu.claims.intake.AFiling.item;
import static org.huzhu.claims.intake.AFiling.longStay;
import static org.huzhu.claims.intake.AFiling.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.security.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Days: until when a claim can be filed and when its money is due, by the real clock of the service. */
class WindowsIT extends FilingTests {

    @Test
    @DisplayName("AC-63 an accident claim on day 180 is accepted, to its last minute")
    void day180IsAccepted() {
        clock.set("2025-08-28T23:59:00");
        a.file(covered2025(), accident("2025-03-01"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.items[0].lastDay")
                .isEqualTo("2025-08-28");
    }

    @Test
    @DisplayName("AC-64 on day 181 it is refused with the last day")
    void day181IsRefused() {
        clock.set("2025-08-29T00:00:00");
        problem(a.file(covered2025(), accident("2025-03-01")), 422, "CLAIM_WINDOW_EXPIRED")
                .jsonPath("$.lastDay")
                .isEqualTo("2025-08-28")
                .jsonPath("$.detail")
                .value(detail -> assertThat(detail.toString()).contains("2025-08-28"));
    }

    @Test
    @DisplayName("AC-65 accident 2025-01-01: 06-30 accepted, 07-01 refused")
    void anAccidentOnNewYear() {
        clock.set("2025-06-30T12:00:00");
        a.file(covered2025(), accident("2025-01-01")).expectStatus().isCreated();
        clock.set("2025-07-01T00:00:00");
        problem(a.file(covered2025(), accident("2025-01-01")), 422, "CLAIM_WINDOW_EXPIRED");
    }

    @Test
    @DisplayName("AC-66 a last day that is a holiday moves to the next working day")
    void aHolidayMovesTheLastDay() {
        clock.set("2025-01-02T23:59:00");
        var member = a.coveredBy("SH-2020", "", "2024-01-01", "2024-12-31");
        a.file(member, accident("2024-07-05")).expectStatus().isCreated();
        clock.set("2025-01-03T00:00:00");
        problem(a.file(member, accident("2024-07-05")), 422, "CLAIM_WINDOW_EXPIRED")
                .jsonPath("$.lastDay")
                .isEqualTo("2025-01-02");
    }

    @Test
    @DisplayName("AC-69 two years from the cover's end: 2026-12-31 accepted, 2027-01-01 refused")
    void twoYearsFromTheEnd() {
        var member = a.coveredBy("SH-2020", "", "2024-01-01", "2024-12-31");
        clock.set("2026-12-31T23:59:00");
        a.file(member, longStay("2024-05-01")).expectStatus().isCreated();
        clock.set("2027-01-01T00:00:00");
        problem(a.file(member, longStay("2024-06-01")), 422, "CLAIM_WINDOW_EXPIRED");
    }

    @Test
    @DisplayName("AC-70 a window that ends in the Spring Festival ends after it")
    void springFestivalMovesTheLastDay() {
        var member = a.coveredBy("SH-2020", "", "2023-02-22", "2024-02-21");
        clock.set("2026-02-24T12:00:00");
        a.file(member, longStay("2023-05-01"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.items[0].lastDay")
                .isEqualTo("2026-02-24");
        clock.set("2026-02-25T00:00:00");
        problem(a.file(member, longStay("2023-06-01")), 422, "CLAIM_WINDOW_EXPIRED");
    }

    @Test
    @DisplayName("AC-73 six months after 31 August is the end of February")
    void sixMonthsAfterTheEndOfAugust() {
        var member = a.coveredBy("SH-2020", "", "2024-09-01", "2025-08-31");
        var fire = body("SH-2020", "ACCIDENT", Map.of(), item("ACC_FIRE", "2025-05-01"));
        clock.set("2026-02-28T12:00:00");
        a.file(member, fire)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.items[0].lastDay")
                .isEqualTo("2026-02-28");
        clock.set("2026-03-01T00:00:00");
        problem(a.file(member, fire), 422, "CLAIM_WINDOW_EXPIRED");
    }

    @Test
    @DisplayName("AC-75 what counts from the cover's end can be claimed during the term")
    void claimedDuringTheTerm() {
        clock.set("2025-06-01T12:00:00");
        a.file(covered2025(), longStay("2025-05-01")).expectStatus().isCreated();
    }

    @Test
    @DisplayName("AC-76 a draft of day 180 does not stop the clock")
    void aDraftDoesNotStopTheClock() {
        clock.set("2025-08-28T12:00:00");
        var member = covered2025();
        var claimId = a.filed(member, accident("2025-03-01"));
        a.hand(a.as(member), claimId, ACCIDENT_PAPERS);
        clock.set("2025-08-29T00:00:00");
        problem(a.submit(member, claimId, "SH-2020", Category.ACCIDENT), 422, "CLAIM_WINDOW_EXPIRED");
        a.get(a.as(member), claimId)
                .expectBody()
                .jsonPath("$.blockedBy[*].code")
                .value(codes -> assertThat(codes.toString()).contains("CLAIM_WINDOW_EXPIRED"));

        db.sql("update claim set late_approved = 'account:x' where claim_id = :id")
                .bind("id", UUID.fromString(claimId))
                .then()
                .block();
        a.submit(member, claimId, "SH-2020", Category.ACCIDENT).expectStatus().isOk();
    }

    @Test
    @DisplayName("AC-80 the clock of a hospital claim starts when it is complete: 30 days from then")
    void theClockStartsAtCompleteness() {
        clock.set("2026-03-01T10:00:00");
        var member = a.coveredBy("SH-2020", "", "2026-01-01", "2026-12-31");
        var claimId = a.filed(member, longStay("2026-01-20"));
        a.hand(a.as(member), claimId, STAY_PAPERS);
        a.submit(member, claimId, "SH-2020", Category.HOSPITAL)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("FIRST_REVIEW")
                .jsonPath("$.dueDates[0].dueOn")
                .isEqualTo("2026-03-31");
        clock.set("2026-03-02T10:00:00");
        a.review(Role.FIRST_REVIEWER, claimId, "FIRST_REVIEW", "SUPPLEMENT", List.of("RECEIPT"))
                .expectStatus()
                .isOk();

        clock.set("2026-03-15T10:00:00");
        problem(a.submit(a.as(member), claimId, List.of()), 422, "MATERIALS_INCOMPLETE")
                .jsonPath("$.materials[0].code")
                .isEqualTo("RECEIPT");
        a.hand(a.as(member), claimId, "RECEIPT");
        a.submit(a.as(member), claimId, List.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("FIRST_REVIEW")
                .jsonPath("$.completeOn")
                .isEqualTo("2026-03-15")
                .jsonPath("$.dueDates[0].dueOn")
                .isEqualTo("2026-04-14");
    }

    @Test
    @DisplayName("AC-81 a critical illness complete on 2026-03-15 is due on 2026-06-13")
    void aCriticalIllnessIsDueIn90Days() {
        clock.set("2026-03-15T10:00:00");
        var member = a.coveredBy("SH-2020", "", "2026-01-01", "2026-12-31");
        var claimId = a.filed(member, illness("SH-2020", "2026-02-20", Map.of()));
        a.hand(a.as(member), claimId, ILLNESS_PAPERS);
        a.submit(member, claimId, "SH-2020", Category.CRITICAL)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.dueDates[0].dueOn")
                .isEqualTo("2026-06-13");
    }

    @Test
    void aDraftNobodyComesBackToIsWithdrawnAfter30Days() {
        clock.set("2025-06-10T12:00:00");
        var member = covered2025();
        var old = a.filed(member, longStay("2025-05-01"));
        clock.set("2025-06-25T12:00:00");
        var young = a.filed(member, longStay("2025-03-01"));
        clock.set("2025-07-11T12:00:00");
        withdrawOldDrafts.handle().block(Duration.ofSeconds(30));
        a.get(a.as(member), old).expectBody().jsonPath("$.state").isEqualTo("WITHDRAWN");
        a.get(a.as(member), young).expectBody().jsonPath("$.state").isEqualTo("DRAFT");
    }
}
