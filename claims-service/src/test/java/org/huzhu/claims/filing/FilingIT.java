package org.huzhu.claims.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.huzhu.platform.file.Pictures;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.SettableClock;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Filings over HTTP: at the window, at the agency's desk, and by the calendar. */
@IntegrationTest
class FilingIT {

    private static final String NAME = "阿卜杜拉·买买提";
    private static final List<String> IDS = List.of(
            "32020119900101001X",
            "320201199001010036",
            "320201199001010052",
            "320201199202290011",
            "810000199001010019");

    @Autowired
    private ExpireFilings expireFilings;

    @Autowired
    private PersonIds personIds;

    @Autowired
    private DatabaseClient db;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private SettableClock clock;

    @Autowired
    @Qualifier("transportCipher")
    private FieldCipher transport;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    private final UUID window = UUID.randomUUID();
    private final UUID reviewer = UUID.randomUUID();
    private final UUID admin = UUID.randomUUID();
    private WebTestClient web;

    @BeforeEach
    void connect() {
        db.sql("truncate filing, filing_material, filing_step, filing_override")
                .then()
                .block();
        web = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build();
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    @DisplayName(
            "AC-157, AC-160, AC-145: from the window to an approved referral, printed twice, payable today and not after its end")
    void referralByARelative() throws Exception {
        clock.set("2026-05-31T10:00");
        var body = referral(IDS.get(0));
        body.put("applicant", "RELATIVE");
        body.put("agent", Map.of("name", "张三", "idNumber", "320201199001010028", "relation", "配偶"));
        var id = id(ok(post(asWindow(), "/api/v1/filings", body), 201));

        problem(post(asWindow(), at(id, "submission"), Map.of()), 422, "MATERIALS_INCOMPLETE");
        attach(asWindow(), id, "INJURY_DECISION", false);
        attach(asWindow(), id, "FILING_FORM", false);
        assertThat(problem(post(asWindow(), at(id, "submission"), Map.of()), 422, "MATERIALS_INCOMPLETE")
                        .get("missing")
                        .toString())
                .isEqualTo("[\"AGENT_ID_CARD\"]");
        attach(asWindow(), id, "AGENT_ID_CARD", false);
        assertThat(ok(post(asWindow(), at(id, "submission"), Map.of()), 200)
                        .get("state")
                        .asString())
                .isEqualTo("SUBMITTED");

        problem(review(asWindow(), id, Map.of("decision", "AGREE")), 409, "SAME_PERSON");
        problem(review(asReviewer(), id, Map.of("decision", "DISAGREE")), 422, "REASON_REQUIRED");
        ok(post(asReviewer(), at(id, "acceptance"), Map.of()), 200);
        problem(
                review(
                        asReviewer(),
                        id,
                        Map.of("decision", "AGREE", "validFrom", "2026-05-31", "validTo", "2026-11-30")),
                422,
                "VALIDITY_TOO_LONG");
        var approved = ok(
                review(
                        asReviewer(),
                        id,
                        Map.of("decision", "AGREE", "validFrom", "2026-05-31", "validTo", "2026-11-29")),
                200);
        assertThat(approved.get("state").asString()).isEqualTo("APPROVED");
        assertThat(approved.get("form").get("worker").get("idNumber").asString())
                .isEqualTo("320201********001X");

        assertThat(payability(id, "date=2026-06-10&institution=JL-DEMO-01", 200)
                        .get("payable")
                        .booleanValue())
                .isTrue();
        assertThat(payability(id, "date=2026-11-30&institution=JL-DEMO-01", 200)
                        .get("reason")
                        .asString())
                .isEqualTo("EXPIRED");
        assertThat(payability(id, "date=2026-06-10&institution=JL-DEMO-01&item=TRANSPORT", 200)
                        .get("manualReview")
                        .booleanValue())
                .isTrue();

        var pdf = get(asReviewer(), at(id, "form.pdf"))
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        try (var form = Loader.loadPDF(pdf)) {
            assertThat(form.getNumberOfPages()).isEqualTo(2);
            assertThat(new PDFTextStripper().getText(form)).contains(NAME, "2026年11月29日", IDS.get(0));
        }
        assertThat(sms(id)).containsExactly("FILING_APPROVED");
        assertThat(events("filing.approved", id)).isEqualTo(1);
        assertThat(count("audit where action = 'FILING_PRINTED' and object_id = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "AC-148, AC-150: a change is too soon until two persons let it pass; approved, it takes the old one's place")
    void changeBeforeThreeMonths() {
        clock.set("2026-08-31T10:00");
        var id = approved(referral(IDS.get(1)), Map.of("decision", "AGREE"));
        clock.set("2026-11-29T10:00");
        var body = form(IDS.get(1));
        body.put("institutions", List.of("JL-DEMO-03"));
        body.put("place", "延吉市");

        problem(post(asWindow(), at(id, "changes"), body), 409, "TOO_SOON");
        problem(post(asWindow(), at(id, "cancellation"), Map.of("reason", "不再需要")), 409, "TOO_SOON");
        assertThat(ok(post(asReviewer(), at(id, "override"), Map.of("reason", "病情变化，须转他院")), 200)
                        .get("granted")
                        .booleanValue())
                .isFalse();
        problem(post(asReviewer(), at(id, "override"), Map.of("reason", "再次")), 409, "SAME_PERSON");
        problem(post(asWindow(), at(id, "changes"), body), 409, "TOO_SOON");
        ok(post(asAdmin(), at(id, "override"), Map.of("reason", "同意")), 200);
        var next = id(ok(post(asWindow(), at(id, "changes"), body), 201));
        problem(post(asWindow(), at(id, "changes"), body), 409, "TOO_SOON");
        attach(asWindow(), next, "FILING_FORM", false);
        ok(post(asWindow(), at(next, "submission"), Map.of()), 200);
        ok(review(asReviewer(), next, Map.of("decision", "AGREE")), 200);

        var old = ok(get(asWindow(), "/api/v1/filings/" + id), 200);
        assertThat(old.get("state").asString()).isEqualTo("CHANGED");
        assertThat(old.get("endedOn").asString()).isEqualTo("2026-11-28");
        assertThat(ok(get(asWindow(), "/api/v1/filings/" + next), 200)
                        .get("changeableFrom")
                        .asString())
                .isEqualTo("2027-02-28");
        assertThat(count("audit where action like 'FILING_EXCEPTION%' and object_id = '" + id + "'"))
                .isEqualTo(2);
        problem(post(asWindow(), "/api/v1/filings", referral(IDS.get(1))), 409, "FILING_IN_FORCE");
    }

    @Test
    @DisplayName("AC-154 a long-term resident's transport is 422 NOT_ENTITLED, with every other reason")
    void residentOverTheYears() {
        clock.set("2026-04-02T10:00");
        var body = form(IDS.get(2));
        body.putAll(Map.of("kind", "REHAB", "scenario", "RESIDENCE", "domicileIsResidence", false));
        body.put("conditionEndsOn", "2027-03-31");
        body.remove("referral");
        var draft = id(ok(post(asWindow(), "/api/v1/filings", body), 201));
        attach(asWindow(), draft, "INJURY_DECISION", false);
        attach(asWindow(), draft, "RESIDENCE_PROOF", false);
        ok(post(asWindow(), at(draft, "submission"), Map.of()), 200);
        assertThat(ok(review(asReviewer(), draft, Map.of("decision", "AGREE")), 200)
                        .get("validTo")
                        .asString())
                .isEqualTo("2027-03-31");

        var refused = payability(draft, "date=2026-04-01&institution=JL-DEMO-02&item=TRANSPORT&amount=88.00", 422);
        assertThat(refused.get("code").asString()).isEqualTo("NOT_ENTITLED");
        assertThat(refused.get("reasons").toString())
                .contains("FILED_LATE", "INSTITUTION", "INSTITUTION_NOT_CONTRACTED", "NOT_ENTITLED");

        clock.set("2027-03-20T10:00");
        expireFilings.announce().block();
        expireFilings.announce().block();
        clock.set("2027-04-01T00:30");
        expireFilings.expire().block();
        expireFilings.expire().block();

        assertThat(ok(get(asWindow(), "/api/v1/filings/" + draft), 200)
                        .get("state")
                        .asString())
                .isEqualTo("EXPIRED");
        assertThat(sms(draft)).containsExactly("FILING_APPROVED", "FILING_EXPIRING");
        assertThat(events("filing.expired", draft)).isEqualTo(1);
        var renewed = ok(post(asWindow(), at(draft, "renewal"), Map.of()), 201);
        assertThat(renewed.get("category").asString()).isEqualTo("RENEWAL");
        problem(post(asWindow(), at(id(renewed), "submission"), Map.of()), 422, "CONDITION_LOST");
    }

    @Test
    @DisplayName("JLF-003 a revocation ends payment at once and is told; a refusal is told with its reason")
    void revokedAndRefused() {
        clock.set("2026-06-01T10:00");
        var id = approved(referral(IDS.get(3)), Map.of("decision", "AGREE"));
        clock.set("2026-07-01T10:00");
        ok(post(asAdmin(), at(id, "revocation"), Map.of("reason", "享受待遇状态已停止")), 200);

        assertThat(payability(id, "date=2026-07-01&institution=JL-DEMO-01", 200)
                        .get("reason")
                        .asString())
                .isEqualTo("REVOKED");
        assertThat(payability(id, "date=2026-06-30&institution=JL-DEMO-01", 200)
                        .get("payable")
                        .booleanValue())
                .isTrue();
        assertThat(events("filing.revoked", id)).isEqualTo(1);

        var again = submitted(referral(IDS.get(3)));
        ok(review(asReviewer(), again, Map.of("decision", "DISAGREE", "reason", "待遇状态不正常")), 200);
        assertThat(sms(again)).containsExactly("FILING_REJECTED");
        assertThat(events("filing.rejected", again)).isEqualTo(1);
    }

    @Test
    @DisplayName("AC-159 eleven devices are refused; a member files for himself only and sees nobody else's")
    void membersAndDevices() {
        clock.set("2026-06-01T10:00");
        var member = UUID.randomUUID();
        db.sql(
                        "insert into member_account (person_id, account_id) values (:person, :account) on conflict (person_id) do update set account_id = excluded.account_id")
                .bind("person", personIds.of(IDS.get(4)))
                .bind("account", member)
                .then()
                .block();
        var own = tokens.account(member);
        var body = form(IDS.get(4));
        body.remove("referral");
        body.putAll(Map.of("kind", "DEVICE", "scenario", "WORK", "institutions", List.of("JL-DEMO-04")));
        body.put("fitting", Map.of("kind", "FIRST", "itemsChanged", false, "devices", devices(11)));
        problem(post(own, "/api/v1/filings", body), 422, "DEVICE_COUNT");

        body.put("fitting", Map.of("kind", "FIRST", "itemsChanged", false, "devices", devices(1)));
        var id = id(ok(post(own, "/api/v1/filings", body), 201));
        problem(post(own, "/api/v1/filings", referral(IDS.get(0))), 403, "NOT_SELF");
        problem(get(tokens.account(UUID.randomUUID()), "/api/v1/filings/" + id), 404, "NOT_FOUND");
        attach(own, id, "INJURY_DECISION", false);
        attach(own, id, "LABOUR_CONTRACT", false);
        attach(own, id, "DEVICE_FORM", false);
        attach(asWindow(), id, "ORIGINAL_INJURY_DECISION", true);
        attach(asWindow(), id, "ORIGINAL_APPRAISAL", true);
        ok(post(own, at(id, "submission"), Map.of()), 200);
        problem(review(asReviewer(), id, Map.of("decision", "AGREE")), 422, "DEVICE_LIMIT_MISSING");
        ok(
                review(
                        asReviewer(),
                        id,
                        Map.of(
                                "decision",
                                "AGREE",
                                "devices",
                                List.of(Map.of("name", "小腿假肢1", "minimumYears", 3, "limit", "3000.00")))),
                200);

        var answer = payability(id, "date=2026-06-02&institution=JL-DEMO-04&item=小腿假肢1&amount=3500", 200);
        assertThat(answer.get("fundPays").asString()).isEqualTo("3000.00");
        assertThat(answer.get("workerPays").asString()).isEqualTo("500.00");
        assertThat(ok(get(own, "/api/v1/filings"), 200).get("total").intValue()).isEqualTo(1);
        assertThat(ok(get(asReviewer(), "/api/v1/filings?state=APPROVED&kind=DEVICE"), 200)
                        .toString())
                .contains("阿*");
        assertThat(count("outbox where body::text like '%" + IDS.get(4) + "%'")).isZero();
    }

    private static List<Map<String, Object>> devices(int count) {
        var devices = new ArrayList<Map<String, Object>>();
        for (var i = 1; i <= count; i++) {
            devices.add(Map.of("name", "小腿假肢" + i));
        }
        return devices;
    }

    private static Map<String, Object> form(String idNumber) {
        var body = new HashMap<String, Object>();
        var male = (idNumber.charAt(16) - '0') % 2 == 1;
        body.put(
                "worker",
                Map.of(
                        "name",
                        NAME,
                        "sex",
                        male ? "MALE" : "FEMALE",
                        "idNumber",
                        idNumber,
                        "injuredPart",
                        "右胫骨骨折",
                        "employer",
                        "长春市示范机械有限公司",
                        "phone",
                        "18912345678"));
        body.put("place", "吉林市船营区");
        body.put("institutions", List.of("JL-DEMO-01"));
        body.put("referral", Map.of("opinion", "骨折术后感染，建议转院", "doctor", "赵医师", "reasons", List.of("CANNOT_TREAT")));
        return body;
    }

    private static Map<String, Object> referral(String idNumber) {
        var body = form(idNumber);
        body.put("kind", "MEDICAL");
        body.put("scenario", "REFERRAL");
        return body;
    }

    private String approved(Map<String, Object> body, Map<String, Object> review) {
        var id = submitted(body);
        ok(review(asReviewer(), id, review), 200);
        return id;
    }

    private String submitted(Map<String, Object> body) {
        var id = id(ok(post(asWindow(), "/api/v1/filings", body), 201));
        attach(asWindow(), id, "INJURY_DECISION", false);
        attach(asWindow(), id, "FILING_FORM", false);
        ok(post(asWindow(), at(id, "submission"), Map.of()), 200);
        return id;
    }

    private String asWindow() {
        return tokens.account(window, Role.FIRST_REVIEWER);
    }

    private String asReviewer() {
        return tokens.account(reviewer, Role.FIRST_REVIEWER);
    }

    private String asAdmin() {
        return tokens.account(admin, Role.ADMIN);
    }

    private static String at(String id, String what) {
        return "/api/v1/filings/" + id + "/" + what;
    }

    private ResponseSpec review(String token, String id, Map<String, Object> body) {
        return post(token, at(id, "review"), body);
    }

    private ResponseSpec post(String token, String path, Map<String, ?> body) {
        return web.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec get(String token, String path) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private JsonNode payability(String id, String query, int status) {
        return ok(get(asReviewer(), at(id, "payability?" + query)), status);
    }

    private void attach(String token, String id, String code, boolean seen) {
        var form = new MultipartBodyBuilder();
        form.part("code", code);
        form.part("originalSeen", String.valueOf(seen));
        form.part("file", Pictures.png()).filename("scan.png");
        ok(
                web.post()
                        .uri(at(id, "materials"))
                        .headers(headers -> headers.setBearerAuth(token))
                        .contentType(MediaType.MULTIPART_FORM_DATA)
                        .bodyValue(form.build())
                        .exchange(),
                201);
    }

    private JsonNode ok(ResponseSpec response, int status) {
        var result = response.expectBody(String.class).returnResult();
        assertThat(result.getStatus().value()).as(result.getResponseBody()).isEqualTo(status);
        return json.readTree(result.getResponseBody());
    }

    private JsonNode problem(ResponseSpec response, int status, String code) {
        var problem = ok(response, status);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        return problem;
    }

    private static String id(JsonNode filing) {
        return filing.get("filingId").asString();
    }

    private List<String> sms(String id) {
        return db.sql(
                        "select body::text as body from outbox where topic = 'sms.requested' and key like :key order by seq")
                .bind("key", "filing/" + id + "/%")
                .map(row -> json.readTree(row.get("body", String.class)))
                .all()
                .map(body -> {
                    var key = body.get("businessKey").asString();
                    assertThat(transport.openText(body.get("sealedPhone").asString(), key))
                            .isEqualTo("18912345678");
                    return body.get("template").asString();
                })
                .collectList()
                .block();
    }

    private long events(String topic, String id) {
        return count("outbox where topic = '" + topic + "' and body::text like '%" + id + "%'");
    }

    private long count(String from) {
        return db.sql("select count(*) from " + from).mapValue(Long.class).one().block();
    }
}
