package org.huzhu.claims.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.intake.AFiling.longStay;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.coverage.CoveredTerms;
import org.huzhu.claims.intake.AFiling.Member;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.Products;
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

/** Every command of filing in every state of a claim, by everybody: what the table does not list is refused (trust S12). */
@IntegrationTest
class FilingModelIT {

    private static final Map<String, Set<ClaimState>> ALLOWED = allowed();

    @LocalServerPort
    private int port;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private SettableClock clock;

    @Autowired
    private CoveredTerms terms;

    @Autowired
    private PersonIds personIds;

    @Autowired
    private PersonVault vault;

    @Autowired
    private Products products;

    @Autowired
    private DatabaseClient db;

    private AFiling a;

    @BeforeEach
    void connect() {
        clock.set("2025-06-10T12:00:00");
        a = new AFiling(tokens, terms, personIds, vault, products, db).at(port);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @DisplayName("S12 state × command: only what the life of a claim lists is done")
    void onlyWhatTheLifeOfAClaimListsIsDone() {
        var wrong = new ArrayList<String>();
        var member = a.coveredBy("SH-2020", "", "2025-01-01", "2025-12-31");
        for (var state : ClaimState.values()) {
            for (var command : ALLOWED.keySet()) {
                var claimId = claimIn(state, member);
                var status = status(command, a.as(member), claimId);
                var refused = status == 409;
                if (refused == ALLOWED.get(command).contains(state)) {
                    wrong.add(command + " in " + state + ": " + status);
                }
                var after = state(claimId);
                if (refused && !after.equals(state.name())) {
                    wrong.add(command + " in " + state + " was refused and led to " + after);
                }
                forget(claimId);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("AC-111 foreigners, staff who did not file it and strangers find nothing to change")
    void nobodyElseChangesAClaim() {
        var member = a.coveredBy("SH-2020", "", "2025-01-01", "2025-12-31");
        var claimId = claimIn(ClaimState.DRAFT, member);
        for (var other : List.of(a.as(a.member()), a.staff(Role.FIRST_REVIEWER), a.staff(Role.ADMIN))) {
            for (var command : ALLOWED.keySet()) {
                assertThat(status(command, other, claimId)).as(command).isEqualTo(404);
            }
        }
        assertThat(status("SUBMIT", a.with(tokens.client("reader", "claims:read")), claimId))
                .isEqualTo(403);
        assertThat(status("SUBMIT", a.with(tokens.unitClient("hr", UUID.randomUUID(), "claims:write")), claimId))
                .isEqualTo(404);
        assertThat(state(claimId)).isEqualTo("DRAFT");
    }

    private static Map<String, Set<ClaimState>> allowed() {
        var allowed = new LinkedHashMap<String, Set<ClaimState>>();
        var open = EnumSet.of(ClaimState.DRAFT, ClaimState.SUPPLEMENT, ClaimState.AWAITING_UPLOAD);
        allowed.put("CHANGE", EnumSet.of(ClaimState.DRAFT));
        allowed.put("ATTACH", open);
        allowed.put("REMOVE", open);
        allowed.put("SUBMIT", open);
        allowed.put(
                "WITHDRAW",
                EnumSet.of(
                        ClaimState.DRAFT,
                        ClaimState.SUPPLEMENT,
                        ClaimState.AWAITING_UPLOAD,
                        ClaimState.FIRST_REVIEW,
                        ClaimState.BUSINESS_RECHECK,
                        ClaimState.REPORT_RECHECK));
        return allowed;
    }

    private String claimIn(ClaimState state, Member member) {
        var claimId = a.filed(member, longStay("2025-05-01"));
        a.hand(a.as(member), claimId, "ID_CARD", "RECEIPT", "DISCHARGE_SUMMARY");
        if (state != ClaimState.DRAFT) {
            set(claimId, state.name());
        }
        return claimId;
    }

    private int status(String command, WebTestClient client, String claimId) {
        var uri = "/api/v1/claims/" + claimId;
        var answer = switch (command) {
            case "CHANGE" ->
                client.put().uri(uri).bodyValue(longStay("2025-04-01")).exchange();
            case "ATTACH" -> a.upload(client, claimId, "RECEIPT", "r.png", AFiling.png());
            case "REMOVE" ->
                client.delete().uri(uri + "/materials/" + material(claimId)).exchange();
            case "SUBMIT" -> a.submit(client, claimId, a.declarations("SH-2020", Category.HOSPITAL));
            default ->
                client.post()
                        .uri(uri + "/withdrawal")
                        .bodyValue(Map.of("reason", "填错了"))
                        .exchange();
        };
        return answer.expectBody().returnResult().getStatus().value();
    }

    private void set(String claimId, String state) {
        db.sql("update claim set state = :state, submitted_at = created_at, amount = 1 where claim_id = :id")
                .bind("state", state)
                .bind("id", UUID.fromString(claimId))
                .then()
                .block();
    }

    private void forget(String claimId) {
        db.sql("update claim_item set live = false, due_on = null, provisional = false where claim_id = :id")
                .bind("id", UUID.fromString(claimId))
                .then()
                .block();
    }

    private String state(String claimId) {
        return db.sql("select state from claim where claim_id = :id")
                .bind("id", UUID.fromString(claimId))
                .mapValue(String.class)
                .one()
                .block();
    }

    private UUID material(String claimId) {
        return db.sql("select material_id from claim_material where claim_id = :id limit 1")
                .bind("id", UUID.fromString(claimId))
                .mapValue(UUID.class)
                .one()
                .block();
    }
}
