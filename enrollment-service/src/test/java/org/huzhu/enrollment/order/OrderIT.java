package org.huzhu.enrollment.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.enrollment.AnEnrolment.PDF;
import static org.huzhu.enrollment.AnEnrolment.order;
import static org.huzhu.enrollment.AnEnrolment.pay;
import static org.huzhu.enrollment.AnEnrolment.review;
import static org.huzhu.enrollment.AnEnrolment.uniquePng;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.huzhu.enrollment.AnEnrolment;
import org.huzhu.enrollment.coverage.ARoster;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
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
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

@IntegrationTest
class OrderIT {

    private static final String ORDERS = "/api/v1/orders";

    @LocalServerPort
    private int port;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private SettableClock clock;

    @Autowired
    private DatabaseClient db;

    @Autowired
    private PersonVault vault;

    @Autowired
    private PersonIds personIds;

    @Autowired
    private ExpireOrders expireOrders;

    private AnEnrolment an;

    @BeforeEach
    void setUp() {
        clock.set("2023-02-21T10:00:00");
        an = new AnEnrolment(port, tokens, clock, db, vault, personIds);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @DisplayName("AC-33 the order number is the moment of application")
    void theNumberIsTheMomentOfApplication() {
        var unit = an.approved();
        clock.set("2022-10-19T09:42:20.288");

        an.handler(unit)
                .post()
                .uri(ORDERS)
                .bodyValue(Map.of("product", "WX-3IN1"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", "/api/v1/orders/20221019094220288")
                .expectBody()
                .jsonPath("$.orderNo")
                .isEqualTo("20221019094220288")
                .jsonPath("$.state")
                .isEqualTo("DRAFT")
                .jsonPath("$.appliedAt")
                .isEqualTo("2022-10-19T09:42:20.288+08:00")
                .jsonPath("$.completedAt")
                .isEmpty()
                .jsonPath("$.eligibleCount")
                .isEqualTo(0)
                .jsonPath("$.amountDue")
                .isEqualTo("0.00");
    }

    @Test
    @DisplayName("AC-32 orders of the same millisecond get different numbers")
    void ordersOfTheSameMillisecondGetDifferentNumbers() {
        var unit = an.approved();
        clock.set("2022-11-01T08:00:00.100");

        var numbers =
                IntStream.range(0, 8).parallel().mapToObj(i -> an.draft(unit)).toList();

        assertThat(numbers).doesNotHaveDuplicates().allMatch(number -> number.matches("20221101080000\\d{3}"));
    }

    @Test
    void onlyKnownAndEnrolableProductsAreOrdered() {
        var client = an.handler(an.approved());

        problem(create(client, "NONE"), 422, "PRODUCT_UNKNOWN");
        problem(create(client, "SH-2020"), 422, "PRODUCT_NOT_ENROLABLE");
        problem(create(client, " "), 422, "FIELD_INVALID");
        problem(create(an.account(UUID.randomUUID()), "WX-3IN1"), 404, "NOT_FOUND");
    }

    @Test
    @DisplayName("AC-28 two good rows and a bad one: INELIGIBLE_ROWS_PRESENT (1)")
    void oneIneligibleRowHoldsTheOrderBack() {
        var unit = an.approved();
        var orderNo = an.draft(unit);
        an.persons(orderNo, 2, 1);

        problem(order(an.handler(unit), orderNo, "submission"), 409, "INELIGIBLE_ROWS_PRESENT")
                .jsonPath("$.count")
                .isEqualTo(1);
        assertState(unit, orderNo, "DRAFT");
    }

    @Test
    @DisplayName("AC-31 without ineligible rows the order is SUBMITTED")
    void goodRowsOnlyAreSubmitted() {
        var unit = an.approved();
        var orderNo = an.draft(unit);
        problem(order(an.handler(unit), orderNo, "submission"), 422, "ORDER_EMPTY");
        an.persons(orderNo, 3, 0);

        order(an.handler(unit), orderNo, "submission")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("SUBMITTED")
                .jsonPath("$.eligibleCount")
                .isEqualTo(3);
        assertThat(events("enrollment.submitted", orderNo)).isEqualTo(1);
    }

    @Test
    @DisplayName("AC-45 whom another unit has submitted falls out and stays marked, also with an Idempotency-Key")
    void whomAnotherUnitHasSubmittedFallsOutAndStaysMarked() {
        var faster = an.approved();
        var slower = an.approved();
        var person = ARoster.person();
        var first = an.draft(faster);
        var second = an.draft(slower);
        an.person(first, 1, person, true);
        an.person(second, 1, person, true);
        var client = an.handler(slower)
                .mutate()
                .defaultHeader("Idempotency-Key", UUID.randomUUID().toString())
                .build();

        order(an.handler(faster), first, "submission").expectStatus().isOk();
        problem(order(client, second, "submission"), 409, "INELIGIBLE_ROWS_PRESENT")
                .jsonPath("$.count")
                .isEqualTo(1);

        an.handler(slower)
                .get()
                .uri(ORDERS + "/{no}/persons?eligible=false", second)
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].reasons[0].code")
                .isEqualTo("CLAIMED_BY_OTHER_UNIT");
    }

    @Test
    void ofTwoUnitsThatSubmitOnePersonAtOnceOneWins() {
        var units = List.of(an.approved(), an.approved());
        var person = ARoster.person();
        var drafts = units.stream().map(an::draft).toList();
        drafts.forEach(orderNo -> an.person(orderNo, 1, person, true));

        var answers = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> order(an.handler(units.get(i)), drafts.get(i), "submission")
                        .returnResult(Void.class)
                        .getStatus()
                        .value())
                .toList();

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    @DisplayName("WXU-017 a unit that is not approved submits nothing")
    void aUnitUnderReviewDoesNotSubmit() {
        var unit = an.underReview();
        var orderNo = an.draft(unit);
        an.persons(orderNo, 1, 0);

        problem(order(an.handler(unit), orderNo, "submission"), 409, "UNIT_NOT_APPROVED");
    }

    @Test
    @DisplayName("AC-34, WXU-035 a draft is deleted with its roster, a submitted order is not")
    void onlyDraftsAreDeleted() {
        var unit = an.approved();
        var draft = an.draft(unit);
        an.persons(draft, 1, 1);
        var submitted = an.submitted(unit, 1);

        delete(an.handler(unit), draft).expectStatus().isNoContent();
        problem(delete(an.handler(unit), submitted), 409, "ILLEGAL_TRANSITION");
        problem(an.handler(unit).get().uri(ORDERS + "/" + draft).exchange(), 404, "NOT_FOUND");
        assertThat(an.count("select count(*) from roster_person where order_no = :value", draft))
                .isZero();
        assertState(unit, submitted, "SUBMITTED");
    }

    @Test
    @DisplayName("AC-35 five persons owe 600.00 and the order waits for payment")
    void fivePersonsOwe600() {
        var unit = an.approved();
        var orderNo = an.submitted(unit, 5);

        review(an.staff(Role.FIRST_REVIEWER), orderNo, "review", "APPROVE")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("AWAITING_PAYMENT")
                .jsonPath("$.amountDue")
                .isEqualTo("600.00")
                .jsonPath("$.payBy")
                .isEqualTo("2023-03-23");
        an.handler(unit)
                .get()
                .uri(ORDERS + "/{no}/payment", orderNo)
                .exchange()
                .expectBody()
                .jsonPath("$.payee.name")
                .isEqualTo("无锡市职工互助互济会")
                .jsonPath("$.amountDue")
                .isEqualTo("600.00");
        assertThat(an.auditActions(orderNo)).containsExactly("ORDER_CREATED", "ORDER_SUBMITTED", "ORDER_APPROVED");
    }

    @Test
    void aRejectedRosterIsADraftAgainWithTheReason() {
        var unit = an.approved();
        var orderNo = an.submitted(unit, 1);
        problem(
                an.staff(Role.FIRST_REVIEWER)
                        .post()
                        .uri(ORDERS + "/{no}/review", orderNo)
                        .bodyValue(Map.of("decision", "REJECT"))
                        .exchange(),
                422,
                "REASON_REQUIRED");

        review(an.staff(Role.FIRST_REVIEWER), orderNo, "review", "REJECT")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("DRAFT")
                .jsonPath("$.reviewReason")
                .isEqualTo("请更正");
        assertThat(events("enrollment.rejected", orderNo)).isEqualTo(1);
        order(an.handler(unit), orderNo, "submission").expectStatus().isOk();
    }

    @Test
    void paymentCompletesTheOrderAndCoversItsPersons() {
        var unit = an.approved();
        var orderNo = an.paid(unit, 5);
        var finance = an.staff(Role.FINANCE);

        review(finance, orderNo, "payment/review", "APPROVE")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("COMPLETED")
                .jsonPath("$.completedAt")
                .isNotEmpty()
                .jsonPath("$.amountMatched")
                .isEqualTo(true);
        assertThat(an.count("select count(*) from coverage where order_no = :value", orderNo))
                .isEqualTo(5);
        assertThat(events("enrollment.completed", orderNo)).isEqualTo(1);
        assertThat(events("coverage.activated", orderNo)).isEqualTo(5);
        an.handler(unit)
                .get()
                .uri("/api/v1/statistics/claims?product=WX-3IN1")
                .exchange()
                .expectBody()
                .jsonPath("$.premiumTotal")
                .isEqualTo("600.00")
                .jsonPath("$.coverageCount")
                .isEqualTo(5)
                .jsonPath("$.claimTotal")
                .isEqualTo("0.00");
        problem(review(finance, orderNo, "payment/review", "APPROVE"), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    @DisplayName("AC-37 480.00 for 600.00 is stored and marked; approving is PAYMENT_AMOUNT_MISMATCH")
    void aWrongAmountIsMarkedAndCannotBeApproved() {
        var unit = an.approved();
        var orderNo = an.awaitingPayment(unit, 5);

        pay(an.handler(unit), orderNo, "480.00")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("PAYMENT_UNDER_REVIEW")
                .jsonPath("$.amountMatched")
                .isEqualTo(false);
        problem(review(an.staff(Role.FINANCE), orderNo, "payment/review", "APPROVE"), 409, "PAYMENT_AMOUNT_MISMATCH");
        review(an.staff(Role.FINANCE), orderNo, "payment/review", "REJECT")
                .expectStatus()
                .isOk();
        assertState(unit, orderNo, "AWAITING_PAYMENT");
        pay(an.handler(unit), orderNo, "600").expectStatus().isOk();
        review(an.staff(Role.FINANCE), orderNo, "payment/review", "APPROVE")
                .expectStatus()
                .isOk();
    }

    @Test
    @DisplayName("AC-38 the slip is an image, the stamped roster a pdf, by name and content")
    void slipsAreImagesAndScansArePdf() {
        var unit = an.approved();
        var client = an.handler(unit);
        var orderNo = an.awaitingPayment(unit, 1);
        var html = "<html></html>".getBytes(StandardCharsets.US_ASCII);

        for (var answer : List.of(
                pay(client, orderNo, "120.00", "v.pdf", PDF, "r.pdf", PDF),
                pay(client, orderNo, "120.00", "v.png", uniquePng(), "r.png", uniquePng()),
                pay(client, orderNo, "120.00", "v.png", html, "r.pdf", PDF),
                pay(client, orderNo, "120.00", "v.png", uniquePng(), "r.pdf", html))) {
            problem(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
        }
        assertState(unit, orderNo, "AWAITING_PAYMENT");
        assertThat(an.count("select count(*) from order_file where order_no = :value", orderNo))
                .isZero();
    }

    @Test
    @DisplayName("WXU-043 to WXU-045 amount, slip and scan are all required")
    void nothingOfAPaymentMayBeMissing() {
        var unit = an.approved();
        var client = an.handler(unit);
        var orderNo = an.awaitingPayment(unit, 1);
        var form = new MultipartBodyBuilder();
        form.part("amountPaid", "120.00");

        problem(
                        client.post()
                                .uri(ORDERS + "/{no}/payment", orderNo)
                                .body(BodyInserters.fromMultipartData(form.build()))
                                .exchange(),
                        422,
                        "ATTACHMENT_MISSING")
                .jsonPath("$.field")
                .isEqualTo("voucher");
        problem(pay(client, orderNo, "一百二十"), 422, "AMOUNT_INVALID");
        problem(pay(client, orderNo, "-120.00"), 422, "AMOUNT_INVALID");
        problem(pay(client, orderNo, "1.2e2"), 422, "AMOUNT_INVALID");
    }

    @Test
    @DisplayName("AC-39 payment for a draft is ILLEGAL_TRANSITION")
    void aDraftIsNotPaid() {
        var unit = an.approved();

        problem(pay(an.handler(unit), an.draft(unit), "120.00"), 409, "ILLEGAL_TRANSITION")
                .jsonPath("$.state")
                .isEqualTo("DRAFT");
    }

    @Test
    @DisplayName("AC-163 another unit's order is not found, whatever one tries")
    void aForeignOrderIsNotFound() {
        var owner = an.approved();
        var stranger = an.handler(an.approved());
        var orderNo = an.awaitingPayment(owner, 1);

        for (var answer : List.of(
                stranger.get().uri(ORDERS + "/" + orderNo).exchange(),
                stranger.get().uri(ORDERS + "/{no}/payment", orderNo).exchange(),
                stranger.get().uri(ORDERS + "/{no}/files/VOUCHER", orderNo).exchange(),
                delete(stranger, orderNo),
                order(stranger, orderNo, "submission"),
                order(stranger, orderNo, "cancellation"),
                pay(stranger, orderNo, "120.00"),
                stranger.get().uri(ORDERS + "/20990101000000000").exchange())) {
            problem(answer, 404, "NOT_FOUND");
        }
        problem(review(stranger, orderNo, "review", "APPROVE"), 403, "FORBIDDEN");
        stranger.get().uri(ORDERS).exchange().expectBody().jsonPath("$.total").isEqualTo(0);
    }

    @Test
    void staffDoNotDoWhatOnlyAUnitMayDo() {
        var unit = an.approved();
        var draft = an.draft(unit);
        var awaiting = an.awaitingPayment(unit, 1);

        for (var role : List.of(Role.ADMIN, Role.AUDITOR)) {
            problem(delete(an.staff(role), draft), 404, "NOT_FOUND");
            problem(order(an.staff(role), draft, "submission"), 404, "NOT_FOUND");
            problem(order(an.staff(role), awaiting, "cancellation"), 404, "NOT_FOUND");
            problem(pay(an.staff(role), awaiting, "120.00"), 404, "NOT_FOUND");
        }
        problem(an.staff(Role.REPORT_REVIEWER).get().uri(ORDERS + "/" + draft).exchange(), 404, "NOT_FOUND");
        an.staff(Role.AUDITOR)
                .get()
                .uri(ORDERS + "/" + draft)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void eachReviewHasItsRoles() {
        var unit = an.approved();
        var submitted = an.submitted(unit, 1);
        var paid = an.paid(unit, 1);

        for (var role : List.of(Role.FINANCE, Role.AUDITOR, Role.REPORT_REVIEWER)) {
            problem(review(an.staff(role), submitted, "review", "APPROVE"), 403, "FORBIDDEN");
        }
        for (var role : List.of(Role.FIRST_REVIEWER, Role.AUDITOR, Role.REPORT_REVIEWER)) {
            problem(review(an.staff(role), paid, "payment/review", "APPROVE"), 403, "FORBIDDEN");
        }
    }

    @Test
    void onePersonDoesNotGiveBothReviewsNorReviewHisOwnUnit() {
        var unit = an.approved();
        var admin = an.staff(Role.ADMIN);
        var orderNo = an.submitted(unit, 1);
        var self = an.as(tokens.account(unit.handler(), Role.ADMIN));

        problem(review(self, orderNo, "review", "APPROVE"), 409, "SAME_PERSON");
        review(admin, orderNo, "review", "APPROVE").expectStatus().isOk();
        pay(an.handler(unit), orderNo, "120.00").expectStatus().isOk();
        problem(review(admin, orderNo, "payment/review", "APPROVE"), 409, "SAME_PERSON");
        problem(review(self, orderNo, "payment/review", "APPROVE"), 409, "SAME_PERSON");
        review(an.staff(Role.SECOND_REVIEWER), orderNo, "payment/review", "APPROVE")
                .expectStatus()
                .isOk();
    }

    @Test
    void ofEightApprovalsAtOnceOneCounts() {
        var unit = an.approved();
        var orderNo = an.submitted(unit, 3);

        assertThat(atOnce(() -> review(an.staff(Role.FIRST_REVIEWER), orderNo, "review", "APPROVE")))
                .containsExactlyInAnyOrder(200, 409, 409, 409, 409, 409, 409, 409);
        assertThat(events("enrollment.approved", orderNo)).isEqualTo(1);

        pay(an.handler(unit), orderNo, "360.00").expectStatus().isOk();
        assertThat(atOnce(() -> review(an.staff(Role.FINANCE), orderNo, "payment/review", "APPROVE")))
                .containsExactlyInAnyOrder(200, 409, 409, 409, 409, 409, 409, 409);
        assertThat(an.count("select count(*) from coverage where order_no = :value", orderNo))
                .isEqualTo(3);
        assertThat(events("enrollment.completed", orderNo)).isEqualTo(1);
    }

    @Test
    void ofEightPaymentsAtOnceOneCounts() {
        var unit = an.approved();
        var orderNo = an.awaitingPayment(unit, 1);

        assertThat(atOnce(() -> pay(an.handler(unit), orderNo, "120.00")))
                .containsExactlyInAnyOrder(200, 409, 409, 409, 409, 409, 409, 409);
        assertThat(an.auditActions(orderNo)).containsOnlyOnce("ORDER_PAID");
    }

    @Test
    @DisplayName("features 62: the same slip for another order is shown to the reviewer, not to the unit")
    void theSameSlipForAnotherOrderIsShownToTheReviewer() {
        var slip = uniquePng();
        var first = an.approved();
        var second = an.approved();
        var seen = an.awaitingPayment(first, 1);
        var again = an.awaitingPayment(second, 1);
        pay(an.handler(first), seen, "120.00", "v.png", slip, "r.pdf", PDF)
                .expectStatus()
                .isOk();
        pay(an.handler(second), again, "120.00", "w.png", slip, "r.pdf", PDF)
                .expectStatus()
                .isOk();

        an.staff(Role.FINANCE)
                .get()
                .uri(ORDERS + "/" + again)
                .exchange()
                .expectBody()
                .jsonPath("$.warnings[0].code")
                .isEqualTo("VOUCHER_SEEN_BEFORE")
                .jsonPath("$.warnings[0].orders[0]")
                .isEqualTo(seen);
        an.handler(second)
                .get()
                .uri(ORDERS + "/" + again)
                .exchange()
                .expectBody()
                .jsonPath("$.warnings")
                .isEmpty()
                .jsonPath("$.files.length()")
                .isEqualTo(2);
        an.staff(Role.FINANCE)
                .get()
                .uri(ORDERS + "/{no}/files/VOUCHER", again)
                .exchange()
                .expectBody(byte[].class)
                .isEqualTo(slip);
        assertThat(an.auditActions(again)).contains("ORDER_FILE_READ");
    }

    @Test
    void anOrderThatIsNotPaidInTimeIsCancelledOnce() {
        var unit = an.approved();
        var orderNo = an.awaitingPayment(unit, 1);

        expireOrders.handle(LocalDate.parse("2023-03-23")).block(Duration.ofSeconds(20));
        assertState(unit, orderNo, "AWAITING_PAYMENT");
        IntStream.range(0, 4)
                .parallel()
                .forEach(i -> expireOrders.handle(LocalDate.parse("2023-03-24")).block(Duration.ofSeconds(20)));

        assertState(unit, orderNo, "CANCELLED");
        assertThat(an.auditActions(orderNo)).containsOnlyOnce("ORDER_EXPIRED");
        problem(pay(an.handler(unit), orderNo, "120.00"), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void anApprovedOrderIsCancelledByItsUnit() {
        var unit = an.approved();
        var orderNo = an.awaitingPayment(unit, 1);

        order(an.handler(unit), orderNo, "cancellation")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("CANCELLED");
        problem(order(an.handler(unit), orderNo, "cancellation"), 409, "ILLEGAL_TRANSITION");
        problem(order(an.handler(unit), an.draft(unit), "cancellation"), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    @DisplayName("WXU-022 the list is filtered by number, product, state and day, and paged")
    void theListIsFilteredAndPaged() {
        var unit = an.approved();
        var client = an.handler(unit);
        var first = an.draft(unit);
        clock.set("2023-02-22T10:00:00");
        var second = an.draft(unit);
        an.persons(second, 1, 0);
        order(client, second, "submission").expectStatus().isOk();

        assertThat(numbers(client, "")).containsExactly(second, first);
        assertThat(numbers(client, "?state=SUBMITTED")).containsExactly(second);
        assertThat(numbers(client, "?orderNo=" + first)).containsExactly(first);
        assertThat(numbers(client, "?product=WX-3IN1&from=2023-02-22&to=2023-02-22"))
                .containsExactly(second);
        assertThat(numbers(client, "?to=2023-02-21")).containsExactly(first);
        var next = String.valueOf(page(client, "?limit=1").get("next"));
        assertThat(numbers(client, "?limit=1&cursor=" + next)).containsExactly(first);
        problem(client.get().uri(ORDERS + "?state=NONE").exchange(), 400, "BAD_REQUEST");
        problem(client.get().uri(ORDERS + "?limit=201").exchange(), 400, "LIMIT_INVALID");
        problem(client.get().uri(ORDERS + "?from=gestern").exchange(), 422, "FIELD_INVALID");
        assertThat(numbers(an.staff(Role.AUDITOR), "?unitId=" + unit.unitId())).containsExactly(second, first);
        assertThat(numbers(an.handler(an.approved()), "?unitId=" + unit.unitId()))
                .isEmpty();
    }

    @Test
    void anHrSystemActsForItsUnitWithinItsScopes() {
        var unit = an.approved();
        var writer = an.as(tokens.unitClient("hr-1", unit.unitId(), "enrollment:read enrollment:write"));
        var reader = an.as(tokens.unitClient("hr-2", unit.unitId(), "enrollment:read"));

        create(writer, "WX-3IN1").expectStatus().isCreated();
        problem(create(reader, "WX-3IN1"), 403, "FORBIDDEN");
        assertThat(numbers(reader, "")).hasSize(1);
        problem(
                an.as(tokens.client("mini", "enrollment:read"))
                        .get()
                        .uri(ORDERS)
                        .exchange(),
                404,
                "NOT_FOUND");
    }

    @Test
    void aRepeatedCommandWithTheSameKeyIsDoneOnceAndAnsweredTheSame() {
        var unit = an.approved();
        var key = UUID.randomUUID().toString();
        var client =
                an.handler(unit).mutate().defaultHeader("Idempotency-Key", key).build();

        var first = create(client, "WX-3IN1")
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult();
        var second = create(client, "WX-3IN1")
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult();

        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        problem(create(client, "SH-2020"), 422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(numbers(an.handler(unit), "")).hasSize(1);
    }

    @Test
    void aPaymentWithAKeyIsStoredOnceToo() {
        var unit = an.approved();
        var orderNo = an.awaitingPayment(unit, 1);
        var client = an.handler(unit)
                .mutate()
                .defaultHeader("Idempotency-Key", UUID.randomUUID().toString())
                .build();
        var slip = uniquePng();

        for (var i = 0; i < 2; i++) {
            pay(client, orderNo, "120.00", "v.png", slip, "r.pdf", PDF)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.state")
                    .isEqualTo("PAYMENT_UNDER_REVIEW");
        }
        assertThat(an.auditActions(orderNo)).containsOnlyOnce("ORDER_PAID");
    }

    private static List<Integer> atOnce(java.util.function.Supplier<WebTestClient.ResponseSpec> request) {
        return IntStream.range(0, 8)
                .parallel()
                .mapToObj(
                        i -> request.get().returnResult(Void.class).getStatus().value())
                .toList();
    }

    private static WebTestClient.ResponseSpec create(WebTestClient client, String product) {
        return client.post().uri(ORDERS).bodyValue(Map.of("product", product)).exchange();
    }

    private static WebTestClient.ResponseSpec delete(WebTestClient client, String orderNo) {
        return client.delete().uri(ORDERS + "/" + orderNo).exchange();
    }

    private void assertState(AnEnrolment.Unit unit, String orderNo, String state) {
        an.handler(unit)
                .get()
                .uri(ORDERS + "/" + orderNo)
                .exchange()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo(state);
    }

    private long events(String topic, String orderNo) {
        return an.count(
                "select count(*) from outbox where topic = '" + topic + "' and body->>'orderNo' = :value", orderNo);
    }

    private static Map<?, ?> page(WebTestClient client, String query) {
        return client.get()
                .uri(ORDERS + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private static List<String> numbers(WebTestClient client, String query) {
        return ((List<?>) page(client, query).get("items"))
                .stream()
                        .map(item -> String.valueOf(((Map<?, ?>) item).get("orderNo")))
                        .toList();
    }

    private static WebTestClient.BodyContentSpec problem(WebTestClient.ResponseSpec answer, int status, String code) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
