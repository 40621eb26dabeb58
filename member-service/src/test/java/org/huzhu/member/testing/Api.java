package org.huzhu.member.testing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** One caller with an address and, once logged in, a token. */
public final class Api {

    private static final AtomicInteger PHONES =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(10_000_000));

    private final WebTestClient client;
    private final String address;
    private final Map<String, String> headers;

    private Api(WebTestClient client, String address, Map<String, String> headers) {
        this.client = client;
        this.address = address;
        this.headers = headers;
    }

    public static Api at(int port) {
        var client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
        return new Api(client, randomAddress(), Map.of());
    }

    /** A number nobody has used. */
    public static String newPhone() {
        return "188%08d".formatted(PHONES.incrementAndGet());
    }

    public static String randomAddress() {
        var random = ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    public Api from(String otherAddress) {
        return new Api(client, otherAddress, headers);
    }

    public Api with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Api(client, address, more);
    }

    public Api as(String token) {
        return with(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    public Answer get(String path) {
        return call(HttpMethod.GET, path, _ -> {});
    }

    public Answer delete(String path) {
        return call(HttpMethod.DELETE, path, _ -> {});
    }

    public Answer post(String path, Object body) {
        return call(HttpMethod.POST, path, request -> request.bodyValue(body));
    }

    public Answer post(String path) {
        return call(HttpMethod.POST, path, _ -> {});
    }

    public Answer requestCode(String phone, String purpose) {
        return post("/api/v1/auth/codes", Map.of("phone", phone, "purpose", purpose));
    }

    public Answer logIn(String phone, String code) {
        return post("/api/v1/auth/tokens", Map.of("phone", phone, "code", code));
    }

    /** Status, headers and JSON body of one answer. */
    public record Answer(int status, HttpHeaders headers, Map<String, Object> body) {

        public String text(String field) {
            return String.valueOf(body.get(field));
        }

        public String code() {
            return text("code");
        }

        @SuppressWarnings("unchecked")
        public List<Map<String, Object>> items() {
            return (List<Map<String, Object>>) body.get("items");
        }
    }

    private Answer call(HttpMethod method, String path, Consumer<WebTestClient.RequestBodySpec> body) {
        var request = client.method(method)
                .uri(path)
                .header("X-Forwarded-For", address)
                .headers(all -> headers.forEach(all::set));
        body.accept(request);
        var result = request.exchange()
                .expectBody(new ParameterizedTypeReference<Object>() {})
                .returnResult();
        @SuppressWarnings("unchecked")
        var fields = result.getResponseBody() instanceof Map<?, ?> map
                ? (Map<String, Object>) map
                : result.getResponseBody() == null
                        ? Map.<String, Object>of()
                        : Map.<String, Object>of("list", result.getResponseBody());
        return new Answer(result.getStatus().value(), result.getResponseHeaders(), fields);
    }
}
