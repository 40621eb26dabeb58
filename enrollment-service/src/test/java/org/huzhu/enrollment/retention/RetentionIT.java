package org.huzhu.enrollment.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.enrollment.coverage.ARoster;
import org.huzhu.platform.events.DomainEvent;
import org.huzhu.platform.events.PersonCopyOrdered;
import org.huzhu.platform.events.PersonErasureOrdered;
import org.huzhu.platform.events.PersonHoldChanged;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.retention.RunRetention;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@IntegrationTest
class RetentionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final UUID NOBODY = new UUID(0, 0);

    @Autowired
    DatabaseClient db;

    @Autowired
    PersonVault vault;

    @Autowired
    PersonIds personIds;

    @Autowired
    RunRetention runRetention;

    @Autowired
    Outbox outbox;

    @Autowired
    SettableClock clock;

    private final PersonalData person = ARoster.person();
    private ARoster roster;
    private UUID personId;

    @BeforeEach
    void start() {
        roster = new ARoster(db, vault, personIds);
        personId = personIds.of(person.idNumber());
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void coverGoesFiveYearsAfterItsLastDayAndNotADayEarlier() {
        roster.coverage(roster.unit(), person, "WX-3IN1", "2011-03-01", "2012-02-29");

        clock.set("2017-02-28T12:00:00");
        assertThat(erased()).isZero();
        clock.set("2017-03-02T12:00:00");
        assertThat(line(runRetention.dryRun().block(PATIENCE), "coverage").rows())
                .isPositive();
        assertThat(names()).isEqualTo(1);
        assertThat(erased()).isPositive();

        assertThat(names()).isZero();
        assertThat(count("coverage where person_id = :id and length(sealed) > 0"))
                .isZero();
        assertThat(count("coverage where person_id = :id and premium = 120.00")).isEqualTo(1);
        assertThat(
                        count(
                                "erasure_proof where person_id = :id and kind = 'coverage' and cause = 'PERIOD' and rule = 'P5Y'"))
                .isEqualTo(1);
    }

    @Test
    void aLegalHoldKeepsWhatIsPastItsPeriodUntilItIsReleased() {
        roster.coverage(roster.unit(), person, "WX-3IN1", "2011-03-01", "2012-02-29");
        var hold = UUID.randomUUID();
        send(new PersonHoldChanged(hold, personId, true, Instant.now()));
        await().atMost(PATIENCE).until(() -> count("legal_hold where person_id = :id") == 1);
        clock.set("2020-01-01T12:00:00");

        runRetention.run().block(PATIENCE);
        assertThat(names()).isEqualTo(1);
        assertThat(line(runRetention.dryRun().block(PATIENCE), "coverage").held())
                .isPositive();

        send(new PersonHoldChanged(hold, personId, false, Instant.now()));
        await().atMost(PATIENCE)
                .until(() -> count("legal_hold where person_id = :id and released_at is not null") == 1);
        runRetention.run().block(PATIENCE);
        assertThat(names()).isZero();
    }

    @Test
    void refusedRowsGoAltogetherAndRowsOrdersAreCountedByStayEmpty() {
        var unit = roster.unit();
        var orderNo = roster.order(unit, "WX-3IN1", List.of(person));
        run("update enrollment_order set state = 'COMPLETED', completed_at = '2012-01-05T00:00:00Z' where order_no = '"
                + orderNo + "'");
        run("""
                insert into roster_person (person_row_id, order_no, row_no, position, person_id, name, sealed, eligible, reasons, origin)
                select gen_random_uuid(), order_no, 9, 9, gen_random_uuid(), 'x', sealed, false, '["AGE"]', 'UPLOAD'
                from roster_person where order_no = '%s'""".formatted(orderNo));
        clock.set("2019-01-01T12:00:00");

        runRetention.run().block(PATIENCE);

        assertThat(roster.count("select count(*) from roster_person where order_no = :value and not eligible", orderNo))
                .isZero();
        assertThat(roster.count("select count(*) from roster_person where order_no = :value and name = ''", orderNo))
                .isEqualTo(1);
    }

    @Test
    void anOrderErasesOnePersonAnswersAndIsRepeatedWithoutHarm() {
        var other = ARoster.person();
        roster.coverage(roster.unit(), person, "WX-3IN1", "2011-03-01", "2012-02-29");
        roster.coverage(roster.unit(), other, "WX-3IN1", "2011-03-01", "2012-02-29");
        var order = new PersonErasureOrdered(UUID.randomUUID(), personId, NOBODY, Instant.now());

        send(order);
        await().atMost(PATIENCE).until(() -> answers("ERASED") == 1);
        assertThat(names()).isZero();
        assertThat(count("erased_person where id = :id")).isEqualTo(1);
        assertThat(
                        count(
                                "audit where object_type = 'PERSON' and object_id = cast(:id as text) and action = 'PERSON_ERASED'"))
                .isEqualTo(1);
        assertThat(vault.open(personId, sealed(personId)).name()).isEqualTo("已删除");
        assertThat(vault.open(personIds.of(other.idNumber()), sealed(personIds.of(other.idNumber()))))
                .isEqualTo(other);

        send(order);
        await().atMost(PATIENCE).until(() -> answers("ERASED") == 2);
        assertThat(count("erasure_proof where person_id = :id")).isEqualTo(1);
        assertThatThrownBy(() -> run("update erasure_proof set rows = 0")).hasMessageContaining("append-only");
    }

    @Test
    void coverInForceKeepsEverythingAndTheAnswerSaysUntilWhen() {
        var today = LocalDate.now(clock);
        roster.coverage(
                roster.unit(),
                person,
                "WX-3IN1",
                today.minusDays(10).toString(),
                today.plusDays(20).toString());

        send(new PersonErasureOrdered(UUID.randomUUID(), personId, NOBODY, Instant.now()));

        await().atMost(PATIENCE).until(() -> answers("KEPT") == 1);
        assertThat(names()).isEqualTo(1);
        assertThat(roster.count(
                        "select count(*) from outbox where key = :value and topic = 'person.erased' and body::text like '%\"RUNNING\"%' and body::text like '%"
                                + today.plusDays(21).plusYears(5) + "%'",
                        personId.toString()))
                .isEqualTo(1);
    }

    @Test
    void aPersonsCopyLeavesSealed() {
        roster.coverage(roster.unit(), person, "WX-3IN1", "2011-03-01", "2012-02-29");

        send(new PersonCopyOrdered(UUID.randomUUID(), personId, NOBODY, Instant.now()));

        await().atMost(PATIENCE)
                .until(() -> count("outbox where key = cast(:id as text) and topic = 'person.copied'") == 1);
        assertThat(count("outbox where key = cast(:id as text) and body::text like '%" + person.idNumber() + "%'"))
                .isZero();
    }

    private long names() {
        return count("coverage where person_id = :id and name <> ''");
    }

    private long answers(String outcome) {
        return count("outbox where key = cast(:id as text) and topic = 'person.erased' and body ->> 'outcome' = '"
                + outcome + "'");
    }

    private long erased() {
        return line(runRetention.run().block(PATIENCE), "coverage").erased();
    }

    private static RunRetention.Line line(RunRetention.Report report, String kind) {
        return report.kinds().stream()
                .filter(line -> line.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private byte[] sealed(UUID id) {
        return db.sql("select sealed from coverage where person_id = :id")
                .bind("id", id)
                .map(row -> row.get("sealed", byte[].class))
                .one()
                .block(PATIENCE);
    }

    private long count(String what) {
        return db.sql("select count(*) from " + what)
                .bind("id", personId)
                .mapValue(Long.class)
                .one()
                .block(PATIENCE);
    }

    private void send(DomainEvent event) {
        outbox.append(event).block(PATIENCE);
    }

    private void run(String sql) {
        db.sql(sql).then().block(PATIENCE);
    }
}
