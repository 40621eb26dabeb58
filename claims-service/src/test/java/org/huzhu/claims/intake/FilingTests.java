package org.huzhu.claims.intake;

import static org.huzhu.claims.intake.AFiling.accident;
import static org.huzhu.claims.intake.AFiling.body;

import java.util.Map;
import org.huzhu.claims.coverage.CoveredTerms;
import org.huzhu.claims.intake.AFiling.Member;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.SettableClock;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Members, cover and papers for tests of filing. */
@IntegrationTest
abstract class FilingTests {

    static final String[] ACCIDENT_PAPERS = {"ID_CARD", "MEDICAL_HISTORY", "SIGNED_STATEMENT"};
    static final String[] STAY_PAPERS = {"ID_CARD", "RECEIPT", "DISCHARGE_SUMMARY"};
    static final String[] ILLNESS_PAPERS = {
        "ID_CARD", "MEDICAL_RECORD", "ADMISSION_RECORD", "DISCHARGE_SUMMARY", "DIAGNOSIS_PROOF", "OUTPATIENT_CARD"
    };

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    SettableClock clock;

    @Autowired
    CoveredTerms terms;

    @Autowired
    PersonIds personIds;

    @Autowired
    PersonVault vault;

    @Autowired
    Products products;

    @Autowired
    DatabaseClient db;

    @Autowired
    WithdrawOldDrafts withdrawOldDrafts;

    AFiling a;

    @BeforeEach
    void connect() {
        a = new AFiling(tokens, terms, personIds, vault, products, db).at(port);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    Member covered2025() {
        return a.coveredBy("SH-2020", "", "2025-01-01", "2025-12-31");
    }

    String accidentReady(Member member) {
        var body = accident("2025-05-01");
        body.put("person", Map.of("idSource", "E_LICENCE"));
        var claimId = a.filed(member, body);
        a.hand(a.as(member), claimId, "MEDICAL_HISTORY", "SIGNED_STATEMENT");
        return claimId;
    }

    static String materialId(WebTestClient.ResponseSpec answer) {
        return String.valueOf(answer.expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("materialId"));
    }

    long count(String from) {
        return db.sql("select count(*) from " + from).mapValue(Long.class).one().block();
    }
}
