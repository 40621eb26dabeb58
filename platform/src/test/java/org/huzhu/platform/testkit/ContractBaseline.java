package org.huzhu.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contract of the last release, in {@code docs/api/baseline}. It holds what clients rely on, without words and examples. A release writes it
 * with {@code -Ddocs.release=true}; nothing else does.
 */
public final class ContractBaseline {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> WORDS =
            Set.of("description", "summary", "title", "example", "examples", "tags", "info", "x-service");

    private ContractBaseline() {}

    /** What was released under that name; at a release, what is now. */
    public static JsonNode read(String name, JsonNode now) {
        var file = GeneratedDocument.docs().resolve("api/baseline").resolve(name);
        try {
            if (Boolean.getBoolean("docs.release")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, JSON.writeValueAsString(bare(now.deepCopy())) + '\n');
            }
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode bare(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var field : new ArrayList<>(object.properties())) {
                if (WORDS.contains(field.getKey()) && !isName(field.getValue())) {
                    object.remove(field.getKey());
                }
            }
        }
        node.forEach(ContractBaseline::bare);
        return node;
    }

    /** A field of the data may be called {@code description} too; then it has a schema. */
    private static boolean isName(JsonNode value) {
        return value.isObject() && (value.has("type") || value.has("$ref"));
    }
}
