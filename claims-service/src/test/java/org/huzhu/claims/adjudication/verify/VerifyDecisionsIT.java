package org.huzhu.claims.adjudication.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.adjudication.Adjudicate;
import org.huzhu.claims.adjudication.KeptDecisions.Place;
import org.huzhu.claims.adjudication.TestRules;
import org.huzhu.claims.adjudication.domain.Case.Cover;
import org.huzhu.claims.adjudication.domain.Case.Item;
import org.huzhu.claims.adjudication.verify.VerifyDecisions.Mismatch;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.time.CoverageTerm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** I4: what was decided is recomputed from what was kept, and a row that was touched shows. */
@IntegrationTest
@Import(TestRules.class)
class VerifyDecisionsIT {

    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);

    @Autowired
    private Adjudicate adjudicate;

    @Autowired
    private VerifyDecisions verify;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient db;

    @LocalManagementPort
    private int management;

    @Test
    void everyDecisionFollowsAndTheOneThatWasTouchedDoesNot() {
        var claims = List.of(decide(), decide(), decide());

        assertThat(mismatches()).isEmpty();

        touch(claims.get(1), "total = total + 1");
        assertThat(mismatches())
                .extracting(wrong -> wrong.place().claimId(), Mismatch::why)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        claims.get(1), "the noted total is not that of the decision"));
        touch(claims.get(1), "total = total - 1");

        touch(claims.get(2), "rulebook_sha256 = 'another'");
        assertThat(mismatches())
                .extracting(Mismatch::why)
                .containsExactly("the rule version it names is not there or has changed");
    }

    @Test
    void theCheckerAsksOnTheManagementPort() {
        decide();
        var client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + management)
                .build();

        client.post()
                .uri("/actuator/decisions")
                .bodyValue(java.util.Map.of("after", "", "limit", 1))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.checked")
                .isEqualTo(1)
                .jsonPath("$.next")
                .isNotEmpty();
        client.post()
                .uri("/actuator/decisions")
                .bodyValue(java.util.Map.of("after", "nowhere"))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private UUID decide() {
        var claimId = UUID.randomUUID();
        var event = FROM.plusDays(40);
        adjudicate
                .decide(new Adjudicate.Command(
                        UUID.randomUUID(),
                        claimId,
                        "T-1",
                        event,
                        "",
                        new Cover(UUID.randomUUID(), CoverageTerm.oneYearFrom(FROM), FROM),
                        Facts.NONE.with("stayDays", new BigDecimal("10")),
                        List.of(new Item("HOSP_DAYS", event, Optional.empty(), Optional.empty())),
                        "system"))
                .as(transaction::transactional)
                .block();
        return claimId;
    }

    /** In parts of two, as a checker would go through a million. */
    private List<Mismatch> mismatches() {
        var found = new ArrayList<Mismatch>();
        var place = Optional.of(Place.START);
        while (place.isPresent()) {
            var part = verify.handle(new VerifyDecisions.Command(place.get(), 2))
                    .blockOptional()
                    .orElseThrow();
            found.addAll(part.mismatches());
            place = part.next();
        }
        return found;
    }

    /** Around the triggers, as only somebody with the database's own password can. */
    private void touch(UUID claimId, String change) {
        Mono.from(db.sql("set local session_replication_role = replica")
                        .then()
                        .then(db.sql("update claim_decision set " + change + " where claim_id = :claimId")
                                .bind("claimId", claimId)
                                .fetch()
                                .rowsUpdated()))
                .as(transaction::transactional)
                .block();
    }
}
