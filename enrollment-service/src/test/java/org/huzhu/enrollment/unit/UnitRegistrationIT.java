package org.huzhu.enrollment.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.enrollment.AnEnrolment.PDF;
import static org.huzhu.enrollment.AnEnrolment.PNG;
import static org.huzhu.enrollment.AnEnrolment.attach;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.huzhu.enrollment.AnEnrolment;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class UnitRegistrationIT {

    private static final String UNITS = "/api/v1/units";
    private static final String MINE = "/api/v1/units/me";

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

    private AnEnrolment an;

    @BeforeEach
    void setUp() {
        clock.set("2023-02-20T10:00:00");
        an = new AnEnrolment(port, tokens, clock, db, vault, personIds);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @DisplayName("AC-02 a registered unit is INCOMPLETE")
    void aRegisteredUnitIsIncomplete() {
        var uscc = AnEnrolment.uscc();

        register(UUID.randomUUID(), "某某工会", uscc, true)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("INCOMPLETE")
                .jsonPath("$.unitId")
                .isNotEmpty()
                .jsonPath("$.warnings[?(@.code == 'USCC_NOT_UNION')]")
                .isEmpty();
    }

    @Test
    @DisplayName("AC-03 a wrong credit code is USCC_INVALID and registers nothing")
    void aWrongCreditCodeIsRefused() {
        var handler = UUID.randomUUID();

        problem(register(handler, "某某工会", "91350100M000100Y4Z", true), 422, "USCC_INVALID")
                .jsonPath("$.field")
                .isEqualTo("uscc");
        problem(an.account(handler).get().uri(MINE).exchange(), 404, "NOT_FOUND");
    }

    @Test
    @DisplayName("AC-04 an employer's code for a union is accepted with USCC_NOT_UNION")
    void anEmployersCodeForAUnionIsMarked() {
        db.sql("update unit set uscc = 'X' || substr(md5(unit_id::text), 1, 17) where uscc = '91320200MA0000015X'")
                .then()
                .block(Duration.ofSeconds(5));

        register(UUID.randomUUID(), "某某公司工会", "91320200MA0000015X", true)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.warnings[0].code")
                .isEqualTo("USCC_NOT_UNION");
    }

    @Test
    @DisplayName("AC-05 a code in small letters is written large")
    void aCodeInSmallLettersIsAccepted() {
        var handler = UUID.randomUUID();
        var uscc = AnEnrolment.uscc();

        register(handler, "某某工会", uscc.toLowerCase(java.util.Locale.ROOT), true)
                .expectStatus()
                .isCreated();

        an.account(handler)
                .get()
                .uri(MINE)
                .exchange()
                .expectBody()
                .jsonPath("$.uscc")
                .isEqualTo(uscc);
    }

    @Test
    void oneCodeOneUnitAndOneHandlerOneUnit() {
        var unit = an.registered();

        problem(register(UUID.randomUUID(), "另一单位", unit.uscc(), true), 409, "USCC_TAKEN");
        problem(register(unit.handler(), "另一单位", AnEnrolment.uscc(), true), 409, "HANDLER_HAS_UNIT");
    }

    @Test
    void sixteenRegistrationsOfOneCodeAtOnceMakeOneUnit() {
        var uscc = AnEnrolment.uscc();

        var created = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> register(UUID.randomUUID(), "同时注册", uscc, true)
                        .returnResult(Void.class)
                        .getStatus()
                        .value())
                .filter(status -> status == 201)
                .count();

        assertThat(created).isEqualTo(1);
        assertThat(an.count("select count(*) from unit where uscc = :value", uscc))
                .isEqualTo(1);
    }

    @Test
    void aNameThatReadsAlmostTheSameIsMarked() {
        var name = "相近" + UUID.randomUUID();
        register(UUID.randomUUID(), name + "有限公司工会", AnEnrolment.uscc(), true)
                .expectStatus()
                .isCreated();

        register(UUID.randomUUID(), name + "工会委员会", AnEnrolment.uscc(), true)
                .expectBody()
                .jsonPath("$.warnings[0].code")
                .isEqualTo("SIMILAR_NAME");
    }

    @Test
    void missingAndUnknownFieldsAreNamed() {
        problem(post(UUID.randomUUID(), UNITS, Map.of("name", "某某工会")), 422, "FIELD_INVALID");
        problem(post(UUID.randomUUID(), UNITS, Map.of("name", "某某工会", "state", "APPROVED")), 400, "UNKNOWN_FIELD");
        an.anonymous()
                .post()
                .uri(UNITS)
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @ParameterizedTest
    @CsvSource({"320201,200", "32020101,200", "3202011,422", "32020A,422"})
    @DisplayName("AC-06 the medical code has 6 or 8 digits")
    void theMedicalCodeHasSixOrEightDigits(String code, int status) {
        var answer = an.putProfile(an.registered(), code);

        if (status == 200) {
            answer.expectStatus().isOk().expectBody().jsonPath("$.medicalCode").isEqualTo(code);
        } else {
            problem(answer, 422, "MEDICAL_CODE_LENGTH").jsonPath("$.field").isEqualTo("medicalCode");
        }
    }

    @Test
    @DisplayName("WXU-010 a missing district is named, the handler's ID is only shown masked")
    void theProfileIsCheckedAndTheIdMasked() {
        var unit = an.registered();

        problem(
                        an.handler(unit)
                                .put()
                                .uri(MINE)
                                .bodyValue(Map.of(
                                        "medicalCode", "320201",
                                        "handlerName", "李经办",
                                        "handlerIdNumber", "320201199001010028"))
                                .exchange(),
                        422,
                        "FIELD_INVALID")
                .jsonPath("$.field")
                .isEqualTo("district");
        an.putProfile(unit, "320201").expectBody().jsonPath("$.handlerIdNumber").isEqualTo("320201********0028");
        assertThat(an.count(
                        "select count(*) from unit where unit_id = :value::uuid and"
                                + " position(convert_to('320201199001010028', 'UTF8') in sealed_handler_id) > 0",
                        unit.unitId().toString()))
                .isZero();
    }

    @Test
    void theMaskedIdSentBackChangesNothingAndAWrongOneIsRefused() {
        var unit = an.complete();

        profileWithId(unit, "320201********0028").expectStatus().isOk();
        problem(profileWithId(unit, "320201199001010011"), 422, "HANDLER_ID_INVALID");
    }

    @Test
    void anOldVersionIsNotOverwritten() {
        var unit = an.registered();
        var tag = an.handler(unit)
                .get()
                .uri(MINE)
                .exchange()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getETag();
        an.putProfile(unit, "320201").expectStatus().isOk();

        problem(
                an.handler(unit)
                        .put()
                        .uri(MINE)
                        .header("If-Match", tag)
                        .bodyValue(profile("32020101", "320201199001010028"))
                        .exchange(),
                412,
                "VERSION_MISMATCH");
    }

    @Test
    @DisplayName("AC-07, AC-165 name and content must both be pdf, png or jpeg")
    void attachmentsAreJudgedByNameAndContent() {
        var client = an.handler(an.registered());

        problem(
                attach(client, "UNION_CERTIFICATE", "a.gif", "GIF89a".getBytes(StandardCharsets.US_ASCII)),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        problem(attach(client, "UNION_CERTIFICATE", "a.gif", PNG), 415, "UNSUPPORTED_MEDIA_TYPE");
        problem(
                attach(client, "UNION_CERTIFICATE", "a.png", "<html></html>".getBytes(StandardCharsets.US_ASCII)),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        problem(attach(client, "UNION_CERTIFICATE", "x.pdf", PNG), 415, "UNSUPPORTED_MEDIA_TYPE");
        problem(attach(client, "UNION_CERTIFICATE", "x.pdf", new byte[0]), 415, "UNSUPPORTED_MEDIA_TYPE");
        attach(client, "UNION_CERTIFICATE", "../../证书.PDF", PDF)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.fileName")
                .isEqualTo("证书.PDF");
        client.get()
                .uri(MINE)
                .exchange()
                .expectBody()
                .jsonPath("$.attachments.length()")
                .isEqualTo(1);
    }

    @Test
    @DisplayName("WXU-012 a union does not hand in a business licence")
    void theKindOfPaperMustFit() {
        problem(attach(an.handler(an.registered(false)), "UNION_CERTIFICATE", "a.pdf", PDF), 422, "ATTACHMENT_KIND");
        problem(attach(an.handler(an.registered(true)), "BUSINESS_LICENCE", "a.pdf", PDF), 422, "ATTACHMENT_KIND");
        problem(attach(an.handler(an.registered(true)), "OTHER", "a.pdf", PDF), 422, "ATTACHMENT_KIND");
    }

    @Test
    @DisplayName("WXU-013 10 MiB are taken, one byte more is PAYLOAD_TOO_LARGE")
    void tenMebibytesAreTheLimit() {
        var client = an.handler(an.registered());
        var limit = AnEnrolment.pdf(10 * 1024 * 1024);

        attach(client, "UNION_CERTIFICATE", "a.pdf", limit).expectStatus().isCreated();
        problem(
                attach(client, "UNION_CERTIFICATE", "a.pdf", AnEnrolment.pdf(limit.length + 1)),
                413,
                "PAYLOAD_TOO_LARGE");

        var stored = client.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(limit.length))
                .build()
                .get()
                .uri(MINE + "/attachments/UNION_CERTIFICATE")
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        assertThat(stored).isEqualTo(limit);
    }

    @Test
    void whatLiesOnTheDiskIsEncryptedAndAReplacedPaperIsGone() throws Exception {
        var unit = an.registered();
        attach(an.handler(unit), "UNION_CERTIFICATE", "a.pdf", PDF)
                .expectStatus()
                .isCreated();
        var first = fileOf(unit);
        attach(an.handler(unit), "UNION_CERTIFICATE", "b.png", PNG)
                .expectStatus()
                .isCreated();

        assertThat(first).doesNotExist();
        assertThat(new String(Files.readAllBytes(fileOf(unit)), StandardCharsets.ISO_8859_1))
                .doesNotContain("PNG");
    }

    @ParameterizedTest
    @CsvSource({"14999,409", "15000,200"})
    @DisplayName("AC-08 the pledge must be open for 15 seconds by the server's clock")
    void thePledgeIsReadForFifteenSeconds(long millis, int status) {
        var unit = an.complete();
        var token = an.openPledge(unit);
        clock.advance(Duration.ofMillis(millis));

        var answer = an.submit(unit, token);

        if (status == 200) {
            answer.expectStatus().isOk().expectBody().jsonPath("$.state").isEqualTo("UNDER_REVIEW");
        } else {
            problem(answer, 409, "PLEDGE_NOT_READ");
            an.handler(unit)
                    .get()
                    .uri(MINE)
                    .exchange()
                    .expectBody()
                    .jsonPath("$.state")
                    .isEqualTo("INCOMPLETE");
        }
    }

    @Test
    @DisplayName("AC-09 a unit under review uploads no roster")
    void aUnitUnderReviewUploadsNoRoster() {
        var unit = an.underReview();
        var orderNo = an.draft(unit);
        var person = Map.of(
                "name", "测试甲",
                "idNumber", "32020119900101001X",
                "bankCard", "6230000000000000007",
                "bankName", "江苏银行",
                "phone", "18912345678");

        problem(
                post(
                        unit.handler(),
                        "/api/v1/orders/" + orderNo + "/roster",
                        Map.of("persons", java.util.List.of(person))),
                409,
                "UNIT_NOT_APPROVED");
    }

    @Test
    void aForeignForgedOrOldPledgeTokenIsNoProof() {
        var unit = an.complete();
        var foreign = an.openPledge(an.registered());
        var own = an.openPledge(unit);
        clock.advance(Duration.ofMinutes(1));

        problem(an.submit(unit, foreign), 422, "PLEDGE_TOKEN_INVALID");
        problem(an.submit(unit, own.substring(0, own.length() - 2) + "AA"), 422, "PLEDGE_TOKEN_INVALID");
        problem(an.submit(unit, "nothing"), 422, "PLEDGE_TOKEN_INVALID");
        clock.advance(Duration.ofHours(24));
        problem(
                an.handler(unit)
                        .post()
                        .uri(MINE + "/submission")
                        .bodyValue(Map.of("pledgeToken", own))
                        .exchange(),
                422,
                "PLEDGE_TOKEN_INVALID");
    }

    @Test
    void handingInNamesWhatIsMissing() {
        var unit = an.registered();
        var token = an.openPledge(unit);
        clock.advance(Duration.ofSeconds(15));

        problem(an.submit(unit, token), 422, "PROFILE_INCOMPLETE")
                .jsonPath("$.fields")
                .value(fields -> assertThat(String.valueOf(fields)).contains("district", "medicalCode", "attachment"));
    }

    @Test
    @DisplayName("WXU-016 after handing in the unit is locked; staff change it, audited")
    void afterHandingInOnlyStaffChange() {
        var unit = an.underReview();

        problem(an.putProfile(unit, "32020101"), 403, "PROFILE_LOCKED");
        problem(attach(an.handler(unit), "UNION_CERTIFICATE", "a.pdf", PDF), 403, "PROFILE_LOCKED");
        correct(an.staff(Role.ADMIN), unit, Map.of("medicalCode", "32020101"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.medicalCode")
                .isEqualTo("32020101");
        problem(correct(an.handler(unit), unit, Map.of("medicalCode", "320201")), 403, "FORBIDDEN");
        assertThat(an.auditActions(unit.unitId().toString())).contains("UNIT_SUBMITTED", "UNIT_CORRECTED");
    }

    @Test
    void aRejectedUnitReadsTheReasonCorrectsAndHandsInAgain() {
        var unit = an.underReview();

        problem(an.reviewUnit(unit, "REJECT", ""), 422, "REASON_REQUIRED");
        an.reviewUnit(unit, "REJECT", "证书不清楚").expectStatus().isOk();
        an.handler(unit)
                .get()
                .uri(MINE)
                .exchange()
                .expectBody()
                .jsonPath("$.reviewReason")
                .isEqualTo("证书不清楚");
        an.putProfile(unit, "32020101").expectStatus().isOk();
        var token = an.openPledge(unit);
        clock.advance(Duration.ofSeconds(15));
        an.submit(unit, token).expectStatus().isOk();
        an.reviewUnit(unit, "APPROVE", "").expectStatus().isOk();

        problem(an.reviewUnit(unit, "APPROVE", ""), 409, "ILLEGAL_TRANSITION");
        assertThat(events("unit.rejected", unit)).isEqualTo(1);
        assertThat(events("unit.approved", unit)).isEqualTo(1);
    }

    @Test
    void onlyReviewersReviewAndNobodyHisOwnUnit() {
        var unit = an.underReview();
        var review = Map.of("decision", "APPROVE");

        problem(post(unit.handler(), UNITS + "/" + unit.unitId() + "/review", review), 403, "FORBIDDEN");
        problem(staffReview(an.staff(Role.AUDITOR), unit), 403, "FORBIDDEN");
        problem(staffReview(an.as(tokens.account(unit.handler(), Role.FIRST_REVIEWER)), unit), 409, "SAME_PERSON");
        problem(
                an.staff(Role.FIRST_REVIEWER)
                        .post()
                        .uri(UNITS + "/{id}/review", UUID.randomUUID())
                        .bodyValue(review)
                        .exchange(),
                404,
                "NOT_FOUND");
    }

    @Test
    void staffSeeTheQueueInPages() {
        an.underReview();
        var unit = an.underReview();

        an.staff(Role.FIRST_REVIEWER)
                .get()
                .uri(UNITS + "?state=UNDER_REVIEW&limit=1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.next")
                .isNotEmpty();
        an.staff(Role.FIRST_REVIEWER)
                .get()
                .uri(UNITS + "?state=SUBMITTED&uscc=" + unit.uscc())
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].attachments[0].kind")
                .isEqualTo("UNION_CERTIFICATE")
                .jsonPath("$.items[0].handlerIdNumber")
                .isEqualTo("320201********0028")
                .jsonPath("$.total")
                .isEqualTo(1);
        problem(an.staff(Role.ADMIN).get().uri(UNITS + "?state=NONE").exchange(), 400, "BAD_REQUEST");
        problem(an.handler(unit).get().uri(UNITS).exchange(), 403, "FORBIDDEN");
    }

    @Test
    void everyDownloadByStaffIsRecorded() {
        var unit = an.underReview();

        an.staff(Role.FIRST_REVIEWER)
                .get()
                .uri(UNITS + "/{id}/attachments/UNION_CERTIFICATE", unit.unitId())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectBody(byte[].class)
                .isEqualTo(PDF);

        assertThat(an.auditActions(unit.unitId().toString())).contains("UNIT_ATTACHMENT_READ");
    }

    @Test
    void aRepeatedRegistrationWithTheSameKeyIsAnsweredTheSame() {
        var handler = UUID.randomUUID();
        var body = Map.of("name", "重复请求", "uscc", AnEnrolment.uscc(), "unionEstablished", true);
        var key = UUID.randomUUID().toString();

        var first = keyed(handler, key, body);
        var second = keyed(handler, key, body);

        assertThat(second).isEqualTo(first);
    }

    private String keyed(UUID handler, String key, Map<String, ?> body) {
        return an.account(handler)
                .post()
                .uri(UNITS)
                .header("Idempotency-Key", key)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec register(UUID handler, String name, String uscc, boolean unionEstablished) {
        return post(handler, UNITS, Map.of("name", name, "uscc", uscc, "unionEstablished", unionEstablished));
    }

    private WebTestClient.ResponseSpec post(UUID handler, String uri, Map<String, ?> body) {
        return an.account(handler).post().uri(uri).bodyValue(body).exchange();
    }

    private WebTestClient.ResponseSpec profileWithId(AnEnrolment.Unit unit, String idNumber) {
        return an.handler(unit)
                .put()
                .uri(MINE)
                .bodyValue(profile("320201", idNumber))
                .exchange();
    }

    private static Map<String, String> profile(String medicalCode, String idNumber) {
        return Map.of("district", "滨湖区", "medicalCode", medicalCode, "handlerName", "李经办", "handlerIdNumber", idNumber);
    }

    private static WebTestClient.ResponseSpec correct(
            WebTestClient client, AnEnrolment.Unit unit, Map<String, ?> body) {
        return client.put().uri(UNITS + "/{id}", unit.unitId()).bodyValue(body).exchange();
    }

    private static WebTestClient.ResponseSpec staffReview(WebTestClient client, AnEnrolment.Unit unit) {
        return client.post()
                .uri(UNITS + "/{id}/review", unit.unitId())
                .bodyValue(Map.of("decision", "APPROVE"))
                .exchange();
    }

    private long events(String topic, AnEnrolment.Unit unit) {
        return an.count(
                "select count(*) from outbox where topic = '" + topic + "' and key = :value",
                unit.unitId().toString());
    }

    private Path fileOf(AnEnrolment.Unit unit) {
        var key = db.sql("select file_key from unit_attachment where unit_id = :unitId")
                .bind("unitId", unit.unitId())
                .map(row -> row.get(0, String.class))
                .one()
                .block(Duration.ofSeconds(5));
        return Path.of("target/test-files", key.substring(0, 2), key);
    }

    private static WebTestClient.BodyContentSpec problem(WebTestClient.ResponseSpec answer, int status, String code) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.traceId")
                .isNotEmpty();
    }
}
