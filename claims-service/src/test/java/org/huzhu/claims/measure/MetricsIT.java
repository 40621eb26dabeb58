package org.huzhu.claims.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.review.Claims;
import org.huzhu.platform.measure.Measuring;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.MetricsContract;
import org.huzhu.platform.testkit.Scrape;
import org.huzhu.platform.testkit.SettableClock;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** After the stories of the other tests, where classes are run in this order; alone it tells one of its own. */
@IntegrationTest
@Order(Integer.MAX_VALUE)
class MetricsIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private ClaimChanges changes;

    @Autowired
    private ClaimStore store;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private Measuring measuring;

    @BeforeEach
    void setUp() {
        clock.set("2026-04-01T09:00:00");
    }

    @AfterEach
    void letTimeRun() {
        clock.reset();
    }

    @Test
    void whatThePagePromisesIsThereAndNothingElseOfOurs() {
        claim(TODAY.plusDays(1));
        WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .get()
                .uri("/api/v1/claims/queue/summary")
                .headers(headers -> headers.setBearerAuth(tokens.staff(Role.ADMIN)))
                .exchange()
                .expectStatus()
                .isOk();

        measuring.readAll();

        MetricsContract.read().check("claims", Scrape.text(managementPort));
    }

    @Test
    void everyOpenClaimNearItsDayIsInOneWindow() {
        var start = scrape();

        claim(TODAY.minusDays(1));
        claim(TODAY);
        claim(TODAY.plusDays(3));
        claim(TODAY.plusDays(4));
        claim(TODAY.plusDays(7));
        claim(TODAY.plusDays(8));

        var later = scrape();
        assertThat(rise(start, later, "huzhu_claims_due", "window", "OVERDUE")).isEqualTo(1);
        assertThat(rise(start, later, "huzhu_claims_due", "window", "TODAY")).isEqualTo(1);
        assertThat(rise(start, later, "huzhu_claims_due", "window", "THREE_DAYS"))
                .isEqualTo(1);
        assertThat(rise(start, later, "huzhu_claims_due", "window", "SEVEN_DAYS"))
                .isEqualTo(2);
        assertThat(rise(start, later, "huzhu_claims_open", "state", "FIRST_REVIEW"))
                .isEqualTo(6);
        assertThat(rise(start, later, "huzhu_claims_queue_length", "node", "FIRST_REVIEW"))
                .isEqualTo(6);
        assertThat(rise(start, later, "huzhu_claims_submitted_total", "product", "SH-2020"))
                .isEqualTo(6);

        clock.set("2026-04-02T09:00:00");
        var tomorrow = scrape();
        assertThat(rise(start, tomorrow, "huzhu_claims_queue_age_seconds", "node", "FIRST_REVIEW"))
                .isGreaterThanOrEqualTo(0);
        assertThat(tomorrow.sum("huzhu_claims_queue_age_seconds", Map.of("node", "FIRST_REVIEW")))
                .isGreaterThanOrEqualTo(86_400);
    }

    private void claim(LocalDate dueOn) {
        new Claims(changes, store, transaction, clock).shanghai(dueOn);
    }

    private Scrape scrape() {
        measuring.readAll();
        return Scrape.of(Scrape.text(managementPort));
    }

    private static double rise(Scrape before, Scrape after, String name, String label, String value) {
        return after.sum(name, Map.of(label, value)) - before.sum(name, Map.of(label, value));
    }
}
