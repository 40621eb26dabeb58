package org.huzhu.claims.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.review.ReviewClaim.Command;
import org.huzhu.claims.review.ReviewClaim.Decision;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.SettableClock;
import org.huzhu.platform.testkit.TestTokens;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Reviews over HTTP and at once. The rulebooks' made-up amounts may be paid here, as in a demonstration. */
@IntegrationTest
@TestPropertySource(properties = {"huzhu.rules.require-verified=false", "huzhu.claims.review.qa-sample-rate=0.3"})
class ReviewIT {

    private static final LocalDate DUE = LocalDate.of(2026, 4, 14);

    @Autowired
    private ClaimChanges changes;

    @Autowired
    private ClaimStore store;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private ReviewClaim reviewClaim;

    @Autowired
    private DatabaseClient db;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private SettableClock clock;

    @Autowired
    @Qualifier("transportCipher")
    private FieldCipher transport;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    private WebTestClient web;

    @BeforeEach
    void connect() {
        clock.set("2026-04-01T09:00:00");
        web = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(java.time.Duration.ofSeconds(30))
                .build();
    }

    private Claims claims() {
        return new Claims(changes, store, transaction, clock);
    }

    @Test
    @DisplayName("AC-101 the first review accepts: one SMS to the registered phone, the amount is decided and ordered")
    void acceptedClaimIsPaidAndItsMemberTold() {
        var claim = claims().shanghai(DUE);

        review(claim, Role.FIRST_REVIEWER, Node.FIRST_REVIEW, "AGREE", "", List.of())
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"4\"")
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("PAYING")
                .jsonPath("$.amount")
                .isEqualTo("800.00")
                .jsonPath("$.nodes[0].result")
                .isEqualTo("AGREE")
                .jsonPath("$.dueDates[0].dueOn")
                .isEqualTo("2026-04-14");

