package org.huzhu.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import org.huzhu.gateway.testkit.WithGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** How much a caller may send, and that he is told. */
@TestPropertySource(
        properties = {
            "huzhu.gateway.limits.clients.small.requests=1",
            "huzhu.gateway.limits.clients.small.per=1h",
            "huzhu.gateway.limits.clients.small.burst=3",
            "huzhu.gateway.limits.routes.login.requests=1",
            "huzhu.gateway.limits.routes.login.per=1h",
            "huzhu.gateway.limits.routes.login.burst=5"
        })
class LimitIT extends WithGateway {

    @Autowired
    private MeterRegistry meters;

    @Test
    void aClientThatSendsTooMuchIsToldWhenToComeBackAndDisturbsNobody() {
        var small = TOKENS.client("small");
        for (var left = 2; left >= 0; left--) {
            lookUp(small)
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("RateLimit-Policy", "\"client-small\";q=3;w=10800")
                    .expectHeader()
                    .valueMatches("RateLimit", "\"client-small\";r=" + left + ";t=\\d+");
        }

        lookUp(small)
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueMatches("Retry-After", "3[56]\\d\\d")
                .expectHeader()
                .valueMatches("RateLimit", "\"client-small\";r=0;t=\\d+")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("TOO_MANY_REQUESTS");
        assertThat(meters.get("huzhu.ratelimit.refused")
                        .tag("limit", "client")
                        .counter()
                        .count())
                .isPositive();
        lookUp(TOKENS.client("other")).expectStatus().isOk();
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
