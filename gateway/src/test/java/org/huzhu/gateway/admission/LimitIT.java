package org.huzhu.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.huzhu.gateway.testkit.WithGateway;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** How much a caller may send, and that he is told. */
class LimitIT extends WithGateway {

    @Test
    void aClientThatSendsTooMuchIsToldWhenToComeBackAndDisturbsNobody() {
        var small = TOKENS.client("small");
        lookUp(small)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("RateLimit-Policy", "\"client-small\";q=3;w=3")
                .expectHeader()
                .valueMatches("RateLimit", "\"client-small\";r=2;t=1");
        // A token comes back each second, however slow the machine: so until one is refused.
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> statusOf(lookUp(small)) == 429);

        lookUp(small)
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectHeader()
                .valueMatches("RateLimit", "\"client-small\";r=0;t=3")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("TOO_MANY_REQUESTS");
        lookUp(TOKENS.client("other")).expectStatus().isOk();
    }

    @Test
    void loginHasAStricterLimitPerAddressAndTheRestOfTheApiStaysOpen() {
        for (var i = 0; i < 5; i++) {
            assertThat(statusOf(login())).isEqualTo(200);
        }
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(1)).until(() -> statusOf(login()) == 429);

        login().expectStatus().isEqualTo(429).expectHeader().exists("Retry-After");
        http.get().uri("/api/v1/products").exchange().expectStatus().isOk();
    }

    private static int statusOf(ResponseSpec answer) {
        return answer.returnResult(String.class).getStatus().value();
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