        var sent = sms(claim);
        assertThat(sent.stream().map(Sms::template)).containsExactly("CLAIM_ACCEPTED");
        assertThat(transport.openText(
                        sent.getFirst().sealedPhone(), sent.getFirst().key()))
                .isEqualTo("13900000019");
        assertThat(transport.openText(
                        sent.getFirst().sealedParameters(), sent.getFirst().key()))
                .contains("上海职工互助保障项目2020")
                .contains(claim.identity().claimId().toString().substring(0, 8));
        assertThat(count("payout", claim)).isEqualTo(1);
    }

    @Test
    @DisplayName("AC-101 a refused and a supplemented claim: one SMS each, with reason or papers")
    void everyResultIsToldOnce() {
        var refused = claims().shanghai(DUE);
        review(refused, Role.FIRST_REVIEWER, Node.FIRST_REVIEW, "REJECT", "不在保障范围", List.of())
                .expectStatus()
                .isOk();
        assertThat(sms(refused).stream().map(Sms::template)).containsExactly("CLAIM_REJECTED");
        assertThat(opened(refused)).contains("不在保障范围");

        var asked = claims().shanghai(DUE);
        review(
                        asked,
                        Role.FIRST_REVIEWER,
                        Node.FIRST_REVIEW,
                        "SUPPLEMENT",
                        "请补全",
                        List.of("RECEIPT", "DISCHARGE_SUMMARY"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("SUPPLEMENT")
                .jsonPath("$.dueDates[0].dueOn")
                .doesNotExist();
        assertThat(sms(asked).stream().map(Sms::template)).containsExactly("CLAIM_SUPPLEMENT");
        assertThat(opened(asked)).contains("医疗费专用收据（发票）、出院小结");
    }

    @Test
    @DisplayName("AC-106 a critical claim waits for its upload after the business recheck, one SMS")
    void businessRecheckAsksForTheUpload() {
        var claim = claims().wuxiCritical();
        review(claim, Role.FIRST_REVIEWER, Node.FIRST_REVIEW, "AGREE", "", List.of())
                .expectStatus()
                .isOk();
        assertThat(sms(claim)).isEmpty();

        review(claim, Role.SECOND_REVIEWER, Node.BUSINESS_RECHECK, "AGREE", "", List.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("AWAITING_UPLOAD");

        assertThat(sms(claim).stream().map(Sms::template)).containsExactly("CLAIM_UPLOAD_REQUESTED");
    }

    @Test
    void fourEyesAcrossNodesAndAgainstWhoFiled() {
        var filer = UUID.randomUUID();
        var claim = claims().filedBy("account:" + filer).wuxiCritical();
        var both = UUID.randomUUID();
        var everything = new Role[] {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER};

        expect(
                review(claim, tokens.account(filer, everything), Node.FIRST_REVIEW, "AGREE", "", List.of()),
                409,
                "SAME_PERSON");
        review(claim, tokens.account(both, everything), Node.FIRST_REVIEW, "AGREE", "", List.of())
                .expectStatus()
                .isOk();
        expect(
                review(claim, tokens.account(both, everything), Node.BUSINESS_RECHECK, "AGREE", "", List.of()),
                409,
                "SAME_PERSON");
    }

    @Test
    void aNodeIsForItsRoleAndNoReviewIsSkipped() {
        var claim = claims().wuxiCritical();

        expect(review(claim, Role.SECOND_REVIEWER, Node.FIRST_REVIEW, "AGREE", "", List.of()), 403, "FORBIDDEN");
        expect(review(claim, Role.ADMIN, Node.FIRST_REVIEW, "AGREE", "", List.of()), 403, "FORBIDDEN");
        expect(
                review(claim, Role.SECOND_REVIEWER, Node.BUSINESS_RECHECK, "AGREE", "", List.of()),
                409,
                "ILLEGAL_TRANSITION");
        expect(
                review(claims().draft(), Role.FIRST_REVIEWER, Node.FIRST_REVIEW, "AGREE", "", List.of()),
                409,
                "ILLEGAL_TRANSITION");
    }

    @Test
    void refusalsAndRequestsNeedWordsAndKnownPapers() {
        var claim = claims().shanghai(DUE);
        var role = Role.FIRST_REVIEWER;

        expect(review(claim, role, Node.FIRST_REVIEW, "REJECT", " ", List.of()), 422, "REASON_REQUIRED");
        expect(review(claim, role, Node.FIRST_REVIEW, "SUPPLEMENT", "", List.of("RECEIPT")), 422, "REASON_REQUIRED");
        expect(review(claim, role, Node.FIRST_REVIEW, "SUPPLEMENT", "缺", List.of()), 422, "MATERIALS_REQUIRED");
        expect(
                review(claim, role, Node.FIRST_REVIEW, "SUPPLEMENT", "缺", List.of("PASSPORT")),
                422,
                "MATERIAL_NOT_IN_PRODUCT");
        expect(review(claim, role, Node.FIRST_REVIEW, "REJECT", "长".repeat(201), List.of()), 422, "REASON_TOO_LONG");
        assertThat(claims().load(claim)).isEqualTo(claim);
    }

    @Test
    void whatIsMissingIsAskedForOnce() {
        var claim = claims().shanghai(DUE);
        var token = tokens.staff(Role.FIRST_REVIEWER);
        review(claim, token, Node.FIRST_REVIEW, "SUPPLEMENT", "缺", List.of("RECEIPT"))
                .expectStatus()
                .isOk();
        var waiting = claims().load(claim);
        claims().save(
                        Claims.done(waiting.submit(List.of(), waiting.items(), clock.instant(), DUE)),
                        ClaimChanges.Change.RESUBMITTED);

        expect(
                review(claim, token, Node.FIRST_REVIEW, "SUPPLEMENT", "还缺", List.of("RECEIPT", "ID_CARD")),
                409,
                "SUPPLEMENT_ONCE");
        review(claim, token, Node.FIRST_REVIEW, "SUPPLEMENT", "不清晰", List.of("RECEIPT"))
                .expectStatus()
                .isOk();
    }

    @Test
    void aQuestionThatIsOpenUndoesTheReview() {
        var claim = claims().shanghai(Facts.of(Map.of("cause", "OTHER")));

        expect(review(claim, Role.FIRST_REVIEWER, Node.FIRST_REVIEW, "AGREE", "", List.of()), 422, "FACTS_MISSING");

        assertThat(claims().load(claim)).isEqualTo(claim);
        assertThat(sms(claim)).isEmpty();
    }

    @Test
    void whatTheTermsExcludeIsRefusedWithTheirReason() {
        var claim = claims().shanghai(Claims.TEN_DAYS.with("cause", "WORK_INJURY"));

        review(claim, Role.FIRST_REVIEWER, Node.FIRST_REVIEW, "AGREE", "", List.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("REJECTED");

        assertThat(sms(claim).stream().map(Sms::template)).containsExactly("CLAIM_REJECTED");
        assertThat(opened(claim)).contains("工伤");
    }

    @Test
    void whoReadAnOlderRevisionIsTold() {
        var claim = claims().shanghai(DUE);

        web.post()
                .uri("/api/v1/claims/{id}/reviews", claim.identity().claimId())
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.staff(Role.FIRST_REVIEWER))
                .header(HttpHeaders.IF_MATCH, "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("node", "FIRST_REVIEW", "decision", "AGREE"))
                .exchange()
                .expectStatus()
                .isEqualTo(412);
    }

    @Test
    @DisplayName("S13 two reviewers at once: one wins, the other finds the claim changed, a hundred times")
    void twoReviewersAtOnceHaveOneEffect() {
        for (var round = 0; round < 100; round++) {
            var claim = claims().shanghai(DUE);
            var outcomes = Flux.range(0, 2)
                    .flatMap(_ -> reviewClaim
                            .handle(new Command(
                                    reviewer(),
                                    claim.identity().claimId(),
                                    Node.FIRST_REVIEW,
                                    Decision.AGREE,
                                    "",
                                    List.of(),
                                    Optional.empty()))
                            .subscribeOn(Schedulers.parallel()))
                    .collectList()
                    .block();

            assertThat(outcomes).filteredOn(outcome -> outcome instanceof Done).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome instanceof Refused)
                    .singleElement()
                    .satisfies(outcome -> assertThat(code(outcome)).isEqualTo("ILLEGAL_TRANSITION"));
            assertThat(count("payout", claim)).isEqualTo(1);
            assertThat(count("claim_step", claim)).isEqualTo(4);
            assertThat(sms(claim)).hasSize(1);
            assertThat(claims().load(claim).state()).isEqualTo(ClaimState.PAYING);
        }
    }

    @Test
    @DisplayName("SHC-036 a late claim needs two of the staff, none of whom filed it")
    void lateClaimsNeedTwo() {
        var filer = UUID.randomUUID();
        var claim = claims().filedBy("account:" + filer).draft();
        var first = tokens.staff(Role.SECOND_REVIEWER);
        var path = "/api/v1/claims/{id}/late-approvals";

        expect(post(path, claim, tokens.account(filer, Role.SECOND_REVIEWER), why("住院未归")), 409, "SAME_PERSON");
        expect(post(path, claim, tokens.staff(Role.ADMIN), why("住院未归")), 403, "FORBIDDEN");
        expect(post(path, claim, first, why("")), 422, "REASON_REQUIRED");
        post(path, claim, first, why("住院未归"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.stage")
                .isEqualTo("PROPOSED");
        assertThat(claims().load(claim).lateApproval()).isEmpty();
        expect(post(path, claim, first, why("再次")), 409, "SAME_PERSON");
        post(path, claim, tokens.staff(Role.ADMIN), why("情况属实"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.stage")
                .isEqualTo("DONE");

        assertThat(claims().load(claim).lateApproval()).startsWith("account:");
    }

    @Test
    @DisplayName("SHC-048 fraud: two persons end the protection, nothing is paid from that coverage")
    void fraudEndsTheProtection() {
        var claim = claims().shanghai(DUE);
        var path = "/api/v1/claims/{id}/termination";
        var admin = tokens.staff(Role.ADMIN);

        post(path, claim, tokens.staff(Role.SECOND_REVIEWER), why("票据伪造"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.stage")
                .isEqualTo("PROPOSED");
        expect(post(path, claim, tokens.staff(Role.SECOND_REVIEWER), why("票据伪造")), 403, "FORBIDDEN");
        post(path, claim, admin, why("票据伪造"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.claim.state")
                .isEqualTo("REJECTED");

        expect(post(path, claim, admin, why("再次")), 409, "COVERAGE_TERMINATED");
        assertThat(sms(claim).stream().map(Sms::template)).containsExactly("CLAIM_REJECTED");
        assertThat(count("terminated_coverage", claim)).isEqualTo(1);
    }

    @Test
    void theSampleIsThatOfThePublishedRuleAndAFindingIsRecordedOnce() {
        var paid = java.util.stream.IntStream.range(0, 40)
                .mapToObj(_ -> claims().paidWithoutHuman())
                .toList();
        var rule = new org.huzhu.claims.review.domain.QaSample(new java.math.BigDecimal("0.3"), "huzhu-qa-1");
        var drawn = paid.stream()
                .map(claim -> claim.identity().claimId())
                .filter(rule::contains)
                .toList();

        var listed = web.get()
                .uri("/api/v1/claims/qa-sample?limit=200&checked=false")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.staff(Role.AUDITOR))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        for (var claim : paid) {
            var id = claim.identity().claimId();
            assertThat(listed.contains(id.toString())).as(id.toString()).isEqualTo(drawn.contains(id));
        }
        var sampled = paid.stream()
                .filter(claim -> rule.contains(claim.identity().claimId()))
                .findFirst()
                .orElseThrow();
        var other = paid.stream()
                .filter(claim -> !rule.contains(claim.identity().claimId()))
                .findFirst()
                .orElseThrow();
        var path = "/api/v1/claims/{id}/qa-finding";
        var token = tokens.staff(Role.SECOND_REVIEWER);
        expect(post(path, sampled, token, Map.of("verdict", "WRONG")), 422, "REASON_REQUIRED");
        post(path, sampled, token, Map.of("verdict", "CORRECT")).expectStatus().isOk();
        expect(post(path, sampled, token, Map.of("verdict", "CORRECT")), 409, "QA_FOUND_BEFORE");
        expect(post(path, other, token, Map.of("verdict", "CORRECT")), 404, "NOT_FOUND");
    }

    private record Sms(String key, String template, String sealedPhone, String sealedParameters) {}

    private List<Sms> sms(Claim claim) {
        return db.sql(
                        "select body::text as body from outbox where topic = 'sms.requested' and key like :key order by seq")
                .bind("key", "claim/" + claim.identity().claimId() + "/%")
                .map(row -> json.readTree(row.get("body", String.class)))
                .all()
                .map(body -> new Sms(
                        body.get("businessKey").asString(),
                        body.get("template").asString(),
                        body.get("sealedPhone").asString(),
                        body.get("sealedParameters").asString()))
                .collectList()
                .block();
    }

    private String opened(Claim claim) {
        var last = sms(claim).getLast();
        return transport.openText(last.sealedParameters(), last.key());
    }

    private long count(String table, Claim claim) {
        return db.sql("select count(*) from " + table + " where claim_id = :id")
                .bind("id", claim.identity().claimId())
                .mapValue(Long.class)
                .one()
                .block();
    }

    private static Caller reviewer() {
        return new Caller.Account(UUID.randomUUID(), Set.of(Role.FIRST_REVIEWER), "139****0001");
    }

    private static Map<String, String> why(String reason) {
        return Map.of("reason", reason);
    }

    private WebTestClient.ResponseSpec review(
            Claim claim, Role role, Node node, String decision, String reason, List<String> materials) {
        return review(claim, tokens.staff(role), node, decision, reason, materials);
    }

    private WebTestClient.ResponseSpec review(
            Claim claim, String token, Node node, String decision, String reason, List<String> materials) {
        return post(
                "/api/v1/claims/{id}/reviews",
                claim,
                token,
                Map.of("node", node, "decision", decision, "reason", reason, "materials", materials));
    }

    private WebTestClient.ResponseSpec post(String path, Claim claim, String token, Object body) {
        return web.post()
                .uri(path, claim.identity().claimId())
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static void expect(WebTestClient.ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private static String code(Outcome<Claim> outcome) {
        return ((Refused<Claim>) outcome).refusal().code();
    }
}
