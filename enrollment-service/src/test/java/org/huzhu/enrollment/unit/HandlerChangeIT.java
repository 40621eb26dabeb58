package org.huzhu.enrollment.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.enrollment.AnEnrolment.PDF;

import java.util.Map;
import java.util.UUID;
import org.huzhu.enrollment.AnEnrolment;
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
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

@IntegrationTest
class HandlerChangeIT {

    private static final String CHANGES = "/api/v1/handler-changes";

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

    private AnEnrolment an;

    @BeforeEach
    void setUp() {
        clock.set("2023-02-20T10:00:00");
        an = new AnEnrolment(port, tokens, clock, db, vault, personIds);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @DisplayName("features 4: from the approval on the new handler acts and the former one does not")
    void fromTheApprovalOnTheNewHandlerActs() {
        var unit = an.approved();
        var orderNo = an.draft(unit);
        var successor = UUID.randomUUID();
        var changeId = requested(successor, unit.uscc());

        review(an.staff(Role.FIRST_REVIEWER), changeId, "APPROVE")
                .expectStatus()
                .isOk();

        an.account(successor)
                .get()
                .uri("/api/v1/orders/" + orderNo)
                .exchange()
                .expectStatus()
                .isOk();
        an.account(successor)
                .get()
                .uri("/api/v1/units/me")
                .exchange()
                .expectBody()
                .jsonPath("$.handlerName")
                .isEqualTo("王接手")
                .jsonPath("$.handlerIdNumber")
                .isEqualTo("320201********0036");
        problem(an.handler(unit).get().uri("/api/v1/orders/" + orderNo).exchange(), 404, "NOT_FOUND");
        problem(review(an.staff(Role.ADMIN), changeId, "APPROVE"), 409, "ILLEGAL_TRANSITION");
        assertThat(an.auditActions(unit.unitId().toString())).contains("UNIT_HANDLER_CHANGED");
        assertThat(db.sql("select count(*) from outbox where topic = 'unit.handler-changed' and key = :unit")
                        .bind("unit", unit.unitId().toString())
                        .mapValue(Long.class)
                        .one()
                        .block())
                .isEqualTo(1);
    }

    @Test
    void anApplicantDoesNotLearnWhetherTheUnitExists() {
        var unknown = UUID.randomUUID();
        var changeId = requested(unknown, AnEnrolment.uscc());

        an.account(unknown)
                .get()
                .uri(CHANGES + "/mine")
                .exchange()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("REQUESTED")
                .jsonPath("$.unitId")
                .isEmpty();
        problem(review(an.staff(Role.ADMIN), changeId, "APPROVE"), 409, "HANDLER_CHANGE_NO_UNIT");
        review(an.staff(Role.ADMIN), changeId, "REJECT").expectStatus().isOk();
        request(unknown, AnEnrolment.uscc(), "函.pdf", PDF).expectStatus().isCreated();
    }

    @Test
    void oneOpenApplicationOneUnitAndARealLetter() {
        var unit = an.approved();
        var applicant = UUID.randomUUID();
        requested(applicant, unit.uscc());

        problem(request(applicant, unit.uscc(), "函.pdf", PDF), 409, "HANDLER_CHANGE_PENDING");
        problem(request(unit.handler(), unit.uscc(), "函.pdf", PDF), 409, "HANDLER_HAS_UNIT");
        problem(request(UUID.randomUUID(), unit.uscc(), "函.txt", PDF), 415, "UNSUPPORTED_MEDIA_TYPE");
        problem(request(UUID.randomUUID(), "1234", "函.pdf", PDF), 422, "USCC_INVALID");
    }

    @Test
    void onlyReviewersDecideAndNobodyForHimself() {
        var applicant = UUID.randomUUID();
        var changeId = requested(applicant, an.approved().uscc());

        problem(review(an.account(applicant), changeId, "APPROVE"), 403, "FORBIDDEN");
        problem(review(an.as(tokens.account(applicant, Role.ADMIN)), changeId, "APPROVE"), 409, "SAME_PERSON");
        problem(review(an.staff(Role.ADMIN), UUID.randomUUID().toString(), "APPROVE"), 404, "NOT_FOUND");
        an.staff(Role.ADMIN)
                .get()
                .uri(CHANGES + "/" + changeId + "/file")
                .exchange()
                .expectBody(byte[].class)
                .isEqualTo(PDF);
        an.staff(Role.AUDITOR)
                .get()
                .uri(CHANGES + "?state=REQUESTED&limit=200")
                .exchange()
                .expectBody()
                .jsonPath("$.items[?(@.changeId == '" + changeId + "')].unitName")
                .isNotEmpty();
    }

    private String requested(UUID applicant, String uscc) {
        return String.valueOf(request(applicant, uscc, "函.pdf", PDF)
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("changeId"));
    }

    private WebTestClient.ResponseSpec request(UUID applicant, String uscc, String fileName, byte[] letter) {
        var form = new MultipartBodyBuilder();
        form.part("uscc", uscc);
        form.part("handlerName", "王接手");
        form.part("handlerIdNumber", "320201199001010036");
        AnEnrolment.file(form, "file", fileName, letter);
        return an.account(applicant)
                .post()
                .uri(CHANGES)
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    private static WebTestClient.ResponseSpec review(WebTestClient client, String changeId, String decision) {
        return client.post()
                .uri(CHANGES + "/{id}/review", changeId)
                .bodyValue(Map.of("decision", decision, "reason", "APPROVE".equals(decision) ? "" : "查无此单位"))
                .exchange();
    }

    private static WebTestClient.BodyContentSpec problem(WebTestClient.ResponseSpec answer, int status, String code) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
