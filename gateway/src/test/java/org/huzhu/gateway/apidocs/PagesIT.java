package org.huzhu.gateway.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.huzhu.gateway.testkit.WithGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

/** What the gateway shows to people and generators. */
class PagesIT extends WithGateway {

    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @Test
    void oneDocumentHoldsWhatEveryServiceSaysAndNamesWhoIsAway() {
        ENROLLMENT.answerJson("/v3/api-docs", """
                {"openapi":"3.1.0","paths":{"/api/v1/orders":{"get":{"summary":"工单列表"}},
                 "/api/v1/products":{"get":{"summary":"险种"}}}}""");
        MEMBER.answerJson("/v3/api-docs", """
                {"openapi":"3.1.0","paths":{"/api/v1/me/coverages":{"get":{"summary":"我的保障"}},
                 "/internal/revocations":{"get":{"summary":"internal"}}}}""");
        NOTIFICATION.answer((request, response) -> response.status(500).send());
        CLAIMS.die();
        try {
            http.get()
                    .uri("/openapi.json")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_JSON)
                    .expectBody()
                    .jsonPath("$.paths['/api/v1/orders'].get.summary")
                    .isEqualTo("工单列表")
                    .jsonPath("$.paths['/api/v1/orders'].get.security")
                    .doesNotExist()
                    .jsonPath("$.paths['/api/v1/products'].get.security.length()")
                    .isEqualTo(0)
                    .jsonPath("$.paths['/api/v1/me/coverages'].get['x-service']")
                    .isEqualTo("member")
                    .jsonPath("$.paths['/internal/revocations']")
                    .doesNotExist()
                    .jsonPath("$.components.securitySchemes.bearer.scheme")
                    .isEqualTo("bearer")
                    .jsonPath("$['x-unavailable-services']")
                    .isEqualTo(List.of("claims", "notification"));
        } finally {
            CLAIMS.comeBack();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/swagger-ui.html", "/events.html"})
    void aPageNeedsNothingFromElsewhereAndAllItsPartsAreThere(String page) {
        var html = http.get()
                .uri(page)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(html).isNotNull().doesNotContain("http://", "https://", "//cdn");
        LINK.matcher(html)
                .results()
                .map(link -> link.group(1))
                .filter(link -> link.startsWith("/swagger-ui/") || link.startsWith("/assets/"))
                .forEach(link -> http.get()
                        .uri(link)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .consumeWith(part -> assertThat(part.getResponseBody()).isNotEmpty()));
    }

    @Test
    void thePageOfEventsRunsNoScriptAndItsDescriptionIsThereForGenerators() {
        var page = http.get()
                .uri("/events.html")
                .exchange()
                .expectHeader()
                .value("Content-Security-Policy", policy -> assertThat(policy).contains("default-src 'self'"))
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var description = http.get()
                .uri("/asyncapi.yaml")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(page).doesNotContain("<script", "style=").contains("id=\"claim.changed\"");
        assertThat(description).contains("asyncapi: 3.0.0", "address: claim.changed");
    }

    @Test
    void theUsualAddressLeadsToTheApiPage() {
        http.get()
                .uri("/swagger-ui/index.html")
                .exchange()
                .expectStatus()
                .isPermanentRedirect()
                .expectHeader()
                .location("/swagger-ui.html");
    }
}
