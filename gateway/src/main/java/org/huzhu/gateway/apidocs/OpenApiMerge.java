package org.huzhu.gateway.apidocs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one OpenAPI document of several. A component two services define alike is kept once; one they define differently gets its service's name
 * in front, there and in every reference to it. Operations the gateway does not let through are left out.
 */
final class OpenApiMerge {

    private static final List<String> VERBS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /** What is said about the whole: {@code info}, {@code servers}, {@code security} and the like. */
    private final ObjectNode frame;

    private final BiPredicate<HttpMethod, String> isRouted;
    private final BiPredicate<HttpMethod, String> isOpen;

    OpenApiMerge(ObjectNode frame, BiPredicate<HttpMethod, String> isRouted, BiPredicate<HttpMethod, String> isOpen) {
        this.frame = frame;
        this.isRouted = isRouted;
        this.isOpen = isOpen;
    }

    ObjectNode merge(Map<String, JsonNode> documents, List<String> unavailable) {
        var whole = frame.deepCopy();
        var paths = new TreeMap<String, ObjectNode>();
        var tags = new TreeMap<String, JsonNode>();
        var collisions = new TreeSet<String>();
        documents.forEach((service, document) -> {
            var renamed = renameClashes(service, document, components(whole));
            renamed.path("tags")
                    .forEach(tag -> tags.putIfAbsent(tag.path("name").asString(), tag));
            renamed.path("paths").properties().forEach(path -> {
                var operations = paths.computeIfAbsent(path.getKey(), _ -> JsonNodeFactory.instance.objectNode());
                path.getValue().properties().forEach(verb -> add(operations, service, path.getKey(), verb, collisions));
            });
        });
        var all = whole.putObject("paths");
        paths.forEach((path, operations) -> {
            if (VERBS.stream().anyMatch(operations::has)) {
                all.set(path, operations);
            }
        });
        whole.putArray("tags").addAll(tags.values());
        names(whole, "x-unavailable-services", unavailable);
        names(whole, "x-operations-defined-twice", collisions);
        return whole;
    }

    private void add(
            ObjectNode operations,
            String service,
            String path,
            Map.Entry<String, JsonNode> entry,
            TreeSet<String> collisions) {
        if (!VERBS.contains(entry.getKey())) {
            operations.set(entry.getKey(), entry.getValue());
            return;
        }
        var method = HttpMethod.valueOf(entry.getKey().toUpperCase(java.util.Locale.ROOT));
        if (!isRouted.test(method, path)) {
            return;
        }
        if (operations.has(entry.getKey())) {
            collisions.add(method + " " + path);
            return;
        }
        var operation = (ObjectNode) entry.getValue().deepCopy();
        operation.put("x-service", service);
        if (isOpen.test(method, path)) {
            operation.putArray("security");
        } else if (operation.path("security").isEmpty()) {
            // The whole's own rule holds: a service that says nothing must not open a door.
            operation.remove("security");
        }
        operations.set(entry.getKey(), operation);
    }

    private static ObjectNode components(ObjectNode whole) {
        return whole.withObject("/components");
    }

    /** Adds the document's components to the whole and answers the document with its references following the new names. */
    private static JsonNode renameClashes(String service, JsonNode document, ObjectNode components) {
        var renames = new TreeMap<String, String>();
        document.path("components")
                .properties()
                .forEach(section -> section.getValue().properties().forEach(component -> {
                    var present = components.path(section.getKey()).path(component.getKey());
                    if (!present.isMissingNode() && !present.equals(component.getValue())) {
                        renames.put(
                                reference(section.getKey(), component.getKey()),
                                reference(section.getKey(), prefixed(service, component.getKey())));
                    }
                }));
        var followed = renames.isEmpty() ? document : follow(document.deepCopy(), renames);
        followed.path("components")
                .properties()
                .forEach(section -> section.getValue().properties().forEach(component -> {
                    var name = renames.containsKey(reference(section.getKey(), component.getKey()))
                            ? prefixed(service, component.getKey())
                            : component.getKey();
                    components.withObject('/' + section.getKey()).set(name, component.getValue());
                }));
        return followed;
    }

    private static String reference(String section, String name) {
        return "#/components/" + section + '/' + name;
    }

    private static String prefixed(String service, String name) {
        return Character.toUpperCase(service.charAt(0)) + service.substring(1) + name;
    }

    private static JsonNode follow(JsonNode node, Map<String, String> renames) {
        switch (node) {
            case ObjectNode object -> {
                var target = renames.get(object.path("$ref").asString(""));
                if (target != null) {
                    object.put("$ref", target);
                }
                new ArrayList<>(object.properties()).forEach(field -> follow(field.getValue(), renames));
            }
            case ArrayNode array -> array.forEach(element -> follow(element, renames));
            default -> {}
        }
        return node;
    }

    private static void names(ObjectNode whole, String field, Iterable<String> names) {
        var array = JsonNodeFactory.instance.arrayNode();
        names.forEach(array::add);
        if (!array.isEmpty()) {
            whole.set(field, array);
        }
    }
}
