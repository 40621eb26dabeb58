package org.huzhu.check.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Who owes which topic an effect is taken from this list; it must say what the services and the schemas say. */
class TopicTest {

    private static final Pattern CONSUMER = Pattern.compile("String consumer\\(\\) \\{\\s*return \"([^\"]+)\"");
    private static final Pattern CONSTANT = Pattern.compile("(\\w+)\\.TOPIC");
    private static final Pattern TOPIC = Pattern.compile("String TOPIC = \"([^\"]+)\"");

    @Test
    @DisplayName("producers and consuming services are those of the event schemas")
    void schemas() throws IOException {
        var json = new JsonMapper();
        try (var files = Files.list(root().resolve("platform/src/main/resources/huzhu/events"))) {
            var told = new TreeMap<String, String>();
            for (var file : files.filter(file -> file.toString().endsWith(".schema.json"))
                    .toList()) {
                var schema = json.readTree(Files.readString(file));
                var consumers = new TreeSet<String>();
                schema.path("x-consumers").forEach(consumer -> consumers.add(consumer.asString()));
                told.put(schema.path("x-topic").asString(), consumers.toString());
            }
            var known = new TreeMap<String, String>();
            Topic.ALL.forEach(topic -> known.put(
                    topic.name(),
                    topic.consumers().stream()
                            .map(consumer -> consumer.service().schema() + "-service")
                            .collect(Collectors.toCollection(TreeSet::new))
                            .toString()));
            // member-service hears of holds from itself as well, through the platform's handler.
            told.computeIfPresent(
                    "person.hold-changed",
                    (_, services) -> services.replace("enrollment-service,", "enrollment-service, member-service,"));
            assertThat(known).isEqualTo(told);
        }
    }

    @Test
    @DisplayName("every handler in the services' sources is known with all its topics")
    void handlers() throws IOException {
        var constants = topics();
        for (var service : org.huzhu.check.store.Service.values()) {
            try (var files = Files.walk(root().resolve(service.schema() + "-service/src/main/java"))) {
                for (var file :
                        files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    var text = Files.readString(file);
                    var consumer = CONSUMER.matcher(text);
                    if (text.contains("implements EventHandler") && consumer.find()) {
                        var owed = CONSTANT.matcher(text)
                                .results()
                                .map(found -> constants.get(found.group(1)))
                                .collect(Collectors.toCollection(TreeSet::new));
                        var known = Topic.ALL.stream()
                                .filter(topic -> topic.indexOf(consumer.group(1)) >= 0)
                                .map(Topic::name)
                                .collect(Collectors.toCollection(TreeSet::new));
                        assertThat(known).as(consumer.group(1)).isEqualTo(owed);
                    }
                }
            }
        }
    }

    private static TreeMap<String, String> topics() throws IOException {
        var topics = new TreeMap<String, String>();
        try (var files = Files.list(root().resolve("platform/src/main/java/org/huzhu/platform/events"))) {
            for (var file : files.toList()) {
                var topic = TOPIC.matcher(Files.readString(file));
                if (topic.find()) {
                    topics.put(file.getFileName().toString().replace(".java", ""), topic.group(1));
                }
            }
        }
        return topics;
    }

    private static Path root() {
        var root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return root;
    }
}
