package org.huzhu.claims.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.intake.AFiling.accident;
import static org.huzhu.claims.intake.AFiling.body;
import static org.huzhu.claims.intake.AFiling.illness;
import static org.huzhu.claims.intake.AFiling.item;
import static org.huzhu.claims.intake.AFiling.longStay;
import static org.huzhu.claims.intake.AFiling.problem;
import static org.huzhu.claims.intake.AFiling.stay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.coverage.CoveredTerms;
import org.huzhu.claims.intake.AFiling.Member;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.SettableClock;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Filing over HTTP on the real store. */
@IntegrationTest
class FilingIT {

    private static final String[] ACCIDENT_PAPERS = {"ID_CARD", "MEDICAL_HISTORY", "SIGNED_STATEMENT"};
    private static final String[] STAY_PAPERS = {"ID_CARD", "RECEIPT", "DISCHARGE_SUMMARY"};
    private static final String[] ILLNESS_PAPERS = {
        "ID_CARD", "MEDICAL_RECORD", "ADMISSION_RECORD", "DISCHARGE_SUMMARY", "DIAGNOSIS_PROOF", "OUTPATIENT_CARD"
    };

    @LocalServerPort
    private int port;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private SettableClock clock;

    @Autowired
    private CoveredTerms terms;

    @Autowired
    private PersonIds personIds;

    @Autowired
    private PersonVault vault;

    @Autowired
    private Products products;

    @Autowired
    private DatabaseClient db;

    @Autowired
    private WithdrawOldDrafts withdrawOldDrafts;

    private AFiling a;

