package org.huzhu.platform.events;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.huzhu.platform.testkit.GeneratedDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published language changes only by addition, and never carries personal data in clear. */
class EventJsonTest {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Map<Class<?>, String> JSON_TYPES = Map.of(
            UUID.class, "string/uuid",
            String.class, "string/",
            LocalDate.class, "string/date",
            Instant.class, "string/date-time",
            int.class, "integer/",
            long.class, "integer/",
            List.class, "array/",
            boolean.class, "boolean/");

    static Stream<Class<? extends DomainEvent>> types() {
        return EventTypes.ALL.stream();
    }

    @Test
    void everyEventIsListedOnce() {
        var found = new ClassFileImporter()
                .importPackages("org.huzhu.platform.events").stream()
                        .filter(type -> type.isAssignableTo(DomainEvent.class) && !type.isInterface())
                        .map(type -> type.getSimpleName())
                        .sorted()
                        .toList();

        assertThat(EventTypes.ALL.stream().map(Class::getSimpleName).sorted()).containsExactlyElementsOf(found);
        assertThat(EventTypes.ALL.stream().map(EventTypes::topicOf)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theApprovedSampleIsReadAndWrittenWithoutAChange(Class<? extends DomainEvent> type) {
        var sample = resource("/events/" + EventTypes.topicOf(type) + ".json");

        var event = STRICT.treeToValue(sample, type);

        assertThat(STRICT.readTree(STRICT.writeValueAsString(event))).isEqualTo(sample);
        assertThat(event.topic()).isEqualTo(EventTypes.topicOf(type));
        assertThat(event.key())
                .isEqualTo(sample.get(schemaOf(type).get("x-key").stringValue()).stringValue());
    }

    @ParameterizedTest
    @MethodSource("types")
    void aFieldThatIsAddedLaterDisturbsNobody(Class<? extends DomainEvent> type) {
        var sample = (ObjectNode) resource("/events/" + EventTypes.topicOf(type) + ".json");
        var expected = STRICT.treeToValue(sample, type);
        sample.put("addedLater", "x");

        assertThat(LENIENT.treeToValue(sample, type)).isEqualTo(expected);
        assertThatThrownBy(() -> STRICT.treeToValue(sample, type)).isInstanceOf(UnrecognizedPropertyException.class);
    }

    @ParameterizedTest
    @MethodSource("types")
    void theSchemaSaysWhatTheRecordSays(Class<? extends DomainEvent> type) {
        var schema = schemaOf(type);
        var fields = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(schema.get("title").stringValue()).isEqualTo(type.getSimpleName());
        assertThat(schema.get("$id").stringValue()).isEqualTo("urn:huzhu:event:" + EventTypes.topicOf(type));
        assertThat(schema.get("x-topic").stringValue()).isEqualTo(EventTypes.topicOf(type));
        assertThat(schema.get("additionalProperties").booleanValue()).isTrue();
        assertThat(schema.get("properties").propertyNames()).containsExactlyElementsOf(fields);
        assertThat(schema.get("required").valueStream().map(JsonNode::stringValue))
                .as("a field added after its event was released is not required: older records do not have it")
                .isNotEmpty()
                .isSubsetOf(fields);
        for (var field : type.getRecordComponents()) {
            var property = schema.get("properties").get(field.getName());
            var format = property.get("format");
            assertThat(property.get("type").stringValue() + "/" + (format == null ? "" : format.stringValue()))
                    .as(field.getName())
                    .isEqualTo(JSON_TYPES.get(field.getType()));
            assertThat(property.get("description").stringValue()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void personalDataTravelsSealedOrNotAtAll(Class<? extends DomainEvent> type) {
        assertThat(type.getRecordComponents())
                .extracting(RecordComponent::getName)
                .filteredOn(name -> !name.startsWith("sealed"))
                .noneMatch(name -> {
                    var lower = name.toLowerCase(Locale.ROOT);
                    return lower.contains("phone")
                            || lower.contains("idnumber")
                            || lower.contains("bank")
                            || lower.contains("diagnosis")
                            || lower.contains("personname")
                            || lower.equals("card");
                });
    }

    @Test
    void theHandbookListsThemAll() {
        GeneratedDocument.check("events.md", "events", render());
    }

    private static String render() {
        var lines = new ArrayList<String>();
        lines.add("| Topic | Key | From | To | What |");
        lines.add("|---|---|---|---|---|");
        for (var type : EventTypes.ALL) {
            var schema = schemaOf(type);
            lines.add("| [`%s`](#%s) | `%s` | %s | %s | %s |"
                    .formatted(
                            text(schema, "x-topic"),
                            text(schema, "x-topic").replace(".", ""),
                            text(schema, "x-key"),
                            text(schema, "x-producer"),
                            schema.get("x-consumers")
                                    .valueStream()
                                    .map(JsonNode::stringValue)
                                    .collect(joining(", ")),
                            text(schema, "description")));
        }
        EventTypes.ALL.forEach(type -> lines.addAll(section(schemaOf(type))));
        return lines.stream().collect(joining("\n", "", "\n"));
    }

    private static List<String> section(JsonNode schema) {
        var lines = new ArrayList<String>();
        lines.addAll(List.of("", "### " + text(schema, "x-topic"), "", "| Field | Type | Meaning |", "|---|---|---|"));
        schema.get("properties").properties().forEach(property -> {
            var format = property.getValue().get("format");
            lines.add("| `%s` | %s | %s |"
                    .formatted(
                            property.getKey(),
                            format == null ? text(property.getValue(), "type") : format.stringValue(),
                            text(property.getValue(), "description")));
        });
        return lines;
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }

    private static JsonNode schemaOf(Class<? extends DomainEvent> type) {
        return resource("/huzhu/events/" + EventTypes.topicOf(type) + ".schema.json");
    }

    private static JsonNode resource(String path) {
        try (var stream = EventJsonTest.class.getResourceAsStream(path)) {
            assertThat(stream).as(path).isNotNull();
            return STRICT.readTree(stream);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
