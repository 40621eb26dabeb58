package org.huzhu.claims.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.huzhu.claims.coverage.CoveredTerms;
import org.huzhu.claims.coverage.domain.CoveredTerm;
import org.huzhu.claims.settlement.SettleDischarges.Answer;
import org.huzhu.claims.settlement.domain.Settlement.Result;
import org.huzhu.platform.events.CoverageActivated;
import org.huzhu.platform.events.DischargeReported;
import org.huzhu.platform.events.DomainEvent;
import org.huzhu.platform.events.MemberRegistered;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.SettableClock;
import org.huzhu.platform.testkit.TestTokens;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.values.Outcome.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

/** Discharge records from both doors to the payment order. The shipped amounts are DEMO: here they may pay. */
@IntegrationTest
@TestPropertySource(properties = "huzhu.rules.require-verified=false")
@ExtendWith(OutputCaptureExtension.class)
class SettlementIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Random RANDOM = new Random(20260212);

    @Autowired
    private SettleDischarges settleDischarges;

    @Autowired
    private CoveredTerms terms;

    @Autowired
    private PersonIds persons;

    @Autowired
    private PersonVault vault;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    @Qualifier("transportCipher")
    private FieldCipher transport;

    @Autowired
    private DatabaseClient db;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    private final String insurer = "insurer-" + UUID.randomUUID();
    private final String idNumber = newIdNumber();
    private WebTestClient web;

    @BeforeEach
    void connect() {
        clock.set("2026-02-12T10:00:00");
        web = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(PATIENCE)
                .build();
    }

    @AfterEach
    void letTimePass() {
        clock.reset();
    }

    @Test
    @DisplayName(
            "AC-103 the discharge of an ACTIVE member is a claim with origin AUTO that pays itself; nobody is asked for anything")
    void aDischargeSettlesItself() {
        cover(idNumber, "WX-3IN1", "");

        report(record("A-1", Map.of()))
                .jsonPath("$.results[0].recordId")
                .isEqualTo("A-1")
                .jsonPath("$.results[0].result")
                .isEqualTo("SETTLED")
                .jsonPath("$.results[0].claimIds.length()")
                .isEqualTo(1)
                .jsonPath("$.results[0].amount")
                .isEqualTo("350.00")
                .jsonPath("$.results[0].dueOn")
                .isEqualTo("2026-02-28")
                .jsonPath("$.results[0].provisional")
                .isEqualTo(false);

        assertThat(claims()).containsExactly("AUTO PAYING 350.00");
        assertThat(count("payout where person_id = '%s'".formatted(persons.of(idNumber))))
                .isEqualTo(1);
        assertThat(count("claim_node where person_id = '%s'".formatted(persons.of(idNumber))))
                .isZero();
    }

    @Test
    void theSameRecordAgainGetsTheSameAnswerAndNothingNew() {
        cover(idNumber, "WX-3IN1", "");
        var first = answers(record("A-1", Map.of())).getFirst();

        var again = answers(record("A-1", Map.of("selfPaid", "100.00")), record("A-1", Map.of("selfPaid", 100)));

        assertThat(again).containsOnly(first);
        assertThat(claims()).hasSize(1);
    }

    @Test
    @DisplayName("S13 the same discharge 100 times in parallel is one claim and one payout")
    void aHundredAtOnceAreOne() {
        cover(idNumber, "WX-3IN1", "");
        var command = new SettleDischarges.Command(insurer, List.of(record("A-1", Map.of())));

        var answers = Flux.range(0, 100)
                .flatMap(_ -> settleDischarges.handle(command), 20)
                .map(outcome -> ((Done<List<Answer>>) outcome).value().getFirst())
                .collectList()
                .block(PATIENCE);

        assertThat(answers).hasSize(100).containsOnly(answers.getFirst());
        assertThat(answers.getFirst().settlement().result()).isEqualTo(Result.SETTLED);
        assertThat(claims()).hasSize(1);
        assertThat(count("payout where person_id = '%s'".formatted(persons.of(idNumber))))
                .isEqualTo(1);
    }

    @Test
    void theSameStayUnderManyRecordIdsAtOnceIsPaidOnce() {
        cover(idNumber, "WX-3IN1", "");

        var results = Flux.range(0, 30)
                .flatMap(
                        number -> settleDischarges.handle(
                                new SettleDischarges.Command(insurer, List.of(record("M-" + number, Map.of())))),
                        15)
                .map(outcome -> ((Done<List<Answer>>) outcome)
                        .value()
                        .getFirst()
                        .settlement()
                        .result())
                .collectList()
                .block(PATIENCE);

        assertThat(results).containsOnlyOnce(Result.SETTLED);
        assertThat(results.stream().filter(Result.DUPLICATE::equals)).hasSize(29);
        assertThat(claims()).hasSize(1);
    }

    @Test
    void oneBadRecordStopsNoOther() {
        var other = newIdNumber();
        cover(idNumber, "WX-3IN1", "");
        cover(other, "WX-3IN1", "");
        var unknown = newIdNumber();

        var answers = answers(
                record("B-1", Map.of()),
                record("B-2", Map.of("idNumber", "320201199001010010")),
                record("B-1", Map.of()),
                record("B-1", Map.of("hospital", "另一医院")),
                record("B-3", Map.of("idNumber", unknown)),
                record("B-4", Map.of("admissionDate", "2026-01-28", "dischargeDate", "2026-02-03")),
                record("B-5", Map.of("dischargeDate", "2026-02-13")),
                record("B-6", Map.of("idNumber", other, "hospitalLevel", "三级甲等")),
                record("B-1", Map.of("idNumber", other)),
                Map.of("recordId", "B-7"));

        assertThat(answers)
                .extracting(answer -> answer.settlement().result())
                .containsExactly(
                        Result.SETTLED,
                        Result.INVALID,
                        Result.SETTLED,
                        Result.CONFLICT,
                        Result.NOT_COVERED,
                        Result.DUPLICATE,
                        Result.INVALID,
                        Result.SETTLED,
                        Result.CONFLICT,
                        Result.INVALID);
        assertThat(answers.get(1).field()).contains("idNumber");
        assertThat(answers.get(6).settlement().code()).isEqualTo("DATE_IN_FUTURE");
        assertThat(answers.get(5).settlement().claimIds())
                .isEqualTo(answers.getFirst().settlement().claimIds());
        assertThat(claims()).hasSize(1);
        assertThat(count("medical_record where source = '%s' and conflicts = 2".formatted(insurer)))
                .isEqualTo(1);
    }

    @Test
    void staysComeOutOfOrderAndEachIsPaid() {
        cover(idNumber, "WX-3IN1", "");

        var answers = answers(
                record("O-2", Map.of("admissionDate", "2026-01-31", "dischargeDate", "2026-02-05")),
                record("O-1", Map.of()),
                record("O-0", Map.of("admissionDate", "2025-12-01", "dischargeDate", "2025-12-01")));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.settlement().result()).isEqualTo(Result.SETTLED));
        assertThat(answers.getLast().settlement().amount()).contains(new BigDecimal("50.00"));
        assertThat(claims()).hasSize(3);
    }

    @Test
    @DisplayName(
            "AC-104 a discharge on 2024-02-22 with a term to 02-21 makes no claim and is logged as NOT_COVERED, without a name")
    void theDayAfterTheTermIsNotCovered(CapturedOutput output) {
        cover(idNumber, "WX-3IN1", "", "2023-02-22", "2024-02-21", "6222020000000000011");

        var late = Map.<String, Object>of(
                "admissionDate", "2024-02-15", "dischargeDate", "2024-02-22", "diagnosis", "罕见病名");
        var answer = answers(record("C-1", late)).getFirst();

        assertThat(answer.settlement().result()).isEqualTo(Result.NOT_COVERED);
        assertThat(answer.settlement().text()).contains("2024-02-21");
        assertThat(claims()).isEmpty();
        assertThat(output.getAll()).contains("NOT_COVERED").doesNotContain(idNumber, "罕见病名", "张安");
    }

    @Test
    void noIdNumberLiesInClearAnywhere() {
        cover(idNumber, "WX-3IN1", "");
        answers(record("D-1", Map.of("diagnosis", "罕见病名")), record("D-2", Map.of("idNumber", newIdNumber())));

        for (var table : List.of(
                "medical_record", "medical_record_owner", "outbox", "audit", "claim", "claim_step", "claim_decision")) {
            assertThat(count(table + " as t where t::text like '%" + idNumber + "%' or t::text like '%罕见病名%'"))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void aCoverageThatArrivesLaterIsMatchedWithWhatWaited() {
        assertThat(answers(record("E-1", Map.of())).getFirst().settlement().result())
                .isEqualTo(Result.NOT_COVERED);

        publish(activated(idNumber));

        await(() -> claims().size() == 1);
        assertThat(claims()).containsExactly("AUTO PAYING 350.00");
        assertThat(answers(record("E-1", Map.of())).getFirst().settlement().result())
                .isEqualTo(Result.SETTLED);
    }

    @Test
    void recordsComeOverKafkaAsWellAndTwiceIsOnce() {
        cover(idNumber, "WX-3IN1", "");
        var reported = reported("K-1", idNumber);

        publish(
                reported,
                reported,
                new DischargeReported(
                        insurer,
                        "K-2",
                        reported.sealedIdNumber(),
                        reported.admissionDate(),
                        reported.dischargeDate(),
                        "某医院",
                        0,
                        false,
                        false,
                        "",
                        "",
                        ""));

        await(() -> claims().size() == 1);
        assertThat(claims()).containsExactly("AUTO PAYING 350.00");
        await(() -> count("dead_letter where key = 'K-2' and consumer = 'claims.settlement'") == 1);
        client(insurer, "/K-1")
                .jsonPath("$.result")
                .isEqualTo("SETTLED")
                .jsonPath("$.claimIds.length()")
                .isEqualTo(1);
    }

    @Test
    void aNonDirectSituationInvitesTheMemberOnce() {
        cover(idNumber, "SH-2020", "SS_CARD");
        var before = count("outbox where body->>'template' = 'CLAIM_INVITED'");

        var answers = answers(
                record("F-1", Map.of("admissionDate", "2026-01-01", "dischargeDate", "2026-02-10", "outOfTown", true)),
                record("F-2", Map.of("admissionDate", "2026-01-01", "dischargeDate", "2026-02-10", "outOfTown", true)));

        assertThat(answers.getFirst().settlement().text()).contains("须由本人申请", "外地");
        assertThat(count("outbox where body->>'template' = 'CLAIM_INVITED'") - before)
                .isPositive();
        assertThat(count(
                                "(select distinct body->>'businessKey' from outbox where body->>'template' = 'CLAIM_INVITED') as keys")
                        - before)
                .isEqualTo(1);
    }

    @Test
    @DisplayName("AC-77 Shanghai pays within 5 to 10 working days of the data")
    void shanghaiPaysFromTheDayOfTheData() {
        cover(idNumber, "SH-2020", "SS_CARD");

        var answer = answers(record("G-1", Map.of("deductiblePaid", "500.00"))).getFirst();

        assertThat(answer.settlement().result()).as(answer.settlement().text()).isEqualTo(Result.SETTLED);
        assertThat(answer.settlement().earliestOn()).contains(LocalDate.parse("2026-02-26"));
        assertThat(answer.settlement().dueOn()).contains(LocalDate.parse("2026-03-04"));
    }

    @Test
    void severalProductsPayForOneStay() {
        cover(idNumber, "SH-2020", "SS_CARD");
        cover(idNumber, "WX-3IN1", "");

        var answer = answers(record("H-1", Map.of("deductiblePaid", "500.00"))).getFirst();

        assertThat(answer.settlement().claimIds()).hasSize(2);
        assertThat(claims()).hasSize(2);
    }

    @Test
    void withoutACardAHumanDecidesAndTheClaimIsKept() {
        cover(idNumber, "WX-3IN1", "", "2025-06-01", "2026-05-31", "");

        var answer = answers(record("I-1", Map.of())).getFirst();

        assertThat(answer.settlement().result()).isEqualTo(Result.REVIEW);
        assertThat(answer.settlement().code()).isEqualTo("PAYEE_MISSING");
        assertThat(claims()).containsExactly("AUTO FIRST_REVIEW null");
        assertThat(count("claim_node where person_id = '%s' and result = 'PENDING'".formatted(persons.of(idNumber))))
                .isPositive();
    }

    @Test
    void aBatchWithAnIdempotencyKeyIsAnsweredOnceAndItsRecordsAreKept() {
        cover(idNumber, "WX-3IN1", "");
        var bodies = new ArrayList<String>();

        for (var attempt = 0; attempt < 2; attempt++) {
            bodies.add(new String(web.post()
                    .uri("/api/v1/medical-records/discharges")
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.client(insurer, "medical:write"))
                    .header("Idempotency-Key", "batch-1")
                    .bodyValue(Map.of(
                            "records",
                            IntStream.range(0, 20)
                                    .mapToObj(number -> record(
                                            "J-" + number,
                                            Map.of("idNumber", number == 0 ? idNumber : newIdOf(number))))
                                    .toList()))
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .returnResult()
                    .getResponseBodyContent()));
        }

        assertThat(bodies.get(1)).isEqualTo(bodies.getFirst());
        assertThat(claims()).hasSize(1);
        assertThat(count("medical_record where source = '%s'".formatted(insurer)))
                .isEqualTo(20);
    }

    @Test
    void everybodySeesWhatIsHis() {
        answers(record("L-1", Map.of()), record("L-2", Map.of("idNumber", newIdNumber())));

        client(insurer, "").jsonPath("$.total").isEqualTo(2);
        client(insurer, "/L-1")
                .jsonPath("$.idNumber")
                .isEqualTo(idNumber.substring(0, 6) + "********" + idNumber.substring(14));
        get(tokens.client("another", "medical:write"), "/L-1").expectStatus().isNotFound();
        get(tokens.client(insurer, "claims:read"), "/L-1").expectStatus().isForbidden();
        get(tokens.staff(Role.FIRST_REVIEWER), "?result=NOT_COVERED&limit=1&source=" + insurer)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.total")
                .isEqualTo(2)
                .jsonPath("$.next")
                .isNotEmpty()
                .jsonPath("$.items[0].text")
                .value((String text) -> assertThat(text).contains("未查到参保记录"));
        get(tokens.account(UUID.randomUUID()), "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(0);
        get(tokens.account(UUID.randomUUID()), "/L-1").expectStatus().isNotFound();
    }

    @Test
    void aMemberReadsWhyNot() {
        var account = UUID.randomUUID();
        answers(record("N-1", Map.of()));

        publish(new MemberRegistered(account, persons.of(idNumber), "WECHAT_WX_UNION"));
        await(() -> count("member_account where account_id = '%s'".formatted(account)) == 1);

        get(tokens.account(account), "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(1)
                .jsonPath("$.items[0].text")
                .value((String text) -> assertThat(text).contains("未查到参保记录"));
    }

    @Test
    void whatTheTermsDoNotGrantIsRejectedWithItsReasonAndTheMemberIsTold() {
        cover(idNumber, "WX-3IN1", "");

        var answers = answers(
                record("P-1", Map.of("admissionDate", "2025-06-01", "dischargeDate", "2025-08-01")),
                record("P-2", Map.of("admissionDate", "2025-08-01", "dischargeDate", "2025-10-01")),
                record("P-3", Map.of("admissionDate", "2025-10-01", "dischargeDate", "2025-10-05")));

        assertThat(answers)
                .extracting(answer -> answer.settlement().result())
                .containsExactly(Result.SETTLED, Result.SETTLED, Result.REJECTED);
        assertThat(answers.getLast().settlement().text()).contains("6000.00");
        assertThat(claims()).contains("AUTO REJECTED null");
        var rejected = answers.getLast().settlement().claimIds().getFirst();
        assertThat(count("outbox where topic = 'sms.requested' and body::text like '%" + rejected + "%'"))
                .isEqualTo(1);
        assertThat(count("claim_step where claim_id = '%s'".formatted(rejected)))
                .isEqualTo(2);
    }

    @Test
    void afterAFraudNothingIsPaidWithoutAHuman() {
        cover(idNumber, "WX-3IN1", "");
        db.sql("""
                        insert into terminated_coverage
                            (person_id, coverage_id, claim_id, reason, proposed_by, terminated_by, terminated_at)
                        select person_id, coverage_id, coverage_id, '骗保', 'a', 'b', now() from covered_term where person_id = :person
                        """).bind("person", persons.of(idNumber)).then().block(PATIENCE);

        assertThat(answers(record("Q-1", Map.of())).getFirst().settlement().code())
                .isEqualTo("COVERAGE_TERMINATED");
        assertThat(claims()).containsExactly("AUTO FIRST_REVIEW null");
    }

    @Test
    void anEmptyOrEndlessBatchIsRefused() {
        post(List.of()).expectStatus().isEqualTo(422);
        post(IntStream.range(0, 1001)
                        .mapToObj(number -> record("X-" + number, Map.of()))
                        .toList())
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("DISCHARGE_BATCH_TOO_LARGE");
    }

    // --- what tests are made of

    private Map<String, Object> record(String recordId, Map<String, Object> more) {
        var record = new HashMap<String, Object>(Map.of(
                "recordId",
                recordId,
                "idNumber",
                idNumber,
                "admissionDate",
                "2026-01-24",
                "dischargeDate",
                "2026-01-31",
                "hospital",
                "某医院",
                "outOfTown",
                false,
                "burdenRelief",
                false,
                "selfPaid",
                "100.0"));
        record.putAll(more);
        return record;
    }

    @SafeVarargs
    private List<Answer> answers(Map<String, Object>... records) {
        var outcome = settleDischarges
                .handle(new SettleDischarges.Command(insurer, List.of(records)))
                .block(PATIENCE);
        return ((Done<List<Answer>>) outcome).value();
    }

    @SafeVarargs
    private WebTestClient.BodyContentSpec report(Map<String, Object>... records) {
        return post(List.of(records)).expectStatus().isOk().expectBody();
    }

    private WebTestClient.ResponseSpec post(List<Map<String, Object>> records) {
        return web.post()
                .uri("/api/v1/medical-records/discharges")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.client(insurer, "medical:write"))
                .bodyValue(Map.of("records", records))
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String token, String path) {
        return web.get()
                .uri("/api/v1/medical-records/discharges" + path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange();
    }

    private WebTestClient.BodyContentSpec client(String clientId, String path) {
        return get(tokens.client(clientId, "medical:write"), path)
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private void cover(String idNumber, String product, String cardKind) {
        cover(idNumber, product, cardKind, "2025-06-01", "2026-05-31", "6222020000000000011");
    }

    private void cover(String idNumber, String product, String cardKind, String from, String to, String card) {
        var personId = persons.of(idNumber);
        var covered = new CoveredTerm(
                UUID.randomUUID(),
                personId,
                product,
                "",
                cardKind,
                new UUID(0, 0),
                "",
                new CoverageTerm(LocalDate.parse(from), LocalDate.parse(to)),
                new BigDecimal("120.00"));
        terms.activate(covered, vault.seal(personId, person(idNumber, card))).block(PATIENCE);
    }

    private CoverageActivated activated(String idNumber) {
        var personId = persons.of(idNumber);
        return new CoverageActivated(
                UUID.randomUUID(),
                personId,
                "WX-3IN1",
                "",
                "",
                UUID.randomUUID(),
                "某工会",
                "",
                LocalDate.parse("2025-06-01"),
                LocalDate.parse("2026-05-31"),
                "120.00",
                Base64.getEncoder().encodeToString(vault.seal(personId, person(idNumber, "6222020000000000011"))));
    }

    private DischargeReported reported(String recordId, String idNumber) {
        return new DischargeReported(
                insurer,
                recordId,
                transport.sealText(idNumber, insurer + "/" + recordId),
                LocalDate.parse("2026-01-24"),
                LocalDate.parse("2026-01-31"),
                "某医院",
                3,
                false,
                false,
                "100.00",
                "",
                transport.sealText("肺炎", insurer + "/" + recordId));
    }

    private static PersonalData person(String idNumber, String card) {
        return new PersonalData("张安", idNumber, card, "某银行", "13900000019");
    }

    private List<String> claims() {
        return db.sql(
                        "select origin || ' ' || state || ' ' || coalesce(amount::text, 'null') as line from claim where person_id = :person")
                .bind("person", persons.of(idNumber))
                .mapValue(String.class)
                .all()
                .collectList()
                .block(PATIENCE);
    }

    private long count(String from) {
        return db.sql("select count(*) from " + from).mapValue(Long.class).one().block(PATIENCE);
    }

    private void publish(DomainEvent... events) {
        outbox.append(List.of(events)).as(transaction::transactional).block(PATIENCE);
    }

    private String newIdOf(int number) {
        return withCheck("32020119700101%03d".formatted(number));
    }

    private static String newIdNumber() {
        return withCheck("3202011990%02d%02d%03d"
                .formatted(1 + RANDOM.nextInt(12), 1 + RANDOM.nextInt(28), RANDOM.nextInt(1000)));
    }

    private static String withCheck(String digits) {
        var weights = new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = IntStream.range(0, 17)
                .map(i -> (digits.charAt(i) - '0') * weights[i])
                .sum();
        return digits + "10X98765432".charAt(sum % 11);
    }

    private static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
