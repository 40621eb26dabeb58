package org.huzhu.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.databind.json.JsonMapper;

/** The platform as a client sees it: one address, JSON in and out, a token for the one who calls. */
public final class Api {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private final BiConsumer<Call, Reply> witness;
    private final Optional<String> traceparent;

    /** What was asked, for somebody who watches. */
    public record Call(String method, String path, String shown) {}

    public Api(String base) {
        this(base, (_, _) -> {});
    }

    public Api(String base, BiConsumer<Call, Reply> witness) {
        this(base, witness, Optional.empty());
    }

    private Api(String base, BiConsumer<Call, Reply> witness, Optional<String> traceparent) {
        this.base = base;
        this.witness = witness;
        this.traceparent = traceparent;
    }

    /** The same, with all calls under one trace (W3C {@code traceparent}). */
    public Api under(String parent) {
        return new Api(base, witness, Optional.of(parent));
    }

    public Reply get(String path, Token token) {
        return send("GET", path, token, Body.none());
    }

    public Reply post(String path, Token token, Map<String, ?> body) {
        return send("POST", path, token, Body.json(body));
    }

    public Reply put(String path, Token token, Map<String, ?> body) {
        return send("PUT", path, token, Body.json(body));
    }

    public Reply delete(String path, Token token) {
        return send("DELETE", path, token, Body.none());
    }

    public Reply send(String method, String path, Token token, Body body) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(5));
        token.header().ifPresent(value -> request.header("Authorization", value));
        body.type().ifPresent(type -> request.header("Content-Type", type));
        traceparent.ifPresent(value -> request.header("traceparent", value));
        request.header("Accept", "application/json, application/problem+json;q=0.9, */*;q=0.1");
        request.method(
                method, body.type().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.bytes()));
        var begin = System.nanoTime();
        var answer = exchange(request.build());
        var reply = new Reply(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.headers().firstValue("Location"),
                answer.headers().firstValue("Content-Disposition"),
                answer.body(),
                Duration.ofNanos(System.nanoTime() - begin));
        witness.accept(new Call(method, path, body.shown()), reply);
        return reply;
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Who calls. */
    public record Token(Optional<String> header) {

        /** Nobody in particular. */
        public static Token none() {
            return new Token(Optional.empty());
        }

        public static Token bearer(String accessToken) {
            return new Token(Optional.of("Bearer " + accessToken));
        }

        public static Token basic(String user, String password) {
            var pair = (user + ":" + password).getBytes(UTF_8);
            return new Token(
                    Optional.of("Basic " + java.util.Base64.getEncoder().encodeToString(pair)));
        }

        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    /**
     * What is sent.
     *
     * @param shown how a narrator shows it
     */
    public record Body(Optional<String> type, byte[] bytes, String shown) {

        public static Body none() {
            return new Body(Optional.empty(), new byte[0], "");
        }

        public static Body json(Object value) {
            var text = JSON.writeValueAsString(value);
            return new Body(Optional.of("application/json"), text.getBytes(UTF_8), text);
        }

        public static Body form(String text) {
            return new Body(Optional.of("application/x-www-form-urlencoded"), text.getBytes(UTF_8), text);
        }

        public static Body workbook(byte[] bytes) {
            return new Body(
                    Optional.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                    bytes,
                    "xlsx " + bytes.length + " B");
        }
    }
}
