package org.huzhu.standalone.story;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Api.Token;
import org.huzhu.standalone.story.Sessions.Staff;
import tools.jackson.databind.JsonNode;

/** The mutual-aid society (互助会): its staff, its medical-insurance interface and its bank. */
public final class Society {

    private static final String BATCHES = "/api/v1/payout-batches";

    private final Api api;
    private final Sessions sessions;

    public Society(Api api, Sessions sessions) {
        this.api = api;
        this.sessions = sessions;
    }

    /** Cover that exists elsewhere already is moved in. */
    public void moveIn(List<Map<String, Object>> coverages) {
        var admin = sessions.of(Staff.ADMIN);
        var accepted = api.post("/api/v1/coverages/imports", admin, Map.of("coverages", coverages))
                .expect(202);
        var location = accepted.location().orElseThrow();
        var path = location.substring(location.indexOf("/api/"));
        var done = Pause.until(
                Duration.ofMinutes(1),
                50,
                () -> !"RUNNING".equals(api.get(path, admin).expect(200).text("state")));
        if (!done) {
            throw new Reply.UnexpectedReplyException("the coverages are still being moved in: " + path);
        }
    }

    /** A machine of somebody, with these scopes. */
    public Token machine(String name, String... scopes) {
        var client = api.post(
                        "/api/v1/api-clients",
                        sessions.of(Staff.ADMIN),
                        Map.of("name", name, "scopes", List.of(scopes)))
                .expectSuccess();
        var basic = Token.basic(client.text("clientId"), client.text("clientSecret"));
        return Token.bearer(api.send("POST", "/oauth2/token", basic, Api.Body.form("grant_type=client_credentials"))
                .expect(200)
                .text("access_token"));
    }

    public Reply discharge(Token medicalInsurance, List<Map<String, Object>> records) {
        return api.post("/api/v1/medical-records/discharges", medicalInsurance, Map.of("records", records));
    }

    /** One record, sent until it is settled: cover that was moved in a moment ago may still be on its way. */
    public String settled(Token medicalInsurance, Map<String, Object> record) {
        var reply = Patience.until(
                () -> discharge(medicalInsurance, List.of(record)).expect(200),
                answer -> !claimId(answer).isEmpty());
        return claimId(reply);
    }

    private static String claimId(Reply reply) {
        return reply.json().path("results").path(0).path("claimIds").path(0).asString("");
    }

    public Reply review(String claimId, Staff reviewer, String node, String decision, String reason) {
        return api.post(
                "/api/v1/claims/" + claimId + "/reviews",
                sessions.of(reviewer),
                Map.of("node", node, "decision", decision, "reason", reason));
    }

    public Reply claim(String claimId) {
        return api.get("/api/v1/claims/" + claimId, sessions.of(Staff.FIRST_REVIEWER));
    }

    /** One makes the batch. */
    public Reply collectPayouts() {
        return api.post(BATCHES, sessions.of(Staff.FINANCE), Map.of());
    }

    /** Another approves it. */
    public Reply approve(String batchId, Staff checker) {
        return api.post(BATCHES + "/" + batchId + "/approval", sessions.of(checker), Map.of("decision", "APPROVE"));
    }

    public Reply bankFile(String batchId) {
        return api.get(BATCHES + "/" + batchId + "/bank-file", sessions.of(Staff.FINANCE));
    }

    public Reply bankAnswers(String batchId, byte[] csv) {
        var form = new Multipart().file("file", "bank-result.csv", "text/csv", csv);
        return api.send("POST", BATCHES + "/" + batchId + "/bank-result", sessions.of(Staff.FINANCE), form.body());
    }

    public JsonNode batch(String batchId) {
        return api.get(BATCHES + "/" + batchId, sessions.of(Staff.FINANCE))
                .expect(200)
                .json();
    }
}
