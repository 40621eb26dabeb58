package org.huzhu.enrollment.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.enrollment.AnEnrolment.order;
import static org.huzhu.enrollment.AnEnrolment.pay;
import static org.huzhu.enrollment.AnEnrolment.review;

import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.Map;
import org.huzhu.enrollment.AnEnrolment;
import org.huzhu.platform.measure.Measuring;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
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
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** After the stories of the other tests, where classes are run in this order; alone it tells one of its own. */
@IntegrationTest
@Order(Integer.MAX_VALUE)
class MetricsIT {

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

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
    private Measuring measuring;

    private AnEnrolment an;

    @BeforeEach
    void setUp() {
        clock.set("2023-03-21T10:00:00");
        an = new AnEnrolment(port, tokens, clock, db, vault, personIds);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void whatThePagePromisesIsThereAndNothingElseOfOurs() {
        an.paid(an.approved(), 1);

        measuring.readAll();

        MetricsContract.read().check("enrollment", Scrape.text(managementPort));
    }

    @Test
    void eachQueueGrowsWithWhatWaitsAndShrinksWhenItIsDone() {
        var start = scrape();
        var unit = an.underReview();
        assertThat(rise(start, "huzhu_review_queue_length", "queue", "UNIT")).isEqualTo(1);
        assertThat(rise(start, "huzhu_units", "state", "UNDER_REVIEW")).isEqualTo(1);
        an.reviewUnit(unit, "APPROVE", "").expectStatus().isOk();
        assertThat(rise(start, "huzhu_review_queue_length", "queue", "UNIT")).isZero();

        var orderNo = an.draft(unit);
        an.persons(orderNo, 3, 0);
        order(an.handler(unit), orderNo, "submission").expectStatus().isOk();
        assertThat(rise(start, "huzhu_review_queue_length", "queue", "ORDER")).isEqualTo(1);
        clock.advance(Duration.ofHours(2));
        assertThat(scrape().sum("huzhu_review_queue_oldest_seconds", Map.of("queue", "ORDER")))
                .isGreaterThanOrEqualTo(7200);

        review(an.staff(Role.FIRST_REVIEWER), orderNo, "review", "APPROVE")
                .expectStatus()
                .isOk();
        pay(an.handler(unit), orderNo, "360.00").expectStatus().isOk();
        assertThat(rise(start, "huzhu_review_queue_length", "queue", "ORDER")).isZero();
        assertThat(rise(start, "huzhu_review_queue_length", "queue", "PAYMENT")).isEqualTo(1);

        review(an.staff(Role.FINANCE), orderNo, "payment/review", "APPROVE")
                .expectStatus()
                .isOk();
        assertThat(rise(start, "huzhu_review_queue_length", "queue", "PAYMENT")).isZero();
        assertThat(rise(start, "huzhu_premium_yuan", "product", "WX-3IN1")).isEqualTo(360);
        assertThat(rise(start, "huzhu_orders_transitions_total", "to", "COMPLETED"))
                .isEqualTo(1);
    }

    @Test
    void personsAreCoveredFromTheFirstDayOfTheirTerm() {
        var unit = an.approved();
        var orderNo = an.paid(unit, 4);
        var start = scrape();
        review(an.staff(Role.FINANCE), orderNo, "payment/review", "APPROVE")
                .expectStatus()
                .isOk();

        clock.advance(Duration.ofDays(40));

        assertThat(rise(start, "huzhu_coverages_active", "product", "WX-3IN1")).isGreaterThanOrEqualTo(4);
    }

    /**
     * At many rows the reading goes through an index that holds all it needs. A temporary copy of the table's shape,
     * filled and vacuumed here: what other tests left behind must not choose the plan.
     */
    @Test
    void coverageIsCountedInItsIndexAlone() {
        var plan = String.join(
                "\n",
                db.inConnectionMany(connection -> Flux.concat(
                                rows(
                                        connection,
                                        "create temporary table many (like coverage including defaults including indexes)"),
                                rows(connection, """
                                        insert into many (coverage_id, person_id, unit_name, order_no, product, name,
                                                          sealed, term, premium, status, activated_at)
                                        select gen_random_uuid(), gen_random_uuid(), 'unit', 'order', 'WX-3IN1', 'name',
                                               decode(repeat('00', 200), 'hex'),
                                               daterange(date '2025-01-01' + n % 700, date '2026-01-01' + n % 700),
                                               120, 'ACTIVE', now()
                                        from generate_series(1, 20000) n
                                        """),
                                rows(connection, "vacuum analyze many"),
                                rows(connection, """
                                        explain select count(*) from many where status = 'ACTIVE' and product = 'WX-3IN1'
                                                and upper(term) > '2026-01-01' and lower(term) <= '2026-01-01'
                                        """),
                                rows(connection, "drop table many")))
                        .collectList()
                        .block());

        assertThat(plan).contains("Index Only Scan");
    }

    private static Flux<String> rows(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .concatMap(result -> result.map((row, _) -> String.valueOf(row.get(0))));
    }

    private Scrape scrape() {
        measuring.readAll();
        return Scrape.of(Scrape.text(managementPort));
    }

    private double rise(Scrape before, String name, String label, String value) {
        return scrape().sum(name, Map.of(label, value)) - before.sum(name, Map.of(label, value));
    }
}
