package org.huzhu.gateway.apidocs;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds to the merged document what no service can know: names that are unique over all of them, what this gateway itself answers, and for every
 * field, parameter and body a meaning and an example where its service gave none.
 */
final class OpenApiFinish {

    private static final String JSON = "application/json";
    private static final String ANY = "*/*";

    /** What the gateway answers in place of a service. */
    private static final Map<String, String> OF_EVERY_OPERATION =
            Map.of("429", "TooManyRequests", "503", "Unavailable", "504", "Timeout");

    private static final Map<String, String> OF_CLOSED_OPERATIONS =
            Map.of("401", "NotAuthenticated", "403", "Forbidden");

    private final Words words;

    OpenApiFinish(Words words) {
        this.words = words;
    }

    ObjectNode finish(ObjectNode whole) {
        var schemas = whole.withObject("/components").withObject("/schemas");
        schemas.properties().forEach(schema -> describeFields(schema.getValue()));
        var examples = new Examples(schemas, words);
        whole.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(verb -> {
                    if (verb.getValue() instanceof ObjectNode operation && operation.has("responses")) {
                        finish(path.getKey(), verb.getKey(), operation, examples, schemas);
                    }
                }));
        removeUnused(whole, "schemas");
        removeUnused(whole, "examples");
        return whole;
    }

    private void finish(String path, String verb, ObjectNode operation, Examples examples, ObjectNode schemas) {
        operation.put("operationId", OperationNames.of(verb, path));
        operation.path("parameters").forEach(OpenApiFinish::openMap);
        operation.path("parameters").forEach(parameter -> describe((ObjectNode) parameter, examples));
        if (verb.equals("post")) {
            operation.withArray("parameters").addObject().put("$ref", "#/components/parameters/IdempotencyKey");
        }
        var responses = operation.withObject("/responses");
        OF_EVERY_OPERATION.forEach((status, name) -> refer(responses, status, name));
        if (!operation.path("security").isArray() || !operation.get("security").isEmpty()) {
            OF_CLOSED_OPERATIONS.forEach((status, name) -> refer(responses, status, name));
        }
        new ArrayList<>(responses.properties()).forEach(response -> {
            if (response.getValue().path("content") instanceof ObjectNode content) {
                nameMedia(content, path);
                exemplify(content, examples);
            }
        });
        if (operation.at("/requestBody/content") instanceof ObjectNode content) {
            nameMedia(content, path);
            exemplify(content, examples);
            nameForm(content, operation.path("operationId").asString(), schemas);
        }
    }

    private static void refer(ObjectNode responses, String status, String name) {
        if (!responses.has(status)) {
            responses.putObject(status).put("$ref", "#/components/responses/" + name);
        }
    }

    private void describeFields(JsonNode schema) {
        schema.path("properties").properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode property && !property.has("$ref")) {
                if (!property.has("description")) {
                    words.description(field.getKey()).ifPresent(text -> property.put("description", text));
                }
                if (property.path("items").has("enum")) {
                    // Generators make sets of choices that do not compile; a list says the same.
                    property.remove("uniqueItems");
                }
                describeFields(property);
                describeFields(property.path("items"));
            }
        });
    }

    private void describe(ObjectNode parameter, Examples examples) {
        var name = parameter.path("name").asString();
        if (!parameter.has("description")) {
            words.description(name).ifPresent(text -> parameter.put("description", text));
        }
        if (!parameter.has("example") && !parameter.has("examples")) {
            examples.of(name, parameter.path("schema")).ifPresent(example -> parameter.set("example", example));
        }
    }

    /** Parameters of any name: generators know the plain map, not the framework's. */
    private static void openMap(JsonNode parameter) {
        if (parameter.at("/schema/$ref").asString("").endsWith("/MultiValueMapStringString")
                && parameter instanceof ObjectNode object) {
            object.putObject("schema")
                    .put("type", "object")
                    .putObject("additionalProperties")
                    .put("type", "string");
        }
    }

    /** A form beside other kinds of body needs a name of its own, or generators lose it. */
    private static void nameForm(ObjectNode content, String operationId, ObjectNode schemas) {
        var form = content.path("multipart/form-data");
        if (content.size() > 1
                && form instanceof ObjectNode media
                && form.path("schema").has("properties")) {
            var name = Character.toUpperCase(operationId.charAt(0)) + operationId.substring(1) + "Form";
            schemas.set(name, form.get("schema"));
            media.putObject("schema").put("$ref", "#/components/schemas/" + name);
        }
    }

    /** Files are bytes, everything else without a type of its own is JSON. */
    private static void nameMedia(ObjectNode content, String path) {
        content.properties().forEach(media -> {
            if (media.getValue() instanceof ObjectNode body && isBytes(body.path("schema"))) {
                body.putObject("schema").put("type", "string").put("format", "binary");
            }
            media.getValue().at("/schema/properties").properties().forEach(field -> {
                if (isBytes(field.getValue())) {
                    ((ObjectNode) field.getValue())
                            .removeAll()
                            .put("type", "string")
                            .put("format", "binary");
                }
            });
        });
        var untyped = content.remove(ANY);
        if (untyped != null) {
            content.set(isBinary(untyped.path("schema")) ? fileType(path) : JSON, untyped);
        }
    }

    private static boolean isBytes(JsonNode schema) {
        var reference = schema.path("$ref").asString(schema.at("/items/$ref").asString(""));
        return reference.endsWith("/DataBuffer") || reference.endsWith("/Part");
    }

    private static boolean isBinary(JsonNode schema) {
        return schema.path("format").asString("").equals("binary");
    }

    private static String fileType(String path) {
        if (path.endsWith(".xlsx")) {
            return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        }
        return path.endsWith(".pdf") ? "application/pdf" : "application/octet-stream";
    }

    private static void exemplify(ObjectNode content, Examples examples) {
        if (content.path(JSON) instanceof ObjectNode body && !body.has("example") && !body.has("examples")) {
            examples.of("", body.path("schema")).ifPresent(example -> body.set("example", example));
        }
    }

    /** What only the framework's own types, or operations that are not routed, needed. */
    private static void removeUnused(ObjectNode whole, String section) {
        var all = whole.withObject("/components").withObject('/' + section);
        boolean removed;
        do {
            var used = new TreeSet<String>();
            references(whole, used);
            var unused = all.propertyNames().stream()
                    .filter(name -> !used.contains("#/components/" + section + '/' + name))
                    .toList();
            all.remove(unused);
            removed = !unused.isEmpty();
        } while (removed);
    }

    private static void references(JsonNode node, TreeSet<String> used) {
        if (node.isObject() && node.has("$ref")) {
            used.add(node.get("$ref").asString());
        }
        node.forEach(child -> references(child, used));
    }
}
