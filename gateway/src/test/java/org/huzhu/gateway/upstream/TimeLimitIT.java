package org.huzhu.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.huzhu.gateway.testkit.WithGateway;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How long the gateway waits, and for what it waits without end. */
@TestPropertySource(properties = "huzhu.gateway.time-limit=1s")
class TimeLimitIT extends WithGateway {

    @Test
    void aSlowServiceIsATimeOutWhoseOutcomeIsNotKnown() {
        ENROLLMENT.answer((request, response) -> Mono.never());

        http.get()
                .uri("/api/v1/products")
                .exchange()
                .expectStatus()
                .isEqualTo(504)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("SERVICE_TIMEOUT")
                .jsonPath("$.service")
                .isEqualTo("enrollment");
    }

    @Test
    void progressArrivesWhileItHappensAndLongAfterTheTimeLimit() {
        ENROLLMENT.answer((request, response) -> response.sse()
                .sendString(Flux.interval(Duration.ofMillis(700)).take(4).map(i -> "data: " + i + "\n\n")));
        var start = System.nanoTime();

        var arrivals = WebClient.create(url())
                .get()
                .uri("/api/v1/operations/o1/events")
                .headers(headers -> headers.setBearerAuth(TOKENS.account()))
                .accept(MediaType.TEXT_EVENT_STREAM)
                .retrieve()
                .bodyToFlux(String.class)
                .map(_ -> Duration.ofNanos(System.nanoTime() - start))
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(arrivals).hasSize(4);
        assertThat(arrivals.getLast()).isGreaterThan(Duration.ofSeconds(2));
        assertThat(arrivals.getLast().minus(arrivals.getFirst())).isGreaterThan(Duration.ofSeconds(1));
    }
}
