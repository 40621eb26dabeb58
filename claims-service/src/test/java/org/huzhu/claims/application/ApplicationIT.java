package org.huzhu.claims.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.huzhu.platform.file.Pictures;
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
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Applications over HTTP: in the APP, at the window, and at the agency's two desks. */
@IntegrationTest
class ApplicationIT {

    private static final String ROOT = "/api/v1/injury/applications";
    private static final String WORKER = "32020119900101001X";
    private static final String RELATIVE = "320201199001010028";

    @Autowired
    private PersonIds personIds;

    @Autowired
    private ApplicationStore applications;

    @Autowired
    private DatabaseClient db;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    private final UUID member = UUID.randomUUID();
    private final String window = "window";
    private final Map<String, UUID> staff =
            Map.of(window, UUID.randomUUID(), "first", UUID.randomUUID(), "second", UUID.randomUUID());
    private WebTestClient web;

    @BeforeEach
    void connect() {
        Stream.of(
                        "truncate injury_application, injury_application_material, injury_application_step",
                        "delete from member_account where person_id = '" + personIds.of(WORKER) + "'")
                .forEach(sql -> db.sql(sql).then().block());
        db.sql("insert into member_account (person_id, account_id) values (:personId, :accountId)")
                .bind("personId", personIds.of(WORKER))
                .bind("accountId", member)
                .then()
                .block();
        web = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
        clock.set("2026-02-02T10:00");
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    @DisplayName("AC-141 an application refused for a missing subcontract and then completed; LYG-29, LYG-34")
    void refusedForAMissingSubcontractAndThenCompleted() {
        var id = opened(asMember(), lump("APP", Map.of("constructionProject", true)));
        var refused = problem(post(asMember(), ROOT + "/" + id + "/submission", Map.of()), 422, "MATERIALS_INCOMPLETE");
        assertThat(refused.get("missing")).hasSize(3);
        attach(asMember(), id, "CLAIM_FORM", 1, false);
        attach(asMember(), id, "SS_CARD_COPY", 1, false);
        refused = problem(post(asMember(), ROOT + "/" + id + "/submission", Map.of()), 422, "MATERIALS_INCOMPLETE");
        assertThat(refused.get("missing")).hasSize(1);
        assertThat(refused.get("missing").get(0).get("code").asString()).isEqualTo("SUBCONTRACT");
        assertThat(refused.get("detail").asString()).contains("工程劳务分包合同");

        attach(asMember(), id, "SUBCONTRACT", 1, false);
        var submitted = ok(post(asMember(), ROOT + "/" + id + "/submission", Map.of()), 200);
        assertThat(submitted.get("dueOn").asString()).isEqualTo("2026-03-06");
        assertThat(submitted.get("progress").get("status").asString()).isEqualTo("IN_PROGRESS");
        assertThat(submitted.get("form").get("worker").get("idNumber").asString())
                .contains("*");

        problem(review("second", id, "BUSINESS_RECHECK", "AGREE", List.of()), 409, "ILLEGAL_TRANSITION");
        problem(review("second", id, "FIRST_REVIEW", "AGREE", List.of()), 403, "FORBIDDEN");
        problem(review("first", id, "FIRST_REVIEW", "SUPPLEMENT", List.of(), ""), 422, "REASON_REQUIRED");
        ok(review("first", id, "FIRST_REVIEW", "SUPPLEMENT", List.of(), "请补充鉴定结论"), 200);
        attach(asMember(), id, "OTHER", 1, false);
        clock.set("2026-02-03T10:00");
        ok(post(asMember(), ROOT + "/" + id + "/submission", Map.of()), 200);

        var amount = Map.of("item", "LUMP_DISABILITY", "statutory", "66000.00");
        ok(review("first", id, "FIRST_REVIEW", "AGREE", List.of(amount)), 200);
        var done = ok(review("second", id, "BUSINESS_RECHECK", "AGREE", List.of()), 200);
        assertThat(done.get("stateText").asString()).isEqualTo("已办结");
        assertThat(done.get("amounts").get(0).get("payable").asString()).isEqualTo("66000.00");
        assertThat(done.get("steps")).hasSize(6);

        assertThat(ok(get(asMember(), ROOT + "?state=FINISHED"), 200)
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(ok(get(asMember(), ROOT + "?state=RUNNING"), 200)
                        .get("total")
                        .asInt())
                .isZero();
        problem(get(tokens.account(UUID.randomUUID()), ROOT + "/" + id), 404, "NOT_FOUND");
        assertThat(count("audit where object_id = '" + id + "' and action = 'APPLICATION_COMPLETED'"))
                .isEqualTo(1);
        assertThat(count("injury_application where position(convert_to('18912345678', 'UTF8') in sealed_file) > 0"))
                .isZero();
    }

    @Test
    @DisplayName("AC-140 转外就医 through the APP is CHANNEL_NOT_AVAILABLE; staff are the window, members are not")
    void channels() {
        var referral = body("REFERRAL_OUT", "APP", form(), Map.of());
        assertThat(problem(post(asMember(), ROOT, referral), 409, "CHANNEL_NOT_AVAILABLE")
                        .get("channels")
                        .get(0)
                        .asString())
                .isEqualTo("WINDOW");
        problem(post(asMember(), ROOT, body("REFERRAL_OUT", "WINDOW", form(), Map.of())), 409, "CHANNEL_NOT_AVAILABLE");
        problem(post(as(window), ROOT, lump("APP", Map.of())), 409, "CHANNEL_NOT_AVAILABLE");

        var id = opened(as(window), body("REFERRAL_OUT", "WINDOW", form(), Map.of()));
        attach(as(window), id, "REFERRAL_FORM", 1, false);
        problem(post(as(window), ROOT + "/" + id + "/submission", Map.of()), 422, "MATERIALS_INCOMPLETE");
        attach(as(window), id, "REFERRAL_FORM", 2, false);
        ok(post(as(window), ROOT + "/" + id + "/submission", Map.of()), 200);
    }

    @Test
    @DisplayName("AC-139 the original of the discharge summary counts where the window has seen it")
    void originalAtTheWindow() {
        var form = form();
        form.put("items", List.of("MEDICAL_COST"));
        form.put("payout", Map.of("method", "SS_CARD"));
        var facts = Map.<String, Object>of(
                "inpatient", true,
                "outpatient", false,
                "outOfRegion", false,
                "billsHeldBy", "WORKER",
                "thirdParty", "NONE",
                "employerAdvanced", false,
                "constructionProject", false);
        var id = opened(as(window), body("MEDICAL_REIMBURSE", "WINDOW", form, facts));
        for (var code : List.of("CLAIM_FORM", "INPATIENT_BILLS", "SS_CARD_COPY", "DISCHARGE_SUMMARY")) {
            attach(as(window), id, code, 1, false);
        }
        var refused = post(as(window), ROOT + "/" + id + "/submission", Map.of());
        problem(refused, 422, "ORIGINAL_REQUIRED");
        attach(as(window), id, "DISCHARGE_SUMMARY", 1, true);
        ok(post(as(window), ROOT + "/" + id + "/submission", Map.of()), 200);
    }

    @Test
    @DisplayName(
            "AC-137, LYG-24 relatives choose one system, in all applications alike; only the shortfall of a funeral is paid")
    void funeral() {
        problem(post(as(window), ROOT, death("BOTH")), 422, "CHOOSE_ONE_SURVIVOR_BENEFIT");
        var id = opened(as(window), death("WORK_INJURY"));
        for (var code :
                List.of("CLAIM_FORM", "CREMATION_CERTIFICATE", "DECEASED_SS_CARD_COPY", "COMPENSATION_DOCUMENT")) {
            attach(as(window), id, code, 1, false);
        }
        ok(post(as(window), ROOT + "/" + id + "/submission", Map.of()), 200);
        problem(review("first", id, "FIRST_REVIEW", "AGREE", List.of()), 422, "GRANT_REQUIRED");
        var agreed = ok(
                review(
                        "first",
                        id,
                        "FIRST_REVIEW",
                        "AGREE",
                        List.of(Map.of("item", "FUNERAL", "statutory", "48000.00"))),
                200);
        var line = agreed.get("amounts").get(0);
        assertThat(line.get("payable").asString()).isEqualTo("18000.00");
        assertThat(line.get("formula").asString()).isEqualTo("max(48000.00 − 30000.00, 0) = 18000.00");
        assertThat(line.get("clause").asString()).contains("不得重复享受");

        var pension = new HashMap<>(death("NOT_ELIGIBLE"));
        pension.put("type", "DEPENDANT_PENSION");
        pension.put("form", relative(List.of("DEPENDANT_PENSION")));
        pension.put(
                "facts",
                Map.of("survivorChoice", "NOT_ELIGIBLE", "constructionProject", false, "orphanOrLoneElder", false));
        var other = opened(as(window), pension);
        for (var code : List.of(
                "CLAIM_FORM",
                "CREMATION_CERTIFICATE",
                "KINSHIP_PROOF",
                "COMMITMENT_LETTER",
                "DEPENDANT_SS_CARD_COPY")) {
            attach(as(window), other, code, 1, false);
        }
        problem(post(as(window), ROOT + "/" + other + "/submission", Map.of()), 422, "CHOOSE_ONE_SURVIVOR_BENEFIT");
    }

    @Test
    void oneBenefitOfOneEventIsAppliedForOnceAtATimeAlsoByTwoAtOnce() {
        var facts = Map.<String, Object>of("constructionProject", false);
        var statuses = new ArrayList<>(Flux.range(0, 4)
                .parallel(4)
                .runOn(Schedulers.boundedElastic())
                .map(_ -> post(asMember(), ROOT, lump("PORTAL", facts))
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .sequential()
                .collectList()
                .block());
        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);

        var open = ok(get(asMember(), ROOT), 200).get("items").get(0);
        var id = open.get("applicationId").asString();
        ok(post(asMember(), ROOT + "/" + id + "/withdrawal", Map.of("reason", "填错了")), 200);
        opened(asMember(), lump("PORTAL", facts));
    }

    @Test
    @DisplayName(
            "AC-143, LYG-31, LYG-32 the end of a validity, an account change without a list, the catalogue and a form")
    void offsiteAccountAndCatalogue() {
        var offsite = form();
        offsite.put(
                "offsite",
                Map.of(
                        "recognitionNo", "2024-1",
                        "recognisedOn", "2024-11-01",
                        "validFrom", "2025-02-20",
                        "place", "南京市",
                        "filingKind", "异地长期居住"));
        var view = ok(post(asMember(), ROOT, body("OFFSITE_TREATMENT", "APP", offsite, Map.of())), 201);
        assertThat(view.get("form").get("offsite").get("validTo").asString()).isEqualTo("2025-08-19");

        var account = form();
        account.put(
                "payout",
                Map.of(
                        "method",
                        "BANK_CARD",
                        "account",
                        Map.of("holder", "张三", "bank", "某行", "number", "6230000000000000007")));
        var change = ok(post(asMember(), ROOT, body("ACCOUNT_MAINTENANCE", "PORTAL", account, Map.of())), 201);
        assertThat(change.get("materialsKnown").asString()).isEqualTo("UNKNOWN");
        ok(post(asMember(), ROOT + "/" + change.get("applicationId").asString() + "/submission", Map.of()), 200);
        assertThat(applications.countOverdue(LocalDate.of(2026, 3, 6)).block()).isZero();
        assertThat(applications.countOverdue(LocalDate.of(2026, 3, 7)).block()).isEqualTo(1);

        var types = ok(get(asMember(), "/api/v1/injury/benefit-types"), 200);
        assertThat(types.get("types")).hasSize(15);
        assertThat(types.get("services")).hasSize(9);
        var list = ok(
                get(asMember(), "/api/v1/injury/benefit-types/LUMP_DISABILITY/materials?constructionProject=true"),
                200);
        assertThat(list.get("materials").toString()).contains("SUBCONTRACT", "建筑业按项目参保人员须提供");
        get(asMember(), "/api/v1/injury/benefit-types/LUMP_DISABILITY/form.html")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("工伤保险待遇申领表", "公民身份号码"));
        problem(get(asMember(), "/api/v1/injury/benefit-types/NOTHING/materials"), 404, "NOT_FOUND");
    }

    private Map<String, Object> lump(String channel, Map<String, Object> facts) {
        var form = form();
        form.put("items", List.of("LUMP_DISABILITY"));
        form.put("payout", Map.of("method", "SS_CARD"));
        return body("LUMP_DISABILITY", channel, form, facts);
    }

    private Map<String, Object> death(String choice) {
        return body(
                "DEATH_LUMP_FUNERAL",
                "WINDOW",
                relative(List.of("DEATH_LUMP", "FUNERAL")),
                Map.of(
                        "survivorChoice",
                        choice,
                        "thirdParty",
                        "TRANSPORT",
                        "thirdPartyFuneralPaid",
                        "30000.00",
                        "constructionProject",
                        false));
    }

    private static Map<String, Object> relative(List<String> items) {
        var form = form();
        form.put("items", items);
        form.put("payout", Map.of("method", "SS_CARD"));
        form.put("claimant", Map.of("name", "李四", "idNumber", RELATIVE, "relation", "配偶"));
        return form;
    }

    private static Map<String, Object> form() {
        var form = new HashMap<String, Object>();
        form.put("worker", Map.of("name", "张三", "idNumber", WORKER, "phone", "18912345678"));
        return form;
    }

    private static Map<String, Object> body(
            String type, String channel, Map<String, Object> form, Map<String, Object> facts) {
        return Map.of("type", type, "channel", channel, "injuredOn", "2026-01-05", "form", form, "facts", facts);
    }

    private String asMember() {
        return tokens.account(member);
    }

    private String as(String who) {
        return tokens.account(staff.get(who), who.equals("second") ? Role.SECOND_REVIEWER : Role.FIRST_REVIEWER);
    }

    private String opened(String token, Map<String, Object> body) {
        return ok(post(token, ROOT, body), 201).get("applicationId").asString();
    }

    private ResponseSpec review(
            String who, String id, String node, String decision, List<Map<String, String>> amounts, String... reason) {
        return post(
                as(who),
                ROOT + "/" + id + "/reviews",
                Map.of(
                        "node", node,
                        "decision", decision,
                        "amounts", amounts,
                        "reason", reason.length == 0 ? "" : reason[0]));
    }

    private void attach(String token, String id, String code, int copies, boolean original) {
        var form = new MultipartBodyBuilder();
        form.part("code", code);
        form.part("copies", String.valueOf(copies));
        form.part("originalSeen", String.valueOf(original));
        form.part("file", Pictures.png()).filename("scan.png");
        web.post()
                .uri(ROOT + "/" + id + "/materials")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(form.build())
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private ResponseSpec post(String token, String uri, Object body) {
        return web.post()
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec get(String token, String uri) {
        return web.get()
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private JsonNode ok(ResponseSpec answer, int status) {
        var result = answer.expectBody(String.class).returnResult();
        assertThat(result.getStatus().value()).as(result.getResponseBody()).isEqualTo(status);
        return json.readTree(result.getResponseBody());
    }

    private JsonNode problem(ResponseSpec answer, int status, String code) {
        var problem = ok(answer, status);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        return problem;
    }

    private long count(String from) {
        return db.sql("select count(*) from " + from).mapValue(Long.class).one().block();
    }
}
