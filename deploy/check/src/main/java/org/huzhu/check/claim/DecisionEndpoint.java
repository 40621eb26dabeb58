package org.huzhu.check.claim;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /actuator/decisions} on the management port of claims-service. */
public final class DecisionEndpoint implements Decisions {

    private static final int PAGE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI endpoint;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public DecisionEndpoint(URI management) {
        this.endpoint = management.resolve("/actuator/decisions");
    }

    @Override
    public Page verify(String after) throws IOException {
        var body = json.writeValueAsString(Map.of("after", after, "limit", PAGE));
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(endpoint + " answered " + answer.statusCode());
            }
            return page(json.readTree(answer.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (JacksonException e) {
            throw new IOException(endpoint + " did not answer JSON", e);
        }
    }

    private static Page page(JsonNode answer) {
        var mismatches = new ArrayList<Mismatch>();
        for (var mismatch : answer.path("mismatches")) {
            mismatches.add(new Mismatch(
                    mismatch.path("claimId").asString() + "@"
                            + mismatch.path("seq").asInt(),
                    mismatch.path("why").asString()));
        }
        return new Page(
                answer.path("checked").asLong(), mismatches, answer.path("next").asString(""));
    }
}
