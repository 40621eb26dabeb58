package org.huzhu.platform.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a newer contract breaks for those who were written against an older one. A field that is no longer answered, a body that is no longer
 * accepted, a thing that must now be given: all that counts. Additions do not, and neither do words and examples.
 */
public final class ContractChanges {

    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");

    /** Whether a value travels towards us or away from us: what may be left away differs. */
    private enum Direction {
        TAKEN,
        GIVEN
    }

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> broken = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();

    private ContractChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** Two OpenAPI documents. */
    public static List<String> ofOperations(JsonNode before, JsonNode after) {
        var changes = new ContractChanges(before, after);
        before.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(verb -> VERBS.contains(verb.getKey()))
                        .forEach(verb -> changes.operation(
                                verb.getKey() + ' ' + path.getKey(),
                                verb.getValue(),
                                after.path("paths").path(path.getKey()).path(verb.getKey()))));
        return List.copyOf(changes.broken);
    }

    /** Two AsyncAPI documents: who reads a topic must find what was there, also in records that are older than he. */
    public static List<String> ofEvents(JsonNode before, JsonNode after) {
        var changes = new ContractChanges(before, after);
        before.path("channels").properties().forEach(channel -> {
            var now = after.path("channels").path(channel.getKey());
            if (!now.path("address").equals(channel.getValue().path("address"))) {
                changes.broken.add(channel.getKey() + ": the topic is gone");
            }
        });
        before.at("/components/schemas").properties().forEach(schema -> {
            var now = after.at("/components/schemas").path(schema.getKey());
            changes.schema(schema.getKey(), schema.getValue(), now, Direction.GIVEN);
            names(now.path("required")).stream()
                    .filter(name -> !names(schema.getValue().path("required")).contains(name))
                    .forEach(name -> changes.broken.add(
                            schema.getKey() + '.' + name + ": required now, and older records do not have it"));
        });
        return List.copyOf(changes.broken);
    }

    private void operation(String name, JsonNode old, JsonNode now) {
        if (now.isMissingNode()) {
            broken.add(name + ": the operation is gone");
            return;
        }
        if (!old.path("operationId").equals(now.path("operationId"))) {
            broken.add(name + ": generated clients know it as "
                    + old.path("operationId").asString());
        }
        callers(name, old, now);
        parameters(name, old, now);
        body(name, old.path("requestBody"), now.path("requestBody"));
        old.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .forEach(response -> {
                    var here = name + ' ' + response.getKey();
                    var answer = now.path("responses").path(response.getKey());
                    if (answer.isMissingNode()) {
                        broken.add(here + ": is not answered any more");
                    } else {
                        content(here, response.getValue().path("content"), answer.path("content"), Direction.GIVEN);
                    }
                });
    }

    private void callers(String name, JsonNode old, JsonNode now) {
        var present = now.path("security").valueStream().collect(Collectors.toSet());
        if (!present.isEmpty() && old.path("security").isArray()) {
            if (old.path("security").isEmpty()) {
                broken.add(name + ": needs a token now");
            }
            old.path("security")
                    .valueStream()
                    .filter(caller -> !present.contains(caller))
                    .forEach(caller -> broken.add(name + ": may not be called any more with " + caller));
        }
    }

    private void parameters(String name, JsonNode old, JsonNode now) {
        for (var parameter : old.path("parameters")) {
            var known = resolve(before, parameter);
            find(known, now)
                    .ifPresentOrElse(
                            same -> {
                                var here = name + " ?" + known.path("name").asString();
                                if (same.path("required").asBoolean()
                                        && !known.path("required").asBoolean()) {
                                    broken.add(here + ": is required now");
                                }
                                schema(here, known.path("schema"), same.path("schema"), Direction.TAKEN);
                            },
                            () -> broken.add(name + " ?" + known.path("name").asString() + ": the parameter is gone"));
        }
        for (var parameter : now.path("parameters")) {
            var added = resolve(after, parameter);
            if (added.path("required").asBoolean()
                    && old.path("parameters").valueStream().noneMatch(one -> same(added, resolve(before, one)))) {
                broken.add(name + " ?" + added.path("name").asString() + ": is required now");
            }
        }
    }

    private java.util.Optional<JsonNode> find(JsonNode known, JsonNode now) {
        return now.path("parameters")
                .valueStream()
                .map(parameter -> resolve(after, parameter))
                .filter(parameter -> same(known, parameter))
                .findFirst();
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.path("name").equals(other.path("name")) && one.path("in").equals(other.path("in"));
    }

    private void body(String name, JsonNode old, JsonNode now) {
        if (now.path("required").asBoolean() && !old.path("required").asBoolean()) {
            broken.add(name + ": needs a body now");
        }
        content(name + " body", old.path("content"), now.path("content"), Direction.TAKEN);
    }

    private void content(String name, JsonNode old, JsonNode now, Direction direction) {
        old.properties().forEach(media -> {
            if (now.has(media.getKey())) {
                schema(
                        name,
                        media.getValue().path("schema"),
                        now.path(media.getKey()).path("schema"),
                        direction);
            } else {
                broken.add(name + ": " + media.getKey() + " is gone");
            }
        });
    }

    private void schema(String name, JsonNode oldSchema, JsonNode nowSchema, Direction direction) {
        var reference = oldSchema.path("$ref").asString("");
        if (!reference.isEmpty()
                && !compared.add(reference + nowSchema.path("$ref").asString("") + direction)) {
            return;
        }
        var old = resolve(before, oldSchema);
        var now = resolve(after, nowSchema);
        if (!Objects.equals(old.path("type"), now.path("type"))
                || !old.path("format").equals(now.path("format"))) {
            broken.add("%s: was %s and is %s".formatted(name, typeOf(old), typeOf(now)));
            return;
        }
        var allowed = names(now.path("enum"));
        if (direction == Direction.TAKEN && !allowed.isEmpty() && !allowed.containsAll(names(old.path("enum")))) {
            broken.add(name + ": takes fewer values");
        }
        if (direction == Direction.TAKEN && longest(now) < longest(old)) {
            broken.add(name + ": must be shorter now");
        }
        old.path("properties").properties().forEach(property -> {
            var here = name + '.' + property.getKey();
            if (now.path("properties").has(property.getKey())) {
                schema(here, property.getValue(), now.path("properties").path(property.getKey()), direction);
            } else {
                broken.add(here + ": the field is gone");
            }
        });
        required(name, names(old.path("required")), names(now.path("required")), direction);
        if (old.has("items")) {
            schema(name + "[]", old.path("items"), now.path("items"), direction);
        }
    }

    private void required(String name, Set<String> old, Set<String> now, Direction direction) {
        var more = direction == Direction.TAKEN ? now : old;
        var fewer = direction == Direction.TAKEN ? old : now;
        more.stream()
                .filter(field -> !fewer.contains(field))
                .forEach(field -> broken.add(name
                        + '.'
                        + field
                        + (direction == Direction.TAKEN ? ": is required now" : ": may be missing now")));
    }

    private static JsonNode resolve(JsonNode document, JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private static String typeOf(JsonNode schema) {
        return schema.path("type").asString("nothing")
                + ' '
                + schema.path("format").asString("");
    }

    private static int longest(JsonNode schema) {
        return schema.path("maxLength").asInt(Integer.MAX_VALUE);
    }

    private static Set<String> names(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }
}
