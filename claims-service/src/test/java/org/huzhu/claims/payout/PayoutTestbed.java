package org.huzhu.claims.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.huzhu.claims.claim.Applicant;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.claim.PayoutOrders;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimIdentity;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.claim.domain.Origin;
import org.huzhu.claims.payout.domain.BankReference;
import org.huzhu.platform.rulebook.ClaimRules.AccountKind;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.TestTokens;
import org.huzhu.platform.time.CoverageTerm;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Decided claims to pay, and the people of finance. Each test has a product of its own, so that batches stay apart. */
@IntegrationTest
abstract class PayoutTestbed {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String CARD = "6228480000000004171";
    static final String HEADER = "reference,amount,outcome,code,text,valueDate\n";

    @Autowired
    ClaimChanges changes;

    @Autowired
    PayoutOrders orders;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    DatabaseClient db;

    @Autowired
    TestTokens tokens;

    @LocalServerPort
    private int port;

    final String product = "T-" + UUID.randomUUID();
    WebTestClient maker;
    WebTestClient checker;
    WebTestClient auditor;

    @BeforeEach
    void people() {
        maker = client(tokens.staff(Role.FINANCE));
        checker = client(tokens.staff(Role.FINANCE));
        auditor = client(tokens.staff(Role.AUDITOR));
    }

    WebTestClient client(String token) {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .responseTimeout(PATIENCE)
                .build();
    }

    /** A claim that was decided and waits for its money. */
    Claim decided(String amount) {
        return decided(product, amount, new Payee(AccountKind.SS_CARD, "", "", CARD, "张三"));
    }

    Claim decided(String ofProduct, String amount, Payee payee) {
        var claim = claim(ofProduct, new BigDecimal(amount));
        changes.create(claim, applicant(), payee, By.system(Change.CREATED, ""))
                .then(orders.order(claim, payee))
                .as(transaction::transactional)
                .block(PATIENCE);
        return claim;
    }

    static Applicant applicant() {
        return new Applicant("张三", "320201199001011234", "13900000099", "", "", "", "", "", "阑尾炎", Optional.empty());
    }

    static Claim claim(String product, BigDecimal amount) {
        var day = LocalDate.parse("2026-01-31");
        var identity = new ClaimIdentity(
                UUID.randomUUID(),
                UUID.randomUUID(),
                product,
                "2021",
                "",
                Category.HOSPITAL,
                Origin.AUTO,
                "DIRECT",
                UUID.randomUUID(),
                new UUID(0, 0),
                new CoverageTerm(LocalDate.parse("2025-06-01"), LocalDate.parse("2026-05-31")),
                LocalDate.parse("2025-06-01"),
                "system",
                Instant.parse("2026-02-01T00:00:00Z"));
        return new Claim(
                identity,
                ClaimState.PAYING,
                1,
                new Facts(new TreeMap<>()),
                List.of(ClaimItem.of("HOSPITAL", day, Optional.of(day.minusDays(5)), Optional.of(day))
                        .decided(amount)),
                List.of(),
                Optional.of(Instant.parse("2026-02-01T00:00:00Z")),
                Optional.of(day),
                Optional.empty(),
                Optional.of(amount),
                "",
                "",
                "");
    }

    UUID batch() {
        return batch(maker);
    }

    UUID batch(WebTestClient by) {
        return UUID.fromString((String) body(post(by, "/api/v1/payout-batches", Map.of("product", product))
                        .expectStatus()
                        .isCreated())
                .get("batchId"));
    }

    /** Made by one, approved by the other, taken to the bank. */
    UUID sent() {
        var batch = batch();
        approve(batch).expectStatus().isOk();
        file(batch);
        return batch;
    }

    WebTestClient.ResponseSpec approve(UUID batch) {
        return post(checker, "/api/v1/payout-batches/" + batch + "/approval", Map.of("decision", "APPROVE"));
    }

    String file(UUID batch) {
        return maker.get()
                .uri("/api/v1/payout-batches/{batch}/bank-file", batch)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    /** The results of the lines, in order. */
    List<String> answer(UUID batch, String... lines) {
        return ((List<?>) body(maker.post()
                                .uri("/api/v1/payout-batches/{batch}/bank-result", batch)
                                .contentType(MediaType.parseMediaType("text/csv"))
                                .bodyValue(HEADER + String.join("\n", lines))
                                .exchange()
                                .expectStatus()
                                .isOk())
                        .get("lines"))
                .stream().map(line -> (String) ((Map<?, ?>) line).get("result")).toList();
    }

    static String line(Claim claim, int attempt, String outcome) {
        return line(claim, attempt, claim.amount().orElseThrow().toPlainString(), outcome);
    }

    static String line(Claim claim, int attempt, String amount, String outcome) {
        return new BankReference(claim.identity().claimId(), attempt).text() + "," + amount + "," + outcome + ",00,账号"
                + CARD + ",2026-02-04";
    }

    WebTestClient.ResponseSpec post(WebTestClient by, String path, Map<String, ?> body) {
        return by.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    Map<?, ?> payout(Claim claim) {
        return body(auditor.get()
                .uri("/api/v1/payouts/{claim}", claim.identity().claimId())
                .exchange()
                .expectStatus()
                .isOk());
    }

    Object state(Claim claim) {
        return payout(claim).get("state");
    }

    String claimState(Claim claim) {
        return db.sql("select state from claim where claim_id = :id")
                .bind("id", claim.identity().claimId())
                .mapValue(String.class)
                .one()
                .block(PATIENCE);
    }

    /** What was booked, in order. */
    List<String> kinds(Claim claim) {
        return ((List<?>) body(auditor.get()
                                .uri(
                                        "/api/v1/journal?claimId={claim}",
                                        claim.identity().claimId())
                                .exchange()
                                .expectStatus()
                                .isOk())
                        .get("items"))
                .stream().map(item -> (String) ((Map<?, ?>) item).get("kind")).toList();
    }

    /** Messages asked for about the payout. */
    long messages(Claim claim, int attempt, String notice) {
        return count("outbox where key = 'payout/%s/%s'"
                .formatted(new BankReference(claim.identity().claimId(), attempt).text(), notice));
    }

    long count(String what) {
        return db.sql("select count(*) from " + what).mapValue(Long.class).one().block(PATIENCE);
    }

    /** The books of the product: balanced, whatever happened. */
    Map<?, ?> balanced() {
        var totals = body(auditor.get()
                .uri("/api/v1/journal/totals?product={product}", product)
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(totals.get("difference")).isEqualTo("0.00");
        assertThat(count("""
                (select j.journal_id from journal j left join journal_entry e using (person_id, journal_id)
                 group by j.journal_id having count(e.account) < 2 or sum(e.amount) <> 0) as wrong
                """)).isZero();
        return totals;
    }

    static String code(WebTestClient.ResponseSpec response) {
        return (String) body(response).get("code");
    }

    static Map<?, ?> body(WebTestClient.ResponseSpec response) {
        return response.expectBody(Map.class).returnResult().getResponseBody();
    }
}
