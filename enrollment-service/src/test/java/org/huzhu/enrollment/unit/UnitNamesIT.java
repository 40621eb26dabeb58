package org.huzhu.enrollment.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.huzhu.enrollment.AnEnrolment;
import org.huzhu.enrollment.coverage.ARoster;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class UnitNamesIT {

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

    @Autowired
    private UnitAccess units;

    private AnEnrolment an;
    private ARoster rosters;

    @BeforeEach
    void setUp() {
        clock.set("2023-02-20T10:00:00");
        an = new AnEnrolment(port, tokens, clock, db, vault, personIds);
        rosters = new ARoster(db, vault, personIds);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @DisplayName("WXU-065 an alias makes records appear that arrived under another name")
    void anAliasMakesRecordsAppear() {
        var unit = an.approved();
        var alias = "A公司工会" + UUID.randomUUID();
        orphanedCoverage(alias);

        alias(an.staff(Role.ADMIN), unit, alias)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.adopted")
                .isEqualTo(1);
        assertThat(coverages(unit)).isEqualTo(1);
        assertThat(units.named(alias).block(Duration.ofSeconds(5)).unitId()).isEqualTo(unit.unitId());
        assertThat(an.auditActions(unit.unitId().toString())).contains("UNIT_ALIAS_ADDED");
    }

    @Test
    void aNameBelongsToOneUnit() {
        var unit = an.approved();
        var other = an.approved();
        var alias = "别名" + UUID.randomUUID();
        alias(an.staff(Role.ADMIN), unit, alias).expectStatus().isCreated();
        alias(an.staff(Role.ADMIN), unit, alias).expectStatus().isCreated();

        problem(alias(an.staff(Role.ADMIN), other, alias), 409, "ALIAS_TAKEN");
        problem(alias(an.staff(Role.ADMIN), other, unit.name()), 409, "ALIAS_TAKEN");
        problem(alias(an.handler(unit), unit, "自己的别名"), 403, "FORBIDDEN");
    }

    @Test
    @DisplayName("WXU-065 a renamed unit is still found by its old name, and everybody hears of the new one")
    void aRenamedUnitKeepsItsOldNameAsAnAlias() {
        var unit = an.approved();
        var name = "新名称" + UUID.randomUUID();

        an.staff(Role.FIRST_REVIEWER)
                .put()
                .uri("/api/v1/units/{id}", unit.unitId())
                .bodyValue(Map.of("name", name))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo(name)
                .jsonPath("$.aliases[0]")
                .isEqualTo(unit.name());
        assertThat(units.named(unit.name()).block(Duration.ofSeconds(5)).unitId())
                .isEqualTo(unit.unitId());
        assertThat(renamed(unit)).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "WXU-065 a unit that was merged away follows every later name of its successor, also of the successor's successor")
    void aMergedUnitFollowsTheNamesOfItsSuccessors() {
        var first = an.approved();
        var second = an.approved();
        var third = an.approved();

        merge(an.staff(Role.ADMIN), first, second.unitId()).expectStatus().isOk();
        merge(an.staff(Role.ADMIN), second, third.unitId()).expectStatus().isOk();
        an.staff(Role.FIRST_REVIEWER)
                .put()
                .uri("/api/v1/units/{id}", third.unitId())
                .bodyValue(Map.of("name", "新名称" + UUID.randomUUID()))
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(renamed(first)).isEqualTo(3);
        assertThat(renamed(second)).isEqualTo(2);
        assertThat(renamed(third)).isEqualTo(1);
    }

    @Test
    @DisplayName("WXU-065 after a merge orders, coverage and names are the successor's")
    void afterAMergeEverythingIsTheSuccessors() {
        var old = an.approved();
        var successor = an.approved();
        var orderNo = an.draft(old);
        rosters.coverage(
                new ARoster.Unit(old.unitId(), old.handler(), old.name(), old.uscc()),
                ARoster.person(),
                "WX-3IN1",
                "2023-01-01",
                "2023-12-31");

        problem(merge(an.staff(Role.FIRST_REVIEWER), old, successor.unitId()), 403, "FORBIDDEN");
        merge(an.staff(Role.ADMIN), old, successor.unitId()).expectStatus().isOk();

        an.handler(successor)
                .get()
                .uri("/api/v1/orders/" + orderNo)
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(coverages(successor)).isEqualTo(1);
        assertThat(coverages(old)).isZero();
        assertThat(units.named(old.name()).block(Duration.ofSeconds(5)).unitId())
                .isEqualTo(successor.unitId());
        problem(an.handler(old).get().uri("/api/v1/units/me").exchange(), 404, "NOT_FOUND");
        problem(
                an.as(tokens.unitClient("hr", old.unitId(), "enrollment:read"))
                        .get()
                        .uri("/api/v1/units/me")
                        .exchange(),
                404,
                "NOT_FOUND");
        an.staff(Role.ADMIN)
                .get()
                .uri("/api/v1/units/{id}", old.unitId())
                .exchange()
                .expectBody()
                .jsonPath("$.mergedInto")
                .isEqualTo(successor.unitId().toString());
        assertThat(renamed(old)).isEqualTo(1);
        assertThat(an.auditActions(old.unitId().toString())).contains("UNIT_MERGED");
        assertThat(an.auditActions(successor.unitId().toString())).contains("UNIT_TOOK_OVER");
    }

    @Test
    void impossibleMergesChangeNothing() {
        var unit = an.approved();
        var gone = an.approved();
        var successor = an.approved();
        var admin = an.staff(Role.ADMIN);
        merge(admin, gone, successor.unitId()).expectStatus().isOk();

        problem(merge(admin, unit, unit.unitId()), 422, "MERGE_INTO_ITSELF");
        problem(merge(admin, unit, UUID.randomUUID()), 404, "NOT_FOUND");
        problem(merge(admin, unit, gone.unitId()), 409, "ILLEGAL_TRANSITION");
        problem(merge(admin, gone, unit.unitId()), 409, "ILLEGAL_TRANSITION");
        an.handler(unit)
                .get()
                .uri("/api/v1/units/me")
                .exchange()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("APPROVED");
    }

    /** After the merge the account stands for no unit, so it may register one; the code of the old unit is free too. */
    @Test
    void theHandlerOfAMergedUnitMayRegisterAgain() {
        var old = an.approved();
        merge(an.staff(Role.ADMIN), old, an.approved().unitId()).expectStatus().isOk();

        an.handler(old)
                .post()
                .uri("/api/v1/units")
                .bodyValue(Map.of("name", "重新注册" + UUID.randomUUID(), "uscc", old.uscc(), "unionEstablished", true))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private void orphanedCoverage(String unitName) {
        var person = ARoster.person();
        var personId = personIds.of(person.idNumber());
        db.sql("""
            insert into coverage
                (coverage_id, person_id, unit_name, order_no, product, name, sealed, term, premium, status, activated_at)
            values (gen_random_uuid(), :personId, :unitName, '', 'WX-3IN1', :name, :sealed,
                    daterange('2023-01-01', '2023-12-31', '[]'), 120.00, 'ACTIVE', now())
            """)
                .bind("personId", personId)
                .bind("unitName", unitName)
                .bind("name", person.name())
                .bind("sealed", vault.seal(personId, person))
                .then()
                .block(Duration.ofSeconds(5));
    }

    private static WebTestClient.ResponseSpec alias(WebTestClient client, AnEnrolment.Unit unit, String alias) {
        return client.post()
                .uri("/api/v1/units/{id}/aliases", unit.unitId())
                .bodyValue(Map.of("alias", alias))
                .exchange();
    }

    private static WebTestClient.ResponseSpec merge(WebTestClient client, AnEnrolment.Unit unit, UUID into) {
        return client.post()
                .uri("/api/v1/units/{id}/merge", unit.unitId())
                .bodyValue(Map.of("into", into))
                .exchange();
    }

    private long coverages(AnEnrolment.Unit unit) {
        return an.count(
                "select count(*) from coverage where unit_id = :value::uuid and unit_name = (select name from unit"
                        + " where unit_id = :value::uuid)",
                unit.unitId().toString());
    }

    private long renamed(AnEnrolment.Unit unit) {
        return an.count(
                "select count(*) from outbox where topic = 'unit.renamed' and key = :value",
                unit.unitId().toString());
    }

    private static WebTestClient.BodyContentSpec problem(WebTestClient.ResponseSpec answer, int status, String code) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
