package org.huzhu.platform.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** AsyncAPI 3 of all events, made from {@link EventTypes}, their schemas and their approved samples. */
final class AsyncApiDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NOT_FOR_THE_PAYLOAD =
            List.of("$schema", "$id", "x-topic", "x-key", "x-producer", "x-consumers");
    private static final String HEADERS = "CloudEventHeaders";

    private final Function<String, JsonNode> schemas;
    private final Function<String, JsonNode> samples;

    AsyncApiDocument(Function<String, JsonNode> schemas, Function<String, JsonNode> samples) {
        this.schemas = schemas;
        this.samples = samples;
    }

    ObjectNode make() {
        var document = NODES.objectNode();
        document.put("asyncapi", "3.0.0");
        var info = document.putObject("info");
        info.put("title", "互助 Huzhu events");
        info.put("version", "0.1.0");
        info.put("description", """
                What the services of Huzhu tell each other on Kafka. One topic carries one type; order is kept within a key. \
                Events are delivered at least once: a consumer remembers ce_id with its effect. Fields are only added. \
                Personal data travels in fields named sealed…, encrypted for the services; everything else is ids and facts. \
                What cannot be handled goes to <topic>.dlt.""");
        info.putObject("license").put("name", "Apache-2.0").put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        document.put("defaultContentType", "application/json");
        document.putObject("servers")
                .putObject("kafka")
                .put("host", "localhost:9092")
                .put("protocol", "kafka")
                .put("description", "The installation's Kafka (HUZHU_KAFKA)");
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        var payloads = components.putObject("schemas");
        payloads.set(HEADERS, headers());
        for (var type : EventTypes.ALL) {
            var topic = EventTypes.topicOf(type);
            var schema = schemas.apply(topic);
            channel(channels.putObject(topic), topic, schema);
            message(messages.putObject(title(schema)), topic, schema);
            payloads.set(title(schema), payload(schema));
            operations(operations, topic, schema);
        }
        return document;
    }

    /** As people read it. */
    String yaml() {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(140);
        options.setSplitLines(true);
        return "# Made from the schemas of the events by EventContractTest; -Ddocs.write=true writes it.\n"
                + new Yaml(options).dump(new JsonMapper().convertValue(make(), Map.class));
    }

    private static String title(JsonNode schema) {
        return schema.get("title").stringValue();
    }

    private static void channel(ObjectNode channel, String topic, JsonNode schema) {
        channel.put("address", topic);
        channel.put("description", schema.get("description").stringValue());
        channel.putObject("messages").putObject(title(schema)).put("$ref", "#/components/messages/" + title(schema));
        channel.putObject("bindings").putObject("kafka").put("topic", topic).put("bindingVersion", "0.5.0");
    }

    private void message(ObjectNode message, String topic, JsonNode schema) {
        var key = schema.get("x-key").stringValue();
        var sample = samples.apply(topic);
        message.put("name", topic);
        message.put("title", title(schema));
        message.put("summary", schema.get("description").stringValue());
        message.put("contentType", "application/json");
        message.putObject("headers").put("$ref", "#/components/schemas/" + HEADERS);
        message.putObject("payload").put("$ref", "#/components/schemas/" + title(schema));
        message.putObject("bindings")
                .putObject("kafka")
                .put("bindingVersion", "0.5.0")
                .putObject("key")
                .put("type", "string")
                .put("description", "The field " + key);
        var example = message.putArray("examples").addObject();
        example.put("name", topic);
        example.set("headers", exampleHeaders(topic, schema, sample.path(key).asString()));
        example.set("payload", sample);
    }

    private static ObjectNode payload(JsonNode schema) {
        var payload = (ObjectNode) schema.deepCopy();
        payload.remove(NOT_FOR_THE_PAYLOAD);
        return payload;
    }

    private static void operations(ObjectNode operations, String topic, JsonNode schema) {
        var producer = schema.get("x-producer").stringValue();
        operation(operations, "send", producer, topic, schema);
        schema.get("x-consumers")
                .valueStream()
                .map(JsonNode::stringValue)
                .forEach(consumer -> operation(operations, "receive", consumer, topic, schema));
    }

    private static void operation(ObjectNode operations, String action, String service, String topic, JsonNode schema) {
        var operation = operations.putObject(service.replace(' ', '-') + '.' + action + '.' + topic);
        operation.put("action", action);
        operation.put("summary", service + (action.equals("send") ? " tells " : " hears ") + topic);
        operation.putObject("channel").put("$ref", "#/channels/" + topic);
        operation.putArray("messages").addObject().put("$ref", "#/channels/" + topic + "/messages/" + title(schema));
    }

    private static ObjectNode headers() {
        var headers = NODES.objectNode();
        headers.put("type", "object");
        headers.put("description", "CloudEvents 1.0 in binary mode, and the trace the event belongs to");
        var properties = headers.putObject("properties");
        var names = new ArrayList<String>();
        header(properties, names, "ce_specversion", "1.0");
        header(properties, names, "ce_id", "Unique for ever; a repetition has the same");
        header(properties, names, "ce_type", "The topic");
        header(properties, names, "ce_source", "The service that told it");
        header(properties, names, "ce_time", "When it happened, ISO 8601");
        header(properties, names, "ce_subject", "The key");
        header(properties, names, "content-type", "application/json");
        var required = headers.putArray("required");
        names.forEach(required::add);
        header(properties, names, "traceparent", "W3C trace context of what caused it");
        header(properties, names, "traceid", "The trace id alone, for consumers that know no traceparent");
        headers.put("additionalProperties", true);
        return headers;
    }

    private static void header(ObjectNode properties, List<String> names, String name, String description) {
        properties.putObject(name).put("type", "string").put("description", description);
        names.add(name);
    }

    private static ObjectNode exampleHeaders(String topic, JsonNode schema, String key) {
        return NODES.objectNode()
                .put("ce_specversion", "1.0")
                .put("ce_id", "0b9e4c52-6f0e-4b3a-9d52-7f6f0a1c2d3e")
                .put("ce_type", topic)
                .put(
                        "ce_source",
                        "/huzhu/" + schema.get("x-producer").stringValue().replace(' ', '-'))
                .put("ce_time", "2026-11-23T01:45:12Z")
                .put("ce_subject", key)
                .put("content-type", "application/json")
                .put("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .put("traceid", "4bf92f3577b34da6a3ce929d0e0e4736");
    }
}
