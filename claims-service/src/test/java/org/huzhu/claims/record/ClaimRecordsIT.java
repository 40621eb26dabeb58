package org.huzhu.claims.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.party.PartyStore;
import org.huzhu.claims.review.Claims;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.SettableClock;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class ClaimRecordsIT {

    private static final LocalDate DUE = LocalDate.of(2026, 4, 14);

    @Autowired
    private ClaimChanges changes;

    @Autowired
    private ClaimStore store;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private PartyStore parties;

    @Autowired
    private PersonIds personIds;

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

    private final UUID unit = UUID.randomUUID();
    private WebTestClient web;
    private String hr;

    @BeforeEach
    void connect() {
        clock.reset();
        web = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
        hr = tokens.unitClient("hr", unit, "claims:read");
    }

    private Claims claims() {
        return new Claims(changes, store, transaction, clock).ofUnit(unit);
    }

    @Test
    @DisplayName("WXU-057 the unit's list: name, masked phone, product, kind, days and status; no drafts")
    void theUnitSeesItsMembersClaimsWithoutDrafts() {
        var claim = claims().wuxiCritical();
        claims().draft();

        var list = get("/api/v1/claims", hr);

        assertThat(list.get("total").asLong()).isEqualTo(1);
        var row = list.get("items").get(0);
        assertThat(row.get("claimId").asString()).isEqualTo(id(claim));
        assertThat(row.get("name").asString()).isEqualTo("张安");
        assertThat(row.get("phone").asString()).isEqualTo("139****0019");
        assertThat(row.get("productName").asString()).isEqualTo("三合一职工互助保障");
        assertThat(row.get("insurance").asString()).isEqualTo("重疾");
        assertThat(row.get("claimTime").asString()).isEqualTo(Claims.EVENT.toString());
        assertThat(row.get("status").asString()).isEqualTo("IN_PROGRESS");
        assertThat(row.get("statusText").asString()).isEqualTo("进行中");
        assertThat(row.path("completedAt").isNull() || row.path("completedAt").isMissingNode())
                .isTrue();
        assertThat(get("/api/v1/claims?state=DRAFT", hr).get("total").asLong()).isZero();
    }

    @Test
    void anotherUnitSeesNothing() {
        claims().shanghai(DUE);

        assertThat(get("/api/v1/claims", tokens.unitClient("hr2", UUID.randomUUID(), "claims:read"))
                        .get("total")
                        .asLong())
                .isZero();
        assertThat(get("/api/v1/claims?unit=" + unit, tokens.unitClient("hr2", UUID.randomUUID(), "claims:read"))
                        .get("total")
                        .asLong())
                .isZero();
        web.get()
                .uri("/api/v1/claims")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.client("mini", "claims:read"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void handlersSeeTheirUnitAndMembersThemselves() {
        var handler = UUID.randomUUID();
        var member = UUID.randomUUID();
        var person = UUID.randomUUID();
        parties.learn(unit, handler, "某工会").block();
        parties.register(person, member).block();
        claims().shanghai(DUE);
        claims().of(person, "李安", "13900000020").draft();

        assertThat(get("/api/v1/claims", tokens.account(handler)).get("total").asLong())
                .isEqualTo(1);
        var own = get("/api/v1/claims", tokens.account(member));
        assertThat(own.get("total").asLong()).isEqualTo(1);
        assertThat(own.get("items").get(0).get("status").asString()).isEqualTo("DRAFT");
        assertThat(get("/api/v1/claims?idNumber=320201199001010001", tokens.account(member))
                        .get("total")
                        .asLong())
                .isZero();
        assertThat(get("/api/v1/claims", tokens.account(UUID.randomUUID()))
                        .get("total")
                        .asLong())
                .isZero();
    }

    @Test
    void everyFilterFindsWhatItNames() {
        var person = personIds.of("320201199001010028");
        var claim = claims().of(person, "王安", "13900000021").shanghai(DUE);
        claims().of(UUID.randomUUID(), "王宁", "13900000022").wuxiCritical();

        assertThat(ids("name=王安")).containsExactly(id(claim));
        assertThat(ids("name=王")).isEmpty();
        assertThat(ids("phone=13900000021")).containsExactly(id(claim));
        assertThat(ids("product=SH-2020")).containsExactly(id(claim));
        assertThat(ids("claimNo=" + id(claim).substring(0, 8))).containsExactly(id(claim));
        assertThat(ids("claimNo=" + id(claim))).containsExactly(id(claim));
        assertThat(ids("from=2026-03-01&to=2026-03-01")).hasSize(2);
        assertThat(ids("from=2026-03-02")).isEmpty();
        assertThat(ids("state=IN_PROGRESS")).hasSize(2);
        assertThat(ids("state=FIRST_REVIEW&product=SH-2020")).containsExactly(id(claim));
        assertThat(ids("idNumber=320201199001010028")).containsExactly(id(claim));
        assertThat(audits("CLAIMS_SEARCHED", person.toString())).isEqualTo(1);
        refused("from=yesterday", "FIELD_INVALID");
        refused("state=PAID", "CLAIM_STATUS_UNKNOWN");
        refused("claimNo=abc", "CLAIM_NO_INVALID");
        refused("from=2026-03-02&to=2026-03-01", "PERIOD_INVALID");
    }

    @Test
    void pagesHaveNoGaps() {
        var all = new ArrayList<String>();
        for (var i = 0; i < 7; i++) {
            all.add(id(claims().shanghai(DUE)));
        }
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = get("/api/v1/claims?limit=3&cursor=" + cursor, hr);
            page.get("items").forEach(item -> seen.add(item.get("claimId").asString()));
            cursor = page.get("next").isNull() ? "" : page.get("next").asString();
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(all.reversed());
    }

    @Test
    @DisplayName("WXU-059 the export holds as many rows as the list with the same filter, and is audited")
    void theExportHoldsWhatTheListCounts() throws IOException {
        for (var i = 0; i < 6; i++) {
            claims().shanghai(DUE);
        }
        claims().wuxiCritical();

        var answer = web.get()
                .uri("/api/v1/claims.xlsx?product=SH-2020")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + hr)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult();

        assertThat(java.net.URLDecoder.decode(
                        answer.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION),
                        java.nio.charset.StandardCharsets.UTF_8))
                .containsPattern("单位职工理赔记录信息-\\d{13}\\.xlsx");
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.getResponseBody()))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows.getFirst().getCellText(0)).isEqualTo("理赔人姓名");
            assertThat(rows.size() - 1)
                    .isEqualTo(get("/api/v1/claims?product=SH-2020", hr)
                            .get("total")
                            .asInt())
                    .isEqualTo(6);
            assertThat(rows.get(1).getCellText(1)).isEqualTo("139****0019");
            assertThat(rows.get(1).getCellText(3)).isEqualTo("住院天数保障金");
            assertThat(rows.get(1).getCellText(8)).isEqualTo("进行中");
        }
        assertThat(audits("CLAIMS_EXPORTED", unit.toString())).isEqualTo(1);
    }

    private List<String> ids(String query) {
        var token = tokens.staff(Role.FIRST_REVIEWER);
        var ids = new ArrayList<String>();
        get("/api/v1/claims?unit=" + unit + "&" + query, token)
                .get("items")
                .forEach(item -> ids.add(item.get("claimId").asString()));
        return ids;
    }

    private void refused(String query, String code) {
        web.get()
                .uri("/api/v1/claims?" + query)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + hr)
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private long audits(String action, String objectId) {
        return db.sql("select count(*) from audit where action = :action and object_id = :id")
                .bind("action", action)
                .bind("id", objectId)
                .mapValue(Long.class)
                .one()
                .block();
    }

    private static String id(Claim claim) {
        return claim.identity().claimId().toString();
    }

    private JsonNode get(String path, String token) {
        var body = web.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return json.readTree(body);
    }
}
