package org.huzhu.claims.injury.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.IntegrationTest;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class InjuryCalculationIT {

    private static final String GRADE_8 = """
            {"region": "CN-3207", "recognitionDate": "2025-03-01", "injuryDate": "2024-11-20", "grade": 8,
             "ownWage": "6000.00", "averageWage": "8000.00", "insured": true, "compare": true, "remark": "<b>甲</b>"}
            """;

    @Autowired
    private TestTokens tokens;

    @LocalServerPort
    private int port;

    private WebTestClient client;

    @BeforeEach
    void connect() {
        client =
                WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    @Test
    @DisplayName("AC-114, AC-135 a grade 8 injury, line by line, under both laws")
    void gradeEight() {
        post(GRADE_8, MediaType.APPLICATION_JSON)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .jsonPath("$.ruleSet")
                .isEqualTo("RS-2011")
                .jsonPath("$.regionName")
                .isEqualTo("连云港市")
                .jsonPath("$.ownWage.base")
                .isEqualTo("6000.00")
                .jsonPath("$.lines.length()")
                .isEqualTo(3)
                .jsonPath("$.lines[0].item")
                .isEqualTo("LUMP_DISABILITY")
                .jsonPath("$.lines[0].amount")
                .isEqualTo("66000.00")
                .jsonPath("$.lines[0].payer")
                .isEqualTo("FUND")
                .jsonPath("$.lines[0].frequency")
                .isEqualTo("ONE_OFF")
                .jsonPath("$.lines[0].formula")
                .isEqualTo("本人工资 6000.00 × 11个月 = 66000.00")
                .jsonPath("$.lines[0].clause")
                .isEqualTo("工伤保险条例第三十七条第一项")
                .jsonPath("$.lines[1].amount")
                .isEqualTo("80000.00")
                .jsonPath("$.lines[1].status")
                .isEqualTo("SECONDARY")
                .jsonPath("$.lines[2].payer")
                .isEqualTo("EMPLOYER")
                .jsonPath("$.totals.oneOff")
                .isEqualTo("181000.00")
                .jsonPath("$.alternatives[0].ruleSet")
                .isEqualTo("RS-2004")
                .jsonPath("$.alternatives[0].lines[0].amount")
                .isEqualTo("60000.00")
                .jsonPath("$.alternatives[0].lines[1].payer")
                .isEqualTo("EMPLOYER");
    }

    @Test
    void thePrintedPageHasNoScriptAndNothingOfTheCallersMarkup() {
        var page = post(GRADE_8, MediaType.TEXT_HTML)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody()
                .returnResult()
                .getResponseBody();
        var html = new String(page, StandardCharsets.UTF_8);

        assertThat(html)
                .contains("工伤保险待遇计算结果", "一次性伤残补助金", "66000.00", "两部条例对照", "&lt;b&gt;甲&lt;/b&gt;")
                .doesNotContain("<script", "<b>甲");
    }

    @Test
    @DisplayName("AC-132 a figure that is not configured")
    void parameterMissing() {
        post("""
                        {"region": "CN-3207", "recognitionDate": "2026-03-01", "deathDate": "2026-02-01",
                         "ownWage": "6000.00", "averageWage": "8000.00", "dependants": [{"relation": "SPOUSE"}]}
                        """, MediaType.TEXT_HTML)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("PARAMETER_MISSING")
                .jsonPath("$.detail")
                .isEqualTo("缺少CN2025年的全国城镇居民人均可支配收入，请填写或先配置；不会用其他年度的数据代替")
                .jsonPath("$.missing[0].field")
                .isEqualTo("urbanIncome");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        post("""
                        {"region": "江苏", "recognitionDate": "2025-02-30", "grade": 11, "ownWage": "-1", "nursing": "ALL",
                         "dependants": [{"relation": "UNCLE"}]}
                        """, MediaType.APPLICATION_JSON)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("FIELD_INVALID")
                .jsonPath("$.errors[*].field")
                .value((List<String> fields) -> assertThat(fields)
                        .containsExactlyInAnyOrder(
                                "region", "recognitionDate", "grade", "ownWage", "nursing", "dependants[0].relation"));
    }

    @Test
    void theTablesAreShownToWhoeverIsLoggedIn() {
        client.get()
                .uri("/api/v1/injury/rule-sets")
                .headers(headers -> headers.setBearerAuth(tokens.client("hr", "claims:read")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[*].code")
                .value((List<String> codes) -> assertThat(codes).containsExactly("RS-2004", "RS-2011"));
        client.get()
                .uri("/api/v1/injury/regions")
                .headers(headers -> headers.setBearerAuth(tokens.staff(Role.AUDITOR)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.code == 'CN-32')].rules[*].status")
                .value((List<String> statuses) ->
                        assertThat(statuses).hasSize(12).containsOnly("SECONDARY"));
        client.get().uri("/api/v1/injury/regions").exchange().expectStatus().isUnauthorized();
    }

    private WebTestClient.ResponseSpec post(String json, MediaType accept) {
        return client.post()
                .uri("/api/v1/injury/calculations")
                .headers(headers -> headers.setBearerAuth(tokens.account(UUID.randomUUID())))
                .contentType(MediaType.APPLICATION_JSON)
                .accept(accept)
                .bodyValue(json)
                .exchange();
    }
}
