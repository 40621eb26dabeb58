package org.huzhu.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.huzhu.gateway.testkit.WithGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What callers see when a service is away or broken, and that a healthy one is never refused. */
class ServiceGuardIT extends WithGateway {

    @Autowired
    private CircuitBreakerRegistry breakers;

    @BeforeEach
    void closed() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @Test
    void aDeadServiceIsSaidToBeAwayAtOnceAndServesAgainWhenItIsBack() {
        CLAIMS.die();
        try {
            for (var i = 0; i < 30; i++) {
                http.get()
                        .uri("/api/v1/claims")
                        .headers(headers -> headers.setBearerAuth(TOKENS.account()))
                        .exchange()
                        .expectStatus()
                        .isEqualTo(503)
                        .expectHeader()
                        .exists("Retry-After")
                        .expectHeader()
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .expectBody()
                        .jsonPath("$.code")
                        .isEqualTo("SERVICE_UNAVAILABLE")
                        .jsonPath("$.service")
                        .isEqualTo("claims");
            }
            assertThat(breakers.circuitBreaker("claims").getState()).isEqualTo(CircuitBreaker.State.OPEN);
            http.get().uri("/api/v1/products").exchange().expectStatus().isOk();
        } finally {
            CLAIMS.comeBack();
        }

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(statusOfClaims()).isEqualTo(200));
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            assertThat(statusOfClaims()).isEqualTo(200);
            assertThat(breakers.circuitBreaker("claims").getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        });
    }

    @Test
    void twoHundredCallsAtOnceAllGetThrough() {
        ENROLLMENT.answer((request, response) -> Mono.delay(Duration.ofMillis(100))
                .then(response.status(200).send().then()));
        var client = WebClient.create(url());

        var statuses = Flux.range(0, 600)
                .flatMap(
                        _ -> client.get()
                                .uri("/api/v1/products")
                                .exchangeToMono(answer -> answer.releaseBody()
                                        .thenReturn(answer.statusCode().value())),
                        200)
                .collectList()
                .block(Duration.ofSeconds(60));

        assertThat(statuses).hasSize(600).containsOnly(200);
    }

    @Test
    void aRequestThatMayHaveBeenDoneIsNeverSentAgain() {
        var calls = new AtomicInteger();
        http.get().uri("/api/v1/products").exchange().expectStatus().isOk();
        ENROLLMENT.answer((request, response) -> request.receive().then(Mono.defer(() -> {
            calls.incrementAndGet();
            response.withConnection(connection -> connection.channel().close());
            return Mono.never();
        })));

        http.post()
                .uri("/api/v1/orders")
                .headers(headers -> headers.setBearerAuth(TOKENS.account()))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(503);

        assertThat(calls).hasValue(1);
    }

    @Test
    void whatAServiceItselfAnswersPassesAndDoesNotCountAgainstIt() {
        ENROLLMENT.answer((request, response) -> response.status(500)
                .header("Content-Type", "application/problem+json")
                .sendString(Mono.just("{\"code\":\"INTERNAL_ERROR\"}")));

        for (var i = 0; i < 60; i++) {
            http.get()
                    .uri("/api/v1/products")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(500)
                    .expectBody()
                    .json("{\"code\":\"INTERNAL_ERROR\"}");
        }

        assertThat(breakers.circuitBreaker("enrollment").getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void anAnswerThatBreaksOffIsNotTakenForComplete() {
        ENROLLMENT.answer((request, response) -> response.sendString(Flux.concat(
                Mono.just("first part"),
                Mono.delay(Duration.ofMillis(200)).then(Mono.error(new IllegalStateException("broken"))))));

        var answer = WebClient.create(url())
                .get()
                .uri("/api/v1/products")
                .retrieve()
                .bodyToMono(String.class)
                .map(_ -> "complete")
                .onErrorReturn("broken off")
                .block(Duration.ofSeconds(30));

        assertThat(answer).isEqualTo("broken off");
    }

    private int statusOfClaims() {
        return http.get()
                .uri("/api/v1/claims")
                .headers(headers -> headers.setBearerAuth(TOKENS.account()))
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }
}
