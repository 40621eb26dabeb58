package org.huzhu.claims.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.intake.AFiling.accident;
import static org.huzhu.claims.intake.AFiling.longStay;
import static org.huzhu.claims.intake.AFiling.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** What nobody should send, and who should not see. */
class HostileFilingIT extends FilingTests {

    private static final long SEED = 20260315;

    @BeforeEach
    void inJune() {
        clock.set("2025-06-10T12:00:00");
    }

    @Test
    @DisplayName("S12 whatever a form holds, it is taken or refused with a code, and nothing fails")
    void whateverAFormHolds() {
        var random = new Random(SEED);
        var member = covered2025();
        var failed = new ArrayList<String>();
        for (var i = 0; i < 400; i++) {
            var body = mutated(random, random.nextBoolean() ? longStay("2025-05-01") : accident("2025-05-01"));
            var status =
                    a.file(member, body).expectBody().returnResult().getStatus().value();
            if (status != 201 && (status < 400 || status >= 500)) {
                failed.add(status + " " + body);
            }
        }
        assertThat(failed).as("seed " + SEED).isEmpty();
    }

    @Test
    void textThatIsNoFormIsRefused() {
        for (var text : List.of("", "[]", "{", "null", "{\"product\":{}}", "{\"facts\":[]}", "{\"nobody\":1}")) {
            a.as(covered2025())
                    .post()
                    .uri("/api/v1/claims")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(text)
                    .exchange()
                    .expectStatus()
                    .is4xxClientError();
        }
    }

    @Test
    @DisplayName("WXU-056 a unit sees that its member claims, not of what he is ill")
    void aUnitSeesNoIllness() {
        var member = covered2025();
        var handler = UUID.randomUUID();
        db.sql("""
                        insert into unit (unit_id, handler_account_id, name)
                        select unit_id, :handler, '某工会' from covered_term where person_id = :personId
                        """)
                .bind("handler", handler)
                .bind("personId", member.personId())
                .then()
                .block();
        var claimId = accidentReady(member);
        var unit = a.with(tokens.account(handler));
        a.get(unit, claimId).expectStatus().isNotFound();
        a.submit(member, claimId, "SH-2020", Category.ACCIDENT).expectStatus().isOk();
        a.get(unit, claimId)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("FIRST_REVIEW")
                .jsonPath("$.facts")
                .isEmpty()
                .jsonPath("$.materials")
                .isEmpty()
                .jsonPath("$.explanation")
                .isEmpty();
    }

    @Test
    void theSameKeyOpensOneDraft() {
        var member = covered2025();
        var first = keyed(member, "draft-1");
        assertThat(keyed(member, "draft-1")).isEqualTo(first);
        assertThat(count("claim where person_id = '" + member.personId() + "'")).isEqualTo(1);
    }

    @Test
    @DisplayName("SHC-048 a cover that was ended for fraud gives no claim")
    void aTerminatedCoverGivesNoClaim() {
        var member = covered2025();
        db.sql("""
                        insert into terminated_coverage
                            (person_id, coverage_id, claim_id, reason, proposed_by, terminated_by, terminated_at)
                        select person_id, coverage_id, coverage_id, '欺诈', 'a', 'b', now() from covered_term
                        where person_id = :personId
                        """).bind("personId", member.personId()).then().block();
        problem(a.file(member, longStay("2025-05-01")), 409, "COVERAGE_TERMINATED");
    }

    @Test
    void nothingOfAPersonLiesOpenInTheTables() {
        var member = covered2025();
        var claimId = accidentReady(member);
        for (var table : List.of("claim", "claim_item", "claim_step", "claim_material", "outbox", "audit")) {
            assertThat(count(table + " t where t::text like '%" + member.idNumber() + "%'"))
                    .as(table)
                    .isZero();
        }
        assertThat(claimId).isNotEmpty();
    }

    private String keyed(AFiling.Member member, String key) {
        return String.valueOf(a.as(member)
                .post()
                .uri("/api/v1/claims")
                .header("Idempotency-Key", key)
                .bodyValue(longStay("2025-05-01"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("claimId"));
    }

    private static Map<String, Object> mutated(Random random, Map<String, Object> body) {
        for (var i = 0; i <= random.nextInt(3); i++) {
            var names = new ArrayList<>(body.keySet());
            var name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(5)) {
                case 0 -> body.remove(name);
                case 1 -> body.put(name, odd(random));
                case 2 -> body.put("facts", Map.of(fact(random), odd(random)));
                case 3 -> body.put("responsibilities", List.of(items(random)));
                default -> body.put("person", Map.of(personField(random), odd(random)));
            }
        }
        return body;
    }

    private static Map<String, Object> items(Random random) {
        var item = new LinkedHashMap<String, Object>();
        item.put("code", random.nextBoolean() ? "HOSP_DAYS" : "ACC_FIRE");
        for (var field : List.of("eventDate", "from", "to")) {
            if (random.nextBoolean()) {
                item.put(field, odd(random));
            }
        }
        return item;
    }

    private static String fact(Random random) {
        return List.of("stayDays", "hospitalLevel", "familyBed", "cause", "admissionDate", "dischargeDate", "x\u0000y")
                .get(random.nextInt(7));
    }

    private static String personField(Random random) {
        return List.of("name", "idNumber", "phone", "birthDate", "sex", "homeAddress", "idSource")
                .get(random.nextInt(7));
    }

    private static Object odd(Random random) {
        var values = Arrays.asList(
                "",
                " ",
                "2025-05-20",
                "2025-02-30",
                "-999999999-01-01",
                "+999999999-12-31",
                "0001-01-01",
                0,
                -1,
                1e300,
                "1e999999999",
                Long.MAX_VALUE,
                true,
                List.of(),
                Map.of("a", 1),
                "\u0000",
                "\uD800",
                "'; drop table claim;",
                "九".repeat(5000),
                "张安",
                15,
                "15",
                "NaN",
                "E",
                "FALSE");
        return values.get(random.nextInt(values.size()));
    }
}
