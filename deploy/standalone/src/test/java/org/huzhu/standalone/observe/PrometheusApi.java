package org.huzhu.standalone.observe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.huzhu.standalone.story.Api;
import org.huzhu.standalone.story.Reply;
import tools.jackson.databind.JsonNode;

/** What a running Prometheus answers. */
public final class PrometheusApi {

    private final Api api;

    public PrometheusApi(String url) {
        this.api = new Api(url);
    }

    /** Why an expression is wrong; empty when it is not. */
    Optional<String> mistake(String expression) {
        var answer = query(expression);
        return answer.status() == 200
                ? Optional.empty()
                : Optional.of(answer.json().path("error").asString());
    }

    boolean hasData(String expression) {
        return !query(expression).expect(200).json().at("/data/result").isEmpty();
    }

    JsonNode rules() {
        return api.get("/api/v1/rules", Api.Token.none()).expect(200).json().at("/data/groups");
    }

    private Reply query(String expression) {
        return api.get(
                "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8), Api.Token.none());
    }
}
