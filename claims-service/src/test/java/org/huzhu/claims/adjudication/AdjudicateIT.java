package org.huzhu.claims.adjudication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.adjudication.Adjudicate.Command;
import org.huzhu.claims.adjudication.Adjudicate.Decided;
import org.huzhu.claims.adjudication.domain.Adjudication;
import org.huzhu.claims.adjudication.domain.Case.Cover;
import org.huzhu.claims.adjudication.domain.Case.Item;
import org.huzhu.claims.adjudication.explain.CanonicalJson;
import org.huzhu.claims.adjudication.explain.ExplanationFile;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.TestTokens;
import org.huzhu.platform.time.CoverageTerm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Deciding over a real database: history, races, re-computation, and the explanation file. */
@IntegrationTest
@Import(TestRules.class)
class AdjudicateIT {

    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final int ROUNDS = 50;

    @Autowired
    private Adjudicate adjudicate;

    @Autowired
    private Products products;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient db;

    @Autowired
    private TestTokens tokens;

    @LocalServerPort
    private int port;

    private final UUID personId = UUID.randomUUID();
    private final UUID coverageId = UUID.randomUUID();

    private Command command(UUID claimId, LocalDate event, String days) {
        return command(claimId, event, days, "HOSP_DAYS");
    }

    private Command command(UUID claimId, LocalDate event, String days, String responsibility) {
        return new Command(
                personId,
                claimId,
                "T-1",
                event,
                "",
                new Cover(coverageId, CoverageTerm.oneYearFrom(FROM), FROM),
                Facts.NONE.with("stayDays", new BigDecimal(days)),
                List.of(new Item(responsibility, event, Optional.empty(), Optional.empty())),
                "system");
    }

    private Decided decide(Command command) {
        return adjudicate.decide(command).as(transaction::transactional).block();
    }

    @Test
    void whatWasGrantedBeforeUsesUpTheCap() {
        var first = decide(command(UUID.randomUUID(), FROM.plusDays(40), "10"));
        var second = decide(command(UUID.randomUUID(), FROM.plusDays(80), "10"));
        var third = decide(command(UUID.randomUUID(), FROM.plusDays(120), "10"));

        assertThat(first.decision().total()).isEqualTo("700.00");
        assertThat(second.decision().total()).isEqualTo("300.00");
        assertThat(third.decision().isDenied()).isTrue();
        assertThat(List.of(first.seq(), first.payable())).containsExactly(1, true);
    }