    @BeforeEach
    void connect() {
        a = new AFiling(tokens, terms, personIds, vault, products, db).at(port);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

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
    @DisplayName(
            "AC-83 another person's number is NOT_SELF, also from a stranger; a mini-program's backend names the person")
    void onlyOnesOwn() {
        clock.set("2025-06-01T12:00:00");
        var member = covered2025();
        var body = longStay("2025-05-01");
        body.put("person", Map.of("idNumber", a.member().idNumber()));
        problem(a.file(member, body), 403, "NOT_SELF").jsonPath("$.field").isEqualTo("person.idNumber");

        body.put("person", Map.of("idNumber", member.idNumber(), "name", "张安"));
        a.file(a.backend(), body).expectStatus().isCreated();
        body.remove("person");
        problem(a.file(a.backend(), body), 422, "ID_REQUIRED");
        problem(a.file(a.with(tokens.account(UUID.randomUUID())), body), 403, "MEMBERSHIP_REQUIRED");
    }

    @Test
    @DisplayName("AC-84, AC-85, AC-87 a short stay is paid directly; a long one, or a card of 黄山农信社, is applied for")
    void directPaymentComesBeforeAnyForm() {
        clock.set("2025-06-10T12:00:00");
        var member = covered2025();
        var facts = Map.<String, Object>of("outOfTown", false, "burdenRelief", false);
        var fourteen = body("SH-2020", "HOSPITAL", facts, stay("HOSP_DAYS", "2025-05-01", "2025-05-15"));
        problem(a.file(member, fourteen), 409, "DIRECT_PAYMENT_APPLIES")
                .jsonPath("$.situations.length()")
                .isEqualTo(4);
        a.file(member, longStay("2025-05-01"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.items[0].nonDirect[0].code")
                .isEqualTo("STAY_OVER_14");
        var huangshan =
                Map.<String, Object>of("outOfTown", false, "burdenRelief", false, "ssCardChannel", "HUANGSHAN_RCC");
        a.file(member, body("SH-2020", "HOSPITAL", huangshan, stay("HOSP_DAYS", "2025-05-01", "2025-05-10")))
                .expectStatus()
                .isCreated();
        a.file(
                        member,
                        body(
                                "SH-2020",
                                "HOSPITAL",
                                Map.of("burdenRelief", false),
                                stay("HOSP_DAYS", "2025-05-01", "2025-05-10")))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.questions[0].fact")
                .isEqualTo("outOfTown");
    }

    @Test
    @DisplayName("AC-88, AC-98, AC-102, AC-109 what the terms do not allow is said at once")
    void whatTheTermsDoNotAllow() {
        clock.set("2025-06-10T12:00:00");
        var member = covered2025();
        problem(
                a.file(member, body("SH-2020", "CRITICAL", Map.of(), item("CRITICAL_HOSP_SUBSIDY", "2025-05-01"))),
                422,
                "RESPONSIBILITY_NOT_IN_PRODUCT");
        problem(
                        a.file(member, body("SH-2020", "HOSPITAL", Map.of(), Map.of("code", "DEATH_ILLNESS"))),
                        409,
                        "OFFLINE_ONLY")
                .jsonPath("$.places.length()")
                .value(places -> assertThat((int) places).isGreaterThanOrEqualTo(16));
        problem(
                a.file(
                        member,
                        body(
                                "SH-2020",
                                "HOSPITAL",
                                Map.of("familyBed", true, "outOfTown", true),
                                item("HOSP_DAYS", "2025-05-01"))),
                422,
                "PERIOD_REQUIRED");
        problem(
                a.file(member, body("WX-3IN1", "ACCIDENT", Map.of(), item("ACCIDENT", "2025-05-01"))),
                409,
                "OFFLINE_ONLY");
        var unread = longStay("2025-05-01");
        unread.put("noticeAgreed", false);
        problem(a.file(member, unread), 409, "NOTICE_NOT_AGREED");
        problem(a.file(member, longStay("2024-05-01")), 422, "NOT_COVERED")
                .jsonPath("$.startsOn")
                .isEqualTo("2025-01-01");
    }

    @Test
    @DisplayName("AC-89, AC-91 the dispatch order of a courier must be of the months before the cover")
    void theDispatchOrderOfACourier() {
        clock.set("2025-06-10T12:00:00");
        var member = a.coveredBy("SH-NEWFORM", "E", "2025-01-01", "2025-12-31");
        var client = a.as(member);
        var claimId = a.filed(member, illness("SH-NEWFORM", "2025-05-01", Map.of("platformWorker", true)));
        a.hand(client, claimId, ILLNESS_PAPERS);
        problem(a.submit(member, claimId, "SH-NEWFORM", Category.CRITICAL), 422, "MATERIALS_INCOMPLETE")
                .jsonPath("$.materials[0].name")
                .isEqualTo("派工单");
        a.upload(client, claimId, "DISPATCH_ORDER", "o.png", AFiling.png(), "documentDate", "2024-09-30")
                .expectStatus()
                .isCreated();
        problem(a.submit(member, claimId, "SH-NEWFORM", Category.CRITICAL), 422, "MATERIALS_INCOMPLETE")
                .jsonPath("$.materials[0].why")
                .value(why -> assertThat(why.toString()).contains("2024-10-01至2024-12-31"));
        a.upload(client, claimId, "DISPATCH_ORDER", "o.png", AFiling.png(), "documentDate", "2024-10-01")
                .expectStatus()
                .isCreated();
        a.submit(member, claimId, "SH-NEWFORM", Category.CRITICAL)
                .expectStatus()
                .isOk();
    }

    @Test
    @DisplayName("AC-92, AC-93 papers of a community centre are refused, a stroke asks for its appraisal")
    void papersOfACommunityCentre() {
        clock.set("2025-06-10T12:00:00");
        var member = covered2025();
        var claimId = a.filed(member, illness("SH-2020", "2025-05-01", Map.of("hospitalIsCommunityCentre", true)));
        problem(
                a.upload(a.as(member), claimId, "MEDICAL_RECORD", "r.png", AFiling.png()),
                422,
                "HOSPITAL_NOT_ACCEPTED");

        var stroke = a.filed(member, illness("SH-2020", "2025-05-02", Map.of("strokeSequela", true)));
        a.hand(a.as(member), stroke, ILLNESS_PAPERS);
        problem(a.submit(member, stroke, "SH-2020", Category.CRITICAL), 422, "MATERIALS_INCOMPLETE")
                .jsonPath("$.materials[0].code")
                .isEqualTo("STROKE_PROOF");
    }

    @Test
    @DisplayName("AC-94, AC-96 conditional papers keep a claim incomplete")
    void conditionalPapers() {
        clock.set("2025-06-10T12:00:00");
        var member = covered2025();
        var relief = a.filed(
                member,
                body(
                        "SH-2020",
                        "HOSPITAL",
                        Map.of("outOfTown", false, "burdenRelief", true, "uremiaRelief", true),
                        stay("HOSP_DAYS", "2025-05-01", "2025-05-10")));
        a.hand(a.as(member), relief, STAY_PAPERS);
        a.hand(a.as(member), relief, "RELIEF_STATEMENT");
        problem(a.submit(member, relief, "SH-2020", Category.HOSPITAL), 422, "MATERIALS_INCOMPLETE")
                .jsonPath("$.materials[0].code")
                .isEqualTo("MEDICINE_LIST");

        var drove = a.filed(
                member,
                body(
                        "SH-2020",
                        "ACCIDENT",
                        Map.of(
                                "cause",
                                "TRAFFIC",
                                "insuredDrove",
                                true,
                                "hasTrafficDecision",
                                true,
                                "appraisalExists",
                                false),
                        item("ACC_CONSOLATION", "2025-05-20")));
        a.hand(a.as(member), drove, "ID_CARD", "MEDICAL_HISTORY", "TRAFFIC_DECISION");
        problem(a.submit(member, drove, "SH-2020", Category.ACCIDENT), 422, "MATERIALS_INCOMPLETE")
                .jsonPath("$.materials[0].code")
                .isEqualTo("DRIVING_LICENCE");
    }

    @Test
    @DisplayName(
            "AC-97, AC-99, AC-100 a complete accident claim with its declarations is submitted; other words are not taken")
    void declarations() {
        clock.set("2025-06-10T12:00:00");
        var member = covered2025();
        var claimId = a.filed(member, accident("2025-05-01"));
        a.hand(a.as(member), claimId, ACCIDENT_PAPERS);
        var right = a.declarations("SH-2020", Category.ACCIDENT).getFirst();
        var wrong = Map.of("code", right.get("code"), "text", right.get("text").replace("欺瞒", "欺骗"));
        problem(a.submit(a.as(member), claimId, List.of(wrong)), 422, "DECLARATION_MISMATCH");
        problem(a.submit(a.as(member), claimId, List.of()), 422, "DECLARATION_MISSING");
        a.submit(a.as(member), claimId, List.of(right)).expectStatus().isOk();
        assertThat(count("claim_declaration where claim_id = '" + claimId + "'"))
                .isEqualTo(2);

        var stay = a.filed(member, longStay("2025-05-01"));
        a.hand(a.as(member), stay, STAY_PAPERS);
        var both = a.declarations("SH-2020", Category.HOSPITAL);
        problem(a.submit(a.as(member), stay, both.subList(1, 2)), 422, "DECLARATION_MISSING");
    }

    @Test
    @DisplayName(
            "AC-107, AC-108 Wuxi: both slots are needed, only pictures are taken, and only while the claim waits for them")
    void theUploadOfWuxi() {
        clock.set("2025-06-10T12:00:00");
        var member = a.coveredBy("WX-3IN1", "", "2025-01-01", "2025-12-31");
        var body = body("WX-3IN1", "CRITICAL", Map.of(), item("CRITICAL_ILLNESS", "2025-05-01"));
        body.put("channel", "LINGXI_APP");
        var claimId = a.filed(member, body);
        var client = a.as(member);
        problem(a.upload(client, claimId, "EXAMINATION_REPORT", "r.png", AFiling.png()), 422, "MATERIAL_NOT_ON_LIST");
        a.submit(client, claimId, List.of()).expectStatus().isOk();
        a.review(Role.FIRST_REVIEWER, claimId, "FIRST_REVIEW", "AGREE", List.of())
                .expectStatus()
                .isOk();
        problem(a.upload(client, claimId, "EXAMINATION_REPORT", "r.png", AFiling.png()), 409, "ILLEGAL_TRANSITION");
        a.review(Role.SECOND_REVIEWER, claimId, "BUSINESS_RECHECK", "AGREE", List.of())
                .expectStatus()
                .isOk();

        problem(
                a.upload(client, claimId, "EXAMINATION_REPORT", "r.pdf", AFiling.pdf(64)),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        a.hand(client, claimId, "EXAMINATION_REPORT");
        problem(a.submit(client, claimId, List.of()), 422, "MATERIALS_INCOMPLETE")
                .jsonPath("$.materials[0].code")
                .isEqualTo("DISCHARGE_RECORD");
        a.hand(client, claimId, "DISCHARGE_RECORD");
        a.submit(client, claimId, List.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("REPORT_RECHECK");

        db.sql("update claim set state = 'COMPLETED', amount = 1 where claim_id = :id")
                .bind("id", UUID.fromString(claimId))
                .then()
                .block();
        problem(a.upload(client, claimId, "EXAMINATION_REPORT", "r.png", AFiling.png()), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void staffRecordAnAccidentFromPaperWithTheOriginalSeen() {
        clock.set("2025-06-10T12:00:00");
        var member = a.coveredBy("WX-3IN1", "", "2025-01-01", "2025-12-31");
        var body = body(
                "WX-3IN1",
                "ACCIDENT",
                Map.of("injuryOutcome", "TREATMENT", "hospitalLevel", "二级"),
                item("ACCIDENT", "2025-05-01"));
        body.put("channel", "OFFLINE");
        body.put("subject", Map.of("name", "张安", "idNumber", member.idNumber()));
        var staff = a.staff(Role.FIRST_REVIEWER);
        var claimId = a.filed(staff, body);
        a.hand(staff, claimId, "ID_CARD", "SS_CARD_COPY", "DISCHARGE_SUMMARY");
        a.upload(staff, claimId, "APPLICATION_FORM", "f.png", AFiling.png())
                .expectStatus()
                .isCreated();
        problem(a.submit(staff, claimId, List.of()), 422, "MATERIALS_INCOMPLETE");
        a.upload(staff, claimId, "APPLICATION_FORM", "f.png", AFiling.png(), "originalSeen", "true")
                .expectStatus()
                .isCreated();
        a.submit(staff, claimId, List.of()).expectStatus().isOk();

        body.put("facts", Map.of("injuryOutcome", "TREATMENT", "hospitalLevel", "一级"));
        body.put("responsibilities", List.of(item("ACCIDENT", "2025-05-03")));
        var low = a.filed(staff, body);
        problem(a.upload(staff, low, "DISCHARGE_SUMMARY", "s.png", AFiling.png()), 422, "HOSPITAL_LEVEL");
        problem(a.file(a.staff(Role.FINANCE), body), 403, "FORBIDDEN");
    }

    @Test
    void aDraftIsReplacedByWhoHasReadItsLastRevision() {
        clock.set("2025-06-10T12:00:00");
        var member = covered2025();
        var client = a.as(member);
        var claimId = a.filed(member, longStay("2025-05-01"));
        var put = client.put()
                .uri("/api/v1/claims/" + claimId)
                .header(HttpHeaders.IF_MATCH, "\"1\"")
                .bodyValue(longStay("2025-04-01"));
        put.exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"2\"")
                .expectBody()
                .jsonPath("$.items[0].from")
                .isEqualTo("2025-04-01");
        problem(
                client.put()
                        .uri("/api/v1/claims/" + claimId)
                        .header(HttpHeaders.IF_MATCH, "\"1\"")
                        .bodyValue(longStay("2025-04-02"))
                        .exchange(),
                412,
                "VERSION_MISMATCH");
        problem(
                client.put()
                        .uri("/api/v1/claims/" + claimId)
                        .bodyValue(accident("2025-05-01"))
                        .exchange(),
                409,
                "DRAFT_IS_OF_ANOTHER_CASE");
        problem(
                a.as(a.member())
                        .put()
                        .uri("/api/v1/claims/" + claimId)
                        .bodyValue(longStay("2025-04-02"))
                        .exchange(),
                404,
                "NOT_FOUND");
    }

    @Test
    @DisplayName("AC-111, AC-112 the detail masks the person, and is nobody else's")
    void theDetail() {
        clock.set("2025-06-10T12:00:00");
        var member = covered2025();
        var claimId = a.filed(member, longStay("2025-05-01"));
        a.get(a.as(member), claimId)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.payee.account")
                .isEqualTo("6228 **** **** 4171")
                .jsonPath("$.applicant.name")
                .isEqualTo("张*")
                .jsonPath("$.nextStep")
                .isNotEmpty()
                .jsonPath("$.blockedBy.length()")
                .isEqualTo(3)
                .jsonPath("$.facts.stayDays")
                .isEqualTo("15")
                .jsonPath("$.steps[0].change")
                .isEqualTo("CREATED");
        a.get(a.as(a.member()), claimId).expectStatus().isNotFound();
    }

    @Test
    void anElectronicLicenceReplacesTheIdCard() {
        clock.set("2025-06-10T12:00:00");
        var member = covered2025();
        var body = accident("2025-05-01");
        body.put("person", Map.of("idNumber", member.idNumber(), "idSource", "E_LICENCE"));
        var claimId = a.filed(member, body);
        a.hand(a.as(member), claimId, "MEDICAL_HISTORY", "SIGNED_STATEMENT");
        a.submit(member, claimId, "SH-2020", Category.ACCIDENT).expectStatus().isOk();
    }

    @Test
    void papersComeBackAsTheyWereAndTheSameContentCountsOnce() {
        clock.set("2025-06-10T12:00:00");
        var member = covered2025();
        var client = a.as(member);
        var claimId = a.filed(member, accident("2025-05-01"));
        var paper = AFiling.pdf(128);
        var first = materialId(a.upload(client, claimId, "MEDICAL_HISTORY", "张安病历.pdf", paper));
        var again = materialId(a.upload(client, claimId, "MEDICAL_HISTORY", "copy.pdf", paper));
        assertThat(again).isEqualTo(first);

        var uri = "/api/v1/claims/" + claimId + "/materials/" + first;
        client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .isEqualTo(paper);
        a.staff(Role.FIRST_REVIEWER).get().uri(uri).exchange().expectStatus().isOk();
        a.staff(Role.FINANCE).get().uri(uri).exchange().expectStatus().isNotFound();
        a.as(a.member()).get().uri(uri).exchange().expectStatus().isNotFound();
        assertThat(count("audit where action = 'CLAIM_MATERIAL_READ' and object_id = '" + claimId + "'"))
                .isEqualTo(1);

        client.delete().uri(uri).exchange().expectStatus().isNoContent();
        client.get().uri(uri).exchange().expectStatus().isNotFound();
    }

    @Test
    void theSameClaimSubmittedByManyAtOnceIsOne() {
        clock.set("2025-06-10T12:00:00");
        var member = covered2025();
        var claims = java.util.stream.IntStream.range(0, 64)
                .mapToObj(_ -> accidentReady(member))
                .toList();
        var codes = Flux.fromIterable(claims)
                .flatMap(
                        claimId -> Mono.fromCallable(() -> a.submit(member, claimId, "SH-2020", Category.ACCIDENT)
                                        .expectBody()
                                        .returnResult()
                                        .getStatus()
                                        .value())
                                .subscribeOn(Schedulers.boundedElastic()),
                        16)
                .collectList()
                .block(Duration.ofSeconds(120));

        assertThat(codes).hasSize(64).filteredOn(code -> code == 200).hasSize(1);
        assertThat(codes).filteredOn(code -> code == 409).hasSize(63);
        problem(a.file(member, accident("2025-05-01")), 409, "DUPLICATE_CLAIM")
                .jsonPath("$.claimId")
                .isNotEmpty();
    }

    @Test
    void aClaimThatWasWithdrawnCanBeFiledAgain() {
        clock.set("2025-06-10T12:00:00");
        var member = covered2025();
        var first = accidentReady(member);
        a.submit(member, first, "SH-2020", Category.ACCIDENT).expectStatus().isOk();
        a.as(member)
                .post()
                .uri("/api/v1/claims/" + first + "/withdrawal")
                .bodyValue(Map.of("reason", "填错了"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("WITHDRAWN");
        var second = accidentReady(member);
        a.submit(member, second, "SH-2020", Category.ACCIDENT).expectStatus().isOk();
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

    private Member covered2025() {
        return a.coveredBy("SH-2020", "", "2025-01-01", "2025-12-31");
    }

    private String accidentReady(Member member) {
        var body = accident("2025-05-01");
        body.put("person", Map.of("idSource", "E_LICENCE"));
        var claimId = a.filed(member, body);
        a.hand(a.as(member), claimId, "MEDICAL_HISTORY", "SIGNED_STATEMENT");
        return claimId;
    }

    private static String materialId(org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec answer) {
        return String.valueOf(answer.expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("materialId"));
    }

    private long count(String from) {
        return db.sql("select count(*) from " + from).mapValue(Long.class).one().block();
    }
}
