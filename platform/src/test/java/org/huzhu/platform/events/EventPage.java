package org.huzhu.platform.events;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The events as a page for people. It needs no script and nothing from another host. */
final class EventPage {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Function<String, JsonNode> schemas;
    private final Function<String, JsonNode> samples;

    EventPage(Function<String, JsonNode> schemas, Function<String, JsonNode> samples) {
        this.schemas = schemas;
        this.samples = samples;
    }

    String html() {
        var lines = new ArrayList<String>();
        lines.add("""
                <!doctype html>
                <html lang="zh-CN">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>互助 事件 · Huzhu events</title>
                  <link rel="icon" href="/swagger-ui/favicon-32x32.png">
                  <link rel="stylesheet" href="/assets/huzhu.css">
                </head>
                <body class="events">
                  <header class="bar"><a href="/">互助 Huzhu</a><span>事件 · Events</span><a href="/asyncapi.yaml">asyncapi.yaml</a></header>
                  <main>
                  <p>服务之间经 Kafka 传递的事件：一个主题一种事件，同一键内保持顺序，至少送达一次，字段只增不减。<br>
                  <span lang="en">What the services tell each other on Kafka. One topic carries one type, order is kept within a key, delivery is at
                  least once, fields are only added. Fields named <code>sealed…</code> are encrypted.</span></p>
                  <p lang="en">Headers: <code>ce_specversion</code>, <code>ce_id</code>, <code>ce_type</code>, <code>ce_source</code>, <code>ce_time</code>,
                  <code>ce_subject</code> (the key), <code>content-type</code>, <code>traceparent</code>, <code>traceid</code>.</p>
                  <table>
                  <thead><tr><th>主题 Topic</th><th>键 Key</th><th>发出 From</th><th>接收 To</th><th>内容 What</th></tr></thead>
                  <tbody>""");
        EventTypes.ALL.forEach(type -> lines.add(row(schemas.apply(EventTypes.topicOf(type)))));
        lines.add("  </tbody>\n  </table>");
        EventTypes.ALL.forEach(type -> lines.addAll(section(EventTypes.topicOf(type))));
        lines.add("  </main>\n</body>\n</html>");
        return lines.stream().collect(joining("\n", "", "\n"));
    }

    private static String row(JsonNode schema) {
        var topic = schema.get("x-topic").stringValue();
        return "  <tr><td><a href=\"#%s\"><code>%s</code></a></td><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        topic,
                        topic,
                        schema.get("x-key").stringValue(),
                        schema.get("x-producer").stringValue(),
                        schema.get("x-consumers")
                                .valueStream()
                                .map(JsonNode::stringValue)
                                .collect(joining("<br>")),
                        escaped(schema.get("description").stringValue()));
    }

    private List<String> section(String topic) {
        var schema = schemas.apply(topic);
        var lines = new ArrayList<String>();
        lines.add("  <section id=\"%s\">\n  <h2><code>%s</code></h2>\n  <p>%s</p>"
                .formatted(topic, topic, escaped(schema.get("description").stringValue())));
        lines.add(
                "  <table>\n  <thead><tr><th>字段 Field</th><th>类型 Type</th><th>含义 Meaning</th></tr></thead>\n  <tbody>");
        schema.get("properties").properties().forEach(field -> {
            var format = field.getValue().path("format").asString("");
            lines.add("  <tr><td><code>%s</code></td><td>%s</td><td>%s</td></tr>"
                    .formatted(
                            field.getKey(),
                            format.isEmpty() ? field.getValue().get("type").stringValue() : format,
                            escaped(field.getValue().get("description").stringValue())));
        });
        lines.add("  </tbody>\n  </table>\n  <pre>%s</pre>\n  </section>"
                .formatted(escaped(JSON.writeValueAsString(samples.apply(topic)).replace("\r\n", "\n"))));
        return lines;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
