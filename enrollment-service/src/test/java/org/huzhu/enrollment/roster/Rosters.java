package org.huzhu.enrollment.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;

/** A handler at work with rosters over HTTP. */
final class Rosters {

    static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final ParameterizedTypeReference<Map<String, Object>> MAP = new ParameterizedTypeReference<>() {};

    private final WebTestClient http;

    Rosters(int port, String token) {
        this.http = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .defaultHeader("Authorization", "Bearer " + token)
                .responseTimeout(Duration.ofSeconds(60))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(32 << 20))
                .build();
    }

    WebTestClient http() {
        return http;
    }

    ResponseSpec upload(String orderNo, byte[] xlsx) {
        return http.post()
                .uri("/api/v1/orders/{no}/roster", orderNo)
                .contentType(XLSX)
                .bodyValue(xlsx)
                .exchange();
    }

    ResponseSpec uploadForm(String orderNo, byte[] xlsx) {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(xlsx)).filename("花名册.xlsx").contentType(XLSX);
        return http.post()
                .uri("/api/v1/orders/{no}/roster", orderNo)
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    /** The operation when it is over. */
    Map<String, Object> imported(String orderNo, byte[] xlsx) {
        return finished(upload(orderNo, xlsx));
    }

    Map<String, Object> finished(ResponseSpec accepted) {
        var location = accepted.expectStatus()
                .isAccepted()
                .returnResult(byte[].class)
                .getResponseHeaders()
                .getLocation();
        assertThat(location).isNotNull();
        return finished(location.getPath());
    }

    Map<String, Object> finished(String operation) {
        for (var i = 0; i < 600; i++) {
            var view = get(operation);
            if (!"RUNNING".equals(view.get("state"))) {
                return view;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("still running: " + get(operation));
    }

    Map<String, Object> get(String uri) {
        return http.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(MAP)
                .returnResult()
                .getResponseBody();
    }

    Map<String, Object> persons(String orderNo, boolean eligible) {
        return get("/api/v1/orders/" + orderNo + "/persons?limit=200&eligible=" + eligible);
    }

    void refuses(ResponseSpec answer, int status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.detail")
                .isNotEmpty();
    }

    static byte[] resource(String name) {
        try (var in = Rosters.class.getResourceAsStream("/rosters/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
