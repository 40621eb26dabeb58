package org.huzhu.claims.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.CoverageActivated;
import org.huzhu.platform.events.PersonCopyOrdered;
import org.huzhu.platform.events.PersonErasureOrdered;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.retention.RunRetention;
import org.huzhu.platform.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Persons go, the books stay. */
class RetentionIT extends PayoutTestbed {

    private static final UUID NOBODY = new UUID(0, 0);

    @Autowired
    RunRetention runRetention;

    @Autowired
    Outbox outbox;

    @Autowired
    Audit audit;

    @Autowired
    SettableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void everyStatementOfEveryKindRuns() {
        var report = runRetention.dryRun().block(PATIENCE);

        assertThat(report.service()).isEqualTo("claims");
        assertThat(report.kinds())
                .hasSizeGreaterThan(20)
                .allSatisfy(line -> assertThat(line.erased()).isZero());
    }

    @Test
    void aPaidClaimLosesItsPersonAfterFiveYearsAndKeepsItsMoney() {
        var claim = decided("1200.00");
        var batch = sent();
        assertThat(answer(batch, line(claim, 1, "PAID"))).containsExactly("APPLIED");
        await().atMost(PATIENCE).until(() -> claimState(claim).equals("COMPLETED"));
        var total = total(claim);
        clock.advance(Duration.ofDays(5 * 366 + 2));

        runRetention.run().block(PATIENCE);
        clock.reset();

        erasedAndBalanced(claim, total);
        assertThat(count("payout_batch where batch_id = '" + batch + "' and length(sealed_file) = 0"))
                .isEqualTo(1);
        assertThat(count("erasure_proof where person_id = '" + person(claim) + "' and cause = 'PERIOD'"))
                .isGreaterThan(3);
    }

    @Test
    void aClaimThatIsStillBeingPaidKeepsThePerson() {
        var claim = decided("12.00");

        order(claim);

        await().atMost(PATIENCE).until(() -> answered(claim, "KEPT"));
        assertThat(count("claim where person_id = '" + person(claim) + "' and length(sealed_person) > 0"))
                .isEqualTo(1);
        assertThat(count("outbox where key = '" + person(claim)
                        + "' and topic = 'person.erased' and body::text like '%\"RUNNING\"%'"))
                .isEqualTo(1);
    }

    @Test
    void afterTheOrderWhatTellsOfTheTimeBeforeChangesNothing() {
        var claim = decided("12.00");
        var batch = sent();
        answer(batch, line(claim, 1, "PAID"));
        run("update claim set closed_at = '2012-01-01T00:00:00Z' where person_id = '" + person(claim) + "'");
        run("update payout set changed_at = '2012-01-01T00:00:00Z' where person_id = '" + person(claim) + "'");
        var total = total(claim);
        order(claim);
        await().atMost(PATIENCE).until(() -> answered(claim, "ERASED"));
        erasedAndBalanced(claim, total);

        clock.set("2020-01-01T12:00:00");
        cover(claim, "2019-01-01", "2019-12-31");
        clock.reset();
        cover(claim, "2030-01-01", "2030-12-31");

        await().atMost(PATIENCE).until(() -> count("covered_term where person_id = '" + person(claim) + "'") == 1);
        assertThat(count("covered_term where person_id = '" + person(claim) + "' and lower(term) = '2019-01-01'"))
                .isZero();
    }

    @Test
    void aDecisionIsEmptiedOrNothing() {
        run("""
                insert into claim_decision values (gen_random_uuid(), '%s', 1, 'T', '1', 'r', 'e', 'in', 'h1', 'out', 'h2', 5.00, true,
                                                   now(), 'x')""".formatted(NOBODY));

        assertThatThrownBy(() -> run("update claim_decision set total = 6.00 where product = 'T'"))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> run("update claim_decision set inputs = 'xx', decision = '' where product = 'T'"))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> run("delete from claim_decision where product = 'T'"))
                .hasMessageContaining("never changed");
        run("update claim_decision set inputs = '', decision = '' where product = 'T'");
        assertThat(count("claim_decision where product = 'T' and total = 5.00 and decision_sha256 = 'h2'"))
                .isPositive();
    }

    @Test
    void aPersonsCopyHoldsHisClaimsAndLeavesSealed() {
        var claim = decided("12.00");

        outbox.append(new PersonCopyOrdered(UUID.randomUUID(), person(claim), NOBODY, Instant.now()))
                .block(PATIENCE);

        var copied = "outbox where key = '" + person(claim) + "' and topic = 'person.copied'";
        await().atMost(PATIENCE).until(() -> count(copied) == 1);
        assertThat(count(copied + " and body::text like '%阑尾炎%'")).isZero();
    }

    private void erasedAndBalanced(Claim claim, String total) {
        var person = "person_id = '" + person(claim) + "'";
        assertThat(count("claim where " + person + " and length(sealed_facts || sealed_person || sealed_payee) = 0"))
                .isEqualTo(1);
        assertThat(count("payout where " + person + " and length(sealed_payee) = 0"))
                .isEqualTo(1);
        assertThat(count("payout_line where " + person + " and length(sealed_payee) > 0"))
                .isZero();
        assertThat(count("payout_answer where " + person + " and length(sealed_text) > 0"))
                .isZero();
        assertThat(count("claim_search where " + person)).isZero();
        assertThat(total(claim)).isEqualTo(total);
        assertThat(state(claim)).isEqualTo("PAID");
        balanced();
        assertThat(audit.broken().collectList().block(PATIENCE)).isEmpty();
    }

    private String total(Claim claim) {
        return db.sql(
                        "select string_agg(account || amount, ',' order by journal_id, account) from journal_entry where person_id = :id")
                .bind("id", person(claim))
                .mapValue(String.class)
                .one()
                .block(PATIENCE);
    }

    private void cover(Claim claim, String from, String to) {
        outbox.append(new CoverageActivated(
                        UUID.randomUUID(),
                        person(claim),
                        "WX-3IN1",
                        "",
                        "SS_CARD",
                        NOBODY,
                        "测试单位",
                        "",
                        LocalDate.parse(from),
                        LocalDate.parse(to),
                        "120.00",
                        "AQECdDEsZWQ="))
                .block(PATIENCE);
    }

    private void order(Claim claim) {
        outbox.append(new PersonErasureOrdered(UUID.randomUUID(), person(claim), NOBODY, Instant.now()))
                .block(PATIENCE);
    }

    private boolean answered(Claim claim, String outcome) {
        return count("outbox where key = '" + person(claim) + "' and topic = 'person.erased' and body ->> 'outcome' = '"
                        + outcome + "'")
                > 0;
    }

    private static UUID person(Claim claim) {
        return claim.identity().personId();
    }

    private void run(String sql) {
        db.sql(sql).then().block(PATIENCE);
    }
}
