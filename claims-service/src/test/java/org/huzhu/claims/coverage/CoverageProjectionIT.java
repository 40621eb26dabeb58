package org.huzhu.claims.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.huzhu.platform.events.CoverageActivated;
import org.huzhu.platform.events.CoverageExpired;
import org.huzhu.platform.events.DomainEvent;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.security.AccessFilter;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.AccessTable;
import org.huzhu.platform.testkit.ErrorTable;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;

@IntegrationTest
class CoverageProjectionIT {

    private static final String UNIT = "unit_id = '%s'";

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private PersonIds personIds;

    @Autowired
    private PersonVault vault;

    @Autowired
    private DatabaseClient db;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private AccessFilter accessFilter;

    @LocalServerPort
    private int port;

    private final UUID unitId = UUID.randomUUID();
    private WebTestClient web;

    @BeforeEach
    void connect() {
        web = WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    @Test
    void anActivatedCoverageIsCopiedAndItsPersonStaysSealed() {
        var person = new PersonalData("张安", "32020119900101001X", "6222020000000000011", "某行", "13900000019");
        var personId = personIds.of(person.idNumber());
        var activated = activated(personId, vault.seal(personId, person));

        publish(List.of(activated));
        await(() -> count("covered_term where " + UNIT.formatted(unitId)) == 1);

        var row = db.sql("select * from covered_term where unit_id = :unitId")
                .bind("unitId", unitId)
                .fetch()
                .one()
                .block();
        assertThat(row).containsEntry("product", "WX_3IN1").containsEntry("order_no", "20230221100000001");
        assertThat(count("covered_term where term = '[2023-02-22,2024-02-22)' and " + UNIT.formatted(unitId)))
                .isEqualTo(1);
        assertThat(count("covered_term c where c::text like '%" + person.idNumber() + "%'"))
                .isZero();
        var sealed = db.sql("select sealed_person from covered_term where unit_id = :unitId")
                .bind("unitId", unitId)
                .mapValue(byte[].class)
                .one()
                .block();
        assertThat(vault.open(personId, sealed)).isEqualTo(person);
    }

    @Test
    void repeatsAndAnyOrderOfBeginningsAndEndsGiveTheSameCopy() {
        var begun = IntStream.range(0, 40)
                .mapToObj(_ -> activated(UUID.randomUUID(), new byte[] {1}))
                .toList();
        var ended = begun.subList(0, 15).stream()
                .map(term -> new CoverageExpired(term.coverageId(), term.personId(), term.product(), term.to()))
                .toList();
        var all = new ArrayList<DomainEvent>();
        for (int i = 0; i < 3; i++) {
            all.addAll(begun);
            all.addAll(ended);
        }
        Collections.shuffle(all, new Random(7));

        publish(all);
        await(() -> count("outbox where published_at is null") == 0);
        await(() -> count("covered_term where " + UNIT.formatted(unitId)) == 40
                && count("covered_term_now where status = 'EXPIRED' and " + UNIT.formatted(unitId)) == 15);

        assertThat(count("covered_term_now where status = 'ACTIVE' and " + UNIT.formatted(unitId)))
                .isEqualTo(25);
    }

    @Test
    void aCoverageWithAnImpossibleTermIsPutAsideAndOthersGoOn() {
        var wrong = new CoverageActivated(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "WX_3IN1",
                "",
                "",
                unitId,
                "某工会",
                "",
                LocalDate.parse("2024-02-02"),
                LocalDate.parse("2024-02-01"),
                "120.00",
                "AQ==");
        var right = activated(UUID.randomUUID(), new byte[] {1});

        publish(List.of(wrong, right));

        await(() -> count("covered_term where " + UNIT.formatted(unitId)) == 1);
        await(() -> count("dead_letter where key = '" + wrong.personId() + "'") == 1);
    }

    @Test
    void totalsAreForAdminAndAuditor() {
        as(Role.AUDITOR)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.terms")
                .isNumber()
                .jsonPath("$.persons")
                .isNumber();
        as(Role.FINANCE).exchange().expectStatus().isForbidden();
        web.get()
                .uri("/api/v1/claims/coverage-projection")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void docsSayWhoMayCallWhatAndWhichErrorsThereAre() {
        AccessTable.check("claims-service", accessFilter);
        ErrorTable.check("claims-service");
    }

    private CoverageActivated activated(UUID personId, byte[] sealed) {
        return new CoverageActivated(
                UUID.randomUUID(),
                personId,
                "WX_3IN1",
                "",
                "",
                unitId,
                "某工会",
                "20230221100000001",
                LocalDate.parse("2023-02-22"),
                LocalDate.parse("2024-02-21"),
                "120.00",
                Base64.getEncoder().encodeToString(sealed));
    }

    private WebTestClient.RequestHeadersSpec<?> as(Role role) {
        return web.get()
                .uri("/api/v1/claims/coverage-projection")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.staff(role));
    }

    private void publish(List<? extends DomainEvent> events) {
        outbox.append(events).as(transaction::transactional).block();
    }

    private long count(String from) {
        return db.sql("select count(*) from " + from).mapValue(Long.class).one().block();
    }

    private static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within 30 s");
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
