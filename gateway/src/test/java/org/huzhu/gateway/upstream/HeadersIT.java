package org.huzhu.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.huzhu.gateway.testkit.WithGateway;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** What goes in and what comes out beside the body. */
class HeadersIT extends WithGateway {

    @Test
    void whatAStrangerWritesAboutProxiesIsNotBelieved() {
        http.get()
                .uri("/api/v1/products?x=1")
                .header("X-Forwarded-For", "9.9.9.9")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Real-IP", "9.9.9.9")
                .header("Forwarded", "for=9.9.9.9")
                .header("tracestate", "vendor=320201199001010028")
                .header("baggage", "idNumber=320201199001010028")
                .exchange()
                .expectStatus()
                .isOk();

        var seen = ENROLLMENT.seen().getFirst();
        assertThat(seen.uri()).isEqualTo("/api/v1/products?x=1");
        assertThat(seen.headers().getAll("X-Forwarded-For")).hasSize(1).doesNotContain("9.9.9.9");
        assertThat(seen.header("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(seen.headers().names())
                .doesNotContain("X-Forwarded-Host", "X-Real-IP", "Forwarded", "tracestate", "baggage");
    }

    @Test
    void aTraceIsContinued() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var parent = "00-" + trace + "-00f067aa0ba902b7-01";

        http.get()
                .uri("/api/v1/products")
                .header("traceparent", parent)
                .exchange()
                .expectHeader()
                .valueEquals("X-Trace-Id", trace);

        assertThat(ENROLLMENT.seen().getFirst().header("traceparent")).isEqualTo(parent);
    }

    @Test
    void aTraceIsBegunWhereThereIsNoneOrABrokenOne() {
        var own = http.get()
                .uri("/api/v1/products")
                .header("traceparent", "rubbish")
                .exchange()
                .returnResult(String.class)
                .getResponseHeaders()
                .get("X-Trace-Id");

        assertThat(own).hasSize(1);
        assertThat(own.getFirst()).matches("[0-9a-f]{32}");
        assertThat(ENROLLMENT.seen().getFirst().header("traceparent"))
                .matches("00-" + own.getFirst() + "-[0-9a-f]{16}-0[01]");
    }

    @Test
    void anAnswerSaysNothingAboutTheSoftwareAndIsSafeInABrowser() {
        http.get()
                .uri("/api/v1/products")
                .exchange()
                .expectHeader()
                .doesNotExist("Server")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer")
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void onlyNamedOriginsMayCallFromABrowser() {
        http.method(HttpMethod.OPTIONS)
                .uri("/api/v1/orders")
                .header("Origin", "https://union.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,idempotency-key")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "https://union.example");
        http.get()
                .uri("/api/v1/products")
                .header("Origin", "https://elsewhere.example")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
    }

    @Test
    void anUnknownPathIsAProblemDocument() {
        http.get()
                .uri("/api/v1/unknown")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NOT_FOUND");
        http.get().uri("/actuator/health").exchange().expectStatus().isNotFound();
        http.get().uri("/internal/revocations").exchange().expectStatus().isNotFound();
    }
}
