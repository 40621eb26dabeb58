package org.huzhu.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.huzhu.platform.testkit.ContractBaseline;
import org.huzhu.platform.testkit.ContractChanges;
import org.huzhu.platform.testkit.GeneratedDocument;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The events as others may rely on them: published, readable, and never taken back. */
class EventContractTest {

    private static final String BASELINE = "asyncapi.json";

    private final AsyncApiDocument document =
            new AsyncApiDocument(EventContractTest::schema, EventContractTest::sample);

    @Test
    void theAsyncApiDocumentIsThatOfTheCode() {
        GeneratedDocument.checkFile("api/asyncapi.yaml", document.yaml());
        GeneratedDocument.checkFile("../gateway/src/main/resources/pages/asyncapi.yaml", document.yaml());
    }

    @Test
    void thePageOfEventsIsThatOfTheCode() {
        GeneratedDocument.checkFile(
                "../gateway/src/main/resources/pages/events.html",
                new EventPage(EventContractTest::schema, EventContractTest::sample).html());
    }

    @Test
    void nothingThatWasReleasedIsTakenBack() {
        var now = document.make();

        assertThat(ContractChanges.ofEvents(ContractBaseline.read(BASELINE, now), now))
                .as("consumers of the last release break")
                .isEmpty();
    }

    @Test
    void aFieldThatIsRemovedRenamedOrOfAnotherTypeIsNoticed() {
        var now = document.make();
        var fields = (ObjectNode) now.at("/components/schemas/UnitApproved/properties");
        var name = fields.propertyNames().iterator().next();
        fields.set("renamed", fields.remove(name));

        assertThat(ContractChanges.ofEvents(document.make(), now))
                .containsExactly("UnitApproved." + name + ": the field is gone");

        var typed = document.make();
        ((ObjectNode) typed.at("/components/schemas/ClaimChanged/properties/revision")).put("type", "string");

        assertThat(ContractChanges.ofEvents(document.make(), typed))
                .containsExactly("ClaimChanged.revision: was integer  and is string ");
    }

    @Test
    void aNewFieldIsFineUnlessOlderRecordsWouldBeWrongWithoutIt() {
        var now = document.make();
        ((ObjectNode) now.at("/components/schemas/ClaimChanged/properties"))
                .putObject("added")
                .put("type", "string");

        assertThat(ContractChanges.ofEvents(document.make(), now)).isEmpty();

        ((ArrayNode) now.at("/components/schemas/ClaimChanged/required")).add("added");

        assertThat(ContractChanges.ofEvents(document.make(), now))
                .singleElement()
                .asString()
                .contains("ClaimChanged.added: required now");
    }

    @Test
    void aTopicThatIsGoneIsNoticed() {
        var now = document.make();
        ((ObjectNode) now.path("channels")).remove("renewal.due");

        assertThat(ContractChanges.ofEvents(document.make(), now)).containsExactly("renewal.due: the topic is gone");
    }

    private static JsonNode schema(String topic) {
        return resource("/huzhu/events/" + topic + ".schema.json");
    }

    private static JsonNode sample(String topic) {
        return resource("/events/" + topic + ".json");
    }

    private static JsonNode resource(String path) {
        try (var stream = EventContractTest.class.getResourceAsStream(path)) {
            assertThat(stream).as(path).isNotNull();
            return new JsonMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
