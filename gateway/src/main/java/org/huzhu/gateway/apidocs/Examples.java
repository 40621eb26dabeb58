package org.huzhu.gateway.apidocs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts an example together from a schema: what its fields say themselves, what their names usually look like, what their format demands. */
final class Examples {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 5;
    private static final Map<String, String> FORMATS = Map.of(
            "uuid", "a1b2c3d4-5e6f-4a70-8b91-c2d3e4f50617",
            "date", "2026-11-23",
            "date-time", "2026-11-23T09:45:12+08:00",
            "uri", "/api/v1");

    private final JsonNode schemas;
    private final Words words;

    Examples(JsonNode schemas, Words words) {
        this.schemas = schemas;
        this.words = words;
    }

    Optional<JsonNode> of(String name, JsonNode schema) {
        return of(name, schema, new ArrayDeque<>());
    }

    private Optional<JsonNode> of(String name, JsonNode schema, Deque<String> above) {
        var reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            if (above.contains(reference) || above.size() >= DEEPEST) {
                return Optional.empty();
            }
            above.push(reference);
            var made = of(name, schemas.path(reference.substring(reference.lastIndexOf('/') + 1)), above);
            above.pop();
            return made;
        }
        return own(schema)
                .or(() -> words.example(name).filter(example -> fits(example, schema)))
                .or(() -> made(name, schema, above));
    }

    private static Optional<JsonNode> own(JsonNode schema) {
        if (schema.has("example")) {
            return Optional.of(schema.get("example"));
        }
        if (schema.path("examples").isArray() && !schema.get("examples").isEmpty()) {
            return Optional.of(schema.get("examples").get(0));
        }
        return schema.path("enum").isArray() ? Optional.of(schema.get("enum").get(0)) : Optional.empty();
    }

    private Optional<JsonNode> made(String name, JsonNode schema, Deque<String> above) {
        return switch (schema.path("type").asString("")) {
            case "object" -> Optional.of(object(schema, above));
            case "array" -> {
                var array = NODES.arrayNode();
                of(name, schema.path("items"), above).ifPresent(array::add);
                yield Optional.of(array);
            }
            case "integer" ->
                Optional.of(NODES.numberNode(Math.max(1, schema.path("minimum").asInt(1))));
            case "boolean" -> Optional.of(NODES.booleanNode(true));
            case "string" ->
                Optional.ofNullable(FORMATS.get(schema.path("format").asString("")))
                        .map(NODES::stringNode);
            default -> Optional.empty();
        };
    }

    private ObjectNode object(JsonNode schema, Deque<String> above) {
        var object = NODES.objectNode();
        schema.path("properties")
                .properties()
                .forEach(field -> of(field.getKey(), field.getValue(), above)
                        .ifPresentOrElse(
                                example -> object.set(field.getKey(), example),
                                () -> required(schema, field.getKey(), field.getValue())
                                        .ifPresent(example -> object.set(field.getKey(), example))));
        return object;
    }

    private static Optional<JsonNode> required(JsonNode schema, String name, JsonNode field) {
        var needed = schema.path("required")
                .valueStream()
                .anyMatch(one -> one.asString().equals(name));
        return needed && field.path("type").asString("").equals("string")
                ? Optional.of(NODES.stringNode("示例"))
                : Optional.empty();
    }

    /** A word of another type than the field has, or one the field would refuse, is no example of it. */
    static boolean fits(JsonNode example, JsonNode schema) {
        var type = schema.path("type").asString("");
        if (type.equals("array")) {
            return example.isArray();
        }
        if (schema.has("enum")) {
            return schema.get("enum").valueStream().anyMatch(example::equals);
        }
        return switch (type) {
            case "integer" -> example.isIntegralNumber();
            case "boolean" -> example.isBoolean();
            case "string" -> example.isString() && fitsText(example.asString(), schema);
            default -> false;
        };
    }

    private static boolean fitsText(String text, JsonNode schema) {
        if (text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)
                || text.length() < schema.path("minLength").asInt(0)) {
            return false;
        }
        var form = switch (schema.path("format").asString("")) {
            case "uuid" -> "[0-9a-f-]{36}";
            case "date" -> "\\d{4}-\\d\\d-\\d\\d";
            case "date-time" -> "\\d{4}-\\d\\d-\\d\\dT.*";
            case "binary", "byte" -> "(?!)";
            default -> schema.path("pattern").asString(".*");
        };
        try {
            return Pattern.compile(form).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