    @Test
    void twoClaimsAtTheCapDecidedAtOnceNeverExceedIt() {
        for (var round = 0; round < ROUNDS; round++) {
            var coverage = UUID.randomUUID();
            var person = UUID.randomUUID();
            var decisions = Flux.just(40, 80, 120)
                    .flatMap(day -> {
                        var made = command(UUID.randomUUID(), FROM.plusDays(day), "10");
                        var cover = new Cover(coverage, made.cover().term(), FROM);
                        return adjudicate
                                .decide(new Command(
                                        person,
                                        made.claimId(),
                                        "T-1",
                                        made.ruleDay(),
                                        "",
                                        cover,
                                        made.facts(),
                                        made.items(),
                                        "system"))
                                .as(transaction::transactional)
                                .subscribeOn(Schedulers.parallel());
                    })
                    .map(decided -> decided.decision().total())
                    .collectList()
                    .block();

            assertThat(decisions.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualTo("1000.00");
        }
    }

    @Test
    void decidingAgainTakesBackWhatTheFirstDecisionGranted() {
        var claimId = UUID.randomUUID();
        decide(command(claimId, FROM.plusDays(40), "10"));

        var again = decide(command(claimId, FROM.plusDays(40), "12"));

        assertThat(again.decision().total()).isEqualTo("840.00");
        assertThat(again.seq()).isEqualTo(2);
        assertThat(decide(command(UUID.randomUUID(), FROM.plusDays(80), "10"))
                        .decision()
                        .total())
                .isEqualTo("160.00");
        assertThat(adjudicate.latest(personId, claimId).block().decision()).isEqualTo(again.decision());
    }

    @Test
    void aReversalFreesTheCapAndHappensOnce() {
        var claimId = UUID.randomUUID();
        decide(command(claimId, FROM.plusDays(40), "14"));
        for (var time = 0; time < 2; time++) {
            adjudicate
                    .reverse(personId, claimId, "BANK_RETURNED")
                    .as(transaction::transactional)
                    .block();
        }

        assertThat(decide(command(UUID.randomUUID(), FROM.plusDays(40), "14"))
                        .decision()
                        .total())
                .isEqualTo("980.00");
        assertThat(count("benefit_grant where kind = 'REVERSED' and person_id = '%s'".formatted(personId)))
                .isEqualTo(1);
    }

    @Test
    void aDecisionThatIsRolledBackLeavesNothing() {
        var claimId = UUID.randomUUID();
        adjudicate
                .decide(command(claimId, FROM.plusDays(40), "10"))
                .then(Mono.error(new IllegalStateException("rolled back")))
                .as(transaction::transactional)
                .onErrorComplete()
                .block();

        assertThat(count("claim_decision where person_id = '%s'".formatted(personId)))
                .isZero();
        assertThat(count("benefit_grant where person_id = '%s'".formatted(personId)))
                .isZero();
    }

    @Test
    void withoutATransactionNothingIsDecided() {
        assertThatThrownBy(() -> adjudicate
                        .decide(command(UUID.randomUUID(), FROM.plusDays(40), "10"))
                        .block())
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aPreviewKeepsNothingAndLeavesTheClaimsOwnGrantsOut() {
        var claimId = UUID.randomUUID();
        decide(command(claimId, FROM.plusDays(40), "10"));

        var preview =
                adjudicate.preview(command(claimId, FROM.plusDays(40), "11")).block();

        assertThat(preview.total()).isEqualTo("770.00");
        assertThat(count("claim_decision where person_id = '%s'".formatted(personId)))
                .isEqualTo(1);
    }

    @Test
    void aFigureNobodyConfirmedIsNotPayable() {
        var decided = decide(command(UUID.randomUUID(), FROM.plusDays(40), "1", "DEMO"));

        assertThat(decided.decision().total()).isEqualTo("5.00");
        assertThat(decided.payable()).isFalse();
    }

    @Test
    void aStoredDecisionRecomputesToTheSameBytes() {
        decide(command(UUID.randomUUID(), FROM.plusDays(20), "7"));
        var claimId = UUID.randomUUID();
        decide(command(claimId, FROM.plusDays(40), "10"));

        var stored = adjudicate.latest(personId, claimId).block();
        var rules = products.version("T-1", stored.decision().version()).orElseThrow();
        var again = Adjudication.decide(stored.inputs().under(rules.claims()));

        assertThat(CanonicalJson.bytes(again)).isEqualTo(CanonicalJson.bytes(stored.decision()));
        assertThat(count("claim_decision where person_id = '%s' and decision_sha256 = '%s'"
                        .formatted(personId, CanonicalJson.sha256(CanonicalJson.bytes(again)))))
                .isEqualTo(1);
        assertThat(stored.rulebookSha256()).isEqualTo(CanonicalJson.digest(rules.claims()));
    }

    @Test
    void factsLieSealedAndEntriesAreNeverChanged() {
        var claimId = UUID.randomUUID();
        decide(command(claimId, FROM.plusDays(40), "10"));

        var row = db.sql("select inputs, decision from claim_decision where claim_id = :claimId")
                .bind("claimId", claimId)
                .fetch()
                .one()
                .block();
        assertThat(row.values())
                .allSatisfy(value -> assertThat(new String(((ByteBuffer) value).array(), StandardCharsets.ISO_8859_1))
                        .doesNotContain("stayDays"));
        for (var table : List.of("benefit_grant", "claim_decision")) {
            assertThatThrownBy(() -> db.sql("delete from " + table).then().block())
                    .hasMessageContaining("never changed");
        }
    }

    @Test
    void theExplanationIsServedAsItWasHashed() {
        var claimId = UUID.randomUUID();
        decide(command(claimId, FROM.plusDays(40), "10"));
        var web =
                WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();

        var body = web.get()
                .uri("/api/v1/claims/{id}/explanation", claimId)
                .header("Authorization", "Bearer " + tokens.staff(Role.AUDITOR))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        var file = ExplanationFile.read(body);

        assertThat(file.bytes()).isEqualTo(body);
        assertThat(file.decision().total()).isEqualTo("700.00");
        assertThat(count("audit where action = 'EXPLANATION_READ' and object_id = '%s'".formatted(claimId)))
                .isEqualTo(1);
        web.get()
                .uri("/api/v1/claims/{id}/explanation", UUID.randomUUID())
                .header("Authorization", "Bearer " + tokens.staff(Role.AUDITOR))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private long count(String from) {
        return db.sql("select count(*) as n from " + from)
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }
}
