package org.huzhu.enrollment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.huzhu.enrollment.coverage.ARoster;
import org.huzhu.enrollment.coverage.ARoster.Unit;
import org.huzhu.platform.events.ClaimChanged;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;

@IntegrationTest
class ClaimStatisticsIT {

    private static final String WUXI = "WX-3IN1";

    @Autowired
    private TestTokens tokens;

    @Autowired
    private DatabaseClient db;

    @Autowired
    private PersonVault vault;

    @Autowired
    private PersonIds personIds;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionalOperator transaction;

    private ARoster roster;
    private Unit unit;
    private WebTestClient client;

    @BeforeEach
    void open(@LocalServerPort int port) {
        roster = new ARoster(db, vault, personIds);
        unit = roster.unit();
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    @Test
    @DisplayName("WXU-056 paid claims are counted and summed per project, whatever order their events come in")
    void paidClaimsAreSummed() {
        var one = ARoster.person();
        var two = ARoster.person();
        roster.coverage(unit, one, WUXI, "2026-01-01", "2026-12-31");
        roster.coverage(unit, two, WUXI, "2026-01-01", "2026-12-31");
        roster.coverage(unit, two, "SH-2020", "2026-01-01", "2026-12-31");
        var first = UUID.randomUUID();

        tell(
                claim(one, first, WUXI, 5, "COMPLETED", "2026-03-01", "300.00"),
                claim(one, first, WUXI, 2, "FIRST_REVIEW", "2026-03-01", ""),
                claim(one, UUID.randomUUID(), WUXI, 4, "COMPLETED", "2026-06-01", "200.50"),
                claim(two, UUID.randomUUID(), "SH-2020", 4, "COMPLETED", "2026-06-01", "1000.00"),
                claim(two, UUID.randomUUID(), WUXI, 3, "PAYING", "2026-06-01", "77.00"),
                claim(two, UUID.randomUUID(), WUXI, 1, "DRAFT", "", ""),
                claim(two, UUID.randomUUID(), WUXI, 4, "COMPLETED", "2025-12-31", "55.00"));

        expect("?product=" + WUXI, "240.00", 2, "500.50", 2);
        expect("", "360.00", 3, "1500.50", 3);
        assertThat(claimed(one, WUXI)).isTrue();
        assertThat(claimed(two, WUXI)).isFalse();
        assertThat(claimed(two, "SH-2020")).isTrue();
    }

    @Test
    void aReversedPaymentIsTakenBack() {
        var person = ARoster.person();
        var claimId = UUID.randomUUID();
        roster.coverage(unit, person, WUXI, "2026-01-01", "2026-12-31");
        tell(claim(person, claimId, WUXI, 5, "COMPLETED", "2026-03-01", "300.00"));
        assertThat(claimed(person, WUXI)).isTrue();

        tell(claim(person, claimId, WUXI, 6, "REJECTED", "2026-03-01", "300.00"));

        expect("", "120.00", 1, "0.00", 0);
        assertThat(claimed(person, WUXI)).isFalse();
    }

    @Test
    void claimsOfOtherUnitsPeopleAreNotCounted() {
        var person = ARoster.person();
        roster.coverage(roster.unit(), person, WUXI, "2026-01-01", "2026-12-31");
        roster.coverage(unit, ARoster.person(), WUXI, "2026-01-01", "2026-12-31");

        tell(claim(person, UUID.randomUUID(), WUXI, 5, "COMPLETED", "2026-03-01", "300.00"));

        expect("", "120.00", 1, "0.00", 0);
    }

    private void expect(String query, String premiums, int coverages, String claims, int count) {
        client.get()
                .uri("/api/v1/statistics/claims" + query)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.account(unit.handler()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.premiumTotal")
                .isEqualTo(premiums)
                .jsonPath("$.coverageCount")
                .isEqualTo(coverages)
                .jsonPath("$.claimTotal")
                .isEqualTo(claims)
                .jsonPath("$.claimCount")
                .isEqualTo(count);
    }

    private void tell(ClaimChanged... events) {
        var before = taken();
        outbox.append(Arrays.asList(events)).as(transaction::transactional).block(Duration.ofSeconds(20));
        await().atMost(Duration.ofSeconds(30)).until(() -> taken() == before + events.length);
    }

    private long taken() {
        return roster.count("select count(*) from inbox where consumer = :value", "enrollment.claims");
    }

    private boolean claimed(PersonalData person, String product) {
        return Boolean.TRUE.equals(
                db.sql("select claimed from coverage where person_id = :person and product = :product")
                        .bind("person", roster.personId(person))
                        .bind("product", product)
                        .mapValue(Boolean.class)
                        .one()
                        .block(Duration.ofSeconds(10)));
    }

    private ClaimChanged claim(
            PersonalData person, UUID claimId, String product, long revision, String state, String day, String amount) {
        return new ClaimChanged(
                claimId,
                roster.personId(person),
                unit.unitId(),
                product,
                "",
                "HOSPITAL",
                List.of("HOSPITAL"),
                "AUTO",
                state,
                "AGREED",
                revision,
                day,
                amount,
                "",
                Instant.parse("2026-07-01T01:00:00Z"),
                Instant.parse("2026-07-01T01:00:00Z"),
                "",
                "",
                List.of(),
                "");
    }
}
