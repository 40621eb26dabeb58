package org.huzhu.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.huzhu.gateway.testkit.WithGateway;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** How much a caller may send, and that he is told. */
class LimitIT extends WithGateway {

    @Test
    void aClientThatSendsTooMuchIsToldWhenToComeBackAndDisturbsNobody() {
        var small = TOKENS.client("small");
        for (var left = 2; left >= 0; left--) {
            lookUp(small)
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("RateLimit-Policy", "\"client-small\";q=3;w=3")
                    .expectHeader()
                    .valueMatches("RateLimit", "\"client-small\";r=" + left + ";t=[123]");
        }

        lookUp(small)
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("TOO_MANY_REQUESTS");
        lookUp(TOKENS.client("other")).expectStatus().isOk();

        assertThat(MEMBER.seen()).hasSize(4);
    }

    @Test
    void loginHasAStricterLimitPerAddressAndTheRestOfTheApiStaysOpen() {
        for (var i = 0; i < 5; i++) {
            login().expectStatus().isOk();
        }

        login().expectStatus().isEqualTo(429).expectHeader().exists("Retry-After");
        http.get().uri("/api/v1/products").exchange().expectStatus().isOk();
    }

    private ResponseSpec lookUp(String token) {
        return http.post()
                .uri("/api/v1/member-lookups")
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange();
    }

    private ResponseSpec login() {
        return http.post()
                .uri("/api/v1/auth/codes")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange();
    }
}
