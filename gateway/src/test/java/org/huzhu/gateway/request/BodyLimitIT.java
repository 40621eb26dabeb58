package org.huzhu.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.huzhu.gateway.testkit.WithGateway;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** How much a request may hold. */
class BodyLimitIT extends WithGateway {

    private static final int MEBIBYTE = 1024 * 1024;

    @Test
    void aBodyThatDeclaresTooMuchIsRefusedBeforeItIsSent() throws Exception {
        try (var socket = new Socket("localhost", port)) {
            var head = "POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKENS.account()
                    + "\r\nContent-Type: application/json\r\nContent-Length: 3000000000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 413").contains("PAYLOAD_TOO_LARGE", "application/problem+json");
        }
        assertThat(ENROLLMENT.seen()).isEmpty();
    }

    @Test
    void aBodyThatDeclaresNothingIsCutOffWhereTheLimitIs() throws Exception {
        swallowBodies();

        var answer = post("/api/v1/orders", 3 * MEBIBYTE, false);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("PAYLOAD_TOO_LARGE");
    }

    @Test
    void aBodyWithoutEndIsCutOff() throws Exception {
        try (var socket = new Socket("localhost", port)) {
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKENS.account()
                            + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);

            assertThat(chunksUntilCutOff(out, chunk)).isLessThan(1_000);
        }
    }

    @Test
    void aRosterMayBeLargerButNotWithoutEnd() throws Exception {
        swallowBodies();

        assertThat(post("/api/v1/orders/1/roster", 19 * MEBIBYTE, false).statusCode())
                .isEqualTo(200);
        assertThat(post("/api/v1/orders/1/roster", 19 * MEBIBYTE, true).statusCode())
                .isEqualTo(200);
        assertThat(post("/api/v1/orders/1/roster", 21 * MEBIBYTE, true).statusCode())
                .isEqualTo(413);
    }

    @Test
    void headersWithoutEndAreRefused() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url() + "/api/v1/products"))
                    .header("X-Long", "x".repeat(20_000))
                    .build();

            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isIn(413, 431);
        }
        assertThat(ENROLLMENT.seen()).isEmpty();
    }

    private static int chunksUntilCutOff(OutputStream out, byte[] chunk) {
        for (var sent = 0; sent < 1_000; sent++) {
            try {
                out.write(chunk);
            } catch (IOException e) {
                return sent;
            }
        }
        return 1_000;
    }

    private void swallowBodies() {
        ENROLLMENT.answer((request, response) -> request.receive()
                .then(response.header("Content-Type", "application/json")
                        .sendString(Mono.just("{}"))
                        .then()));
    }

    private HttpResponse<String> post(String path, int bytes, boolean declared)
            throws IOException, InterruptedException {
        var content = new byte[bytes];
        var body = declared
                ? BodyPublishers.ofByteArray(content)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content));
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(URI.create(url() + path))
                    .header("Authorization", "Bearer " + TOKENS.account())
                    .header("Content-Type", "application/json")
                    .POST(body)
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
