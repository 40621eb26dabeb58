package org.huzhu.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.Stream;
import org.huzhu.gateway.testkit.WithGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;

/** Who gets in. */
class TokenIT extends WithGateway {

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of("expired", TOKENS.expired()),
                Arguments.of("not yet valid", TOKENS.notYetValid()),
                Arguments.of("foreign issuer", TOKENS.foreignIssuer()),
                Arguments.of("foreign audience", TOKENS.foreignAudience()),
                Arguments.of("foreign key", TOKENS.foreignKey()),
                Arguments.of("algorithm none", TOKENS.algorithmNone()),
                Arguments.of("public key as secret", TOKENS.publicKeyAsSecret()),
                Arguments.of("rubbish", "abc"),
                Arguments.of("empty", ""),
                Arguments.of("two tokens", TOKENS.account() + " " + TOKENS.account()),
                Arguments.of("not even characters of a token", "%00<script>"),
                Arguments.of("cut short", TOKENS.account().substring(0, 100)));
    }

    @Test
    void aGoodTokenIsPassedOnAsItIs() {
        var token = TOKENS.account();

        http.get()
                .uri("/api/v1/orders")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"service\":\"enrollment\"}");

        assertThat(ENROLLMENT.seen().getFirst().header("Authorization")).isEqualTo("Bearer " + token);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void aBadTokenIsRefusedEvenWhereNoneIsNeeded(String kind, String token) {
        http.get()
                .uri("/api/v1/products")
                .headers(headers -> headers.set("Authorization", "Bearer " + token))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NOT_AUTHENTICATED");

        assertThat(ENROLLMENT.seen()).isEmpty();
    }

    @Test
    void withoutATokenOnlyOpenRoutesAnswer() {
        http.get().uri("/api/v1/products").exchange().expectStatus().isOk();
        http.get()
                .uri("/api/v1/orders")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NOT_AUTHENTICATED")
                .jsonPath("$.traceId")
                .isNotEmpty();

        assertThat(ENROLLMENT.seen()).hasSize(1);
    }

    @Test
    void basicCredentialsOfTheTokenEndpointPass() {
        http.post()
                .uri("/oauth2/token")
                .headers(headers -> headers.setBasicAuth("client", "secret"))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("grant_type=client_credentials")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(MEMBER.seen().getFirst().header("Authorization")).startsWith("Basic ");
        assertThat(MEMBER.seen().getFirst().body()).isEqualTo("grant_type=client_credentials");
    }

    @Test
    void aLoggedOutSessionEndsEverywhereAndStaysEndedWhileTheListIsAway() {
        var session = TOKENS.session("session-1");
        assertThat(statusOfOrders(session)).isEqualTo(200);

        MEMBER.answerJson("/internal/revocations", "{\"subjects\":[\"session-1\",\"client-9\"]}");

        await().atMost(Duration.ofSeconds(20)).until(() -> statusOfOrders(session) == 401);
        MEMBER.answer((request, response) -> response.status(500).send());
        assertThat(statusOfOrders(session)).isEqualTo(401);
        assertThat(statusOfOrders(TOKENS.client("client-9"))).isEqualTo(401);
        assertThat(statusOfOrders(TOKENS.session("session-2"))).isEqualTo(200);
    }

    private int statusOfOrders(String token) {
        return http.get()
                .uri("/api/v1/orders")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }
}
