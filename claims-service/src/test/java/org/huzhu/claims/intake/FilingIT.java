package org.huzhu.claims.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.intake.AFiling.accident;
import static org.huzhu.claims.intake.AFiling.body;
import static org.huzhu.claims.intake.AFiling.item;
import static org.huzhu.claims.intake.AFiling.longStay;
import static org.huzhu.claims.intake.AFiling.problem;
import static org.huzhu.claims.intake.AFiling.stay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Filing over HTTP: who may, what is refused, what is declared, and that one event is claimed once. */
class FilingIT extends FilingTests {

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
}
