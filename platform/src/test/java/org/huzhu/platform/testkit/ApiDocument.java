package org.huzhu.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a service says of its operations, kept in {@code docs/api/services} and merged from there into {@code
 * docs/api/openapi.json} by a test of the gateway. A test of a service calls {@code ApiDocument.check("claims", port)}.
 */
public final class ApiDocument {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ApiDocument() {}

    /** Compares the document of the service on that port with the one in the repository, or writes it. */
    public static void check(String service, int port) {
        var document = (ObjectNode) JSON.readTree(get(URI.create("http://localhost:" + port + "/v3/api-docs")));
        document.remove("servers");
        GeneratedDocument.checkFile("api/services/" + service + ".json", text(document));
    }

    /** Names in alphabetical order, so that a difference is a difference. */
    public static String text(JsonNode document) {
        return JSON.writeValueAsString(sorted(document)).replace("\r\n", "\n") + '\n';
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(sorted(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        var names = new TreeMap<String, JsonNode>();
        node.properties().forEach(field -> names.put(field.getKey(), sorted(field.getValue())));
        var object = JsonNodeFactory.instance.objectNode();
        names.forEach(object::set);
        return object;
    }

    private static String get(URI uri) {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(uri + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
