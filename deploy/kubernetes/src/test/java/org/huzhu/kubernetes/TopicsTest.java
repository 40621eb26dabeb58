package org.huzhu.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.kubernetes.Manifest.map;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may read and write what, held against the code. */
class TopicsTest {

    private static final List<String> SERVICES = List.of("enrollment", "claims", "member", "notification");
    private static final Pattern TOPIC = Pattern.compile("class|record (\\w+)\\(|String TOPIC = \"([^\"]+)\"");
    private static final Pattern HANDLED = Pattern.compile("topics\\(\\)\\s*\\{(.*?)}", Pattern.DOTALL);

    private final Map<String, Object> topics =
            map(Chart.yaml().load(Repository.read(Chart.FOLDER.resolve("files/topics.yaml"))));

    private static Map<String, String> events() {
        var found = new TreeMap<String, String>();
        for (var file : Repository.files(
                Repository.ROOT.resolve("platform/src/main/java/org/huzhu/platform/events"), ".java")) {
            TOPIC.matcher(Repository.read(file))
                    .results()
                    .filter(match -> match.group(2) != null)
                    .forEach(match -> found.put(file.getFileName().toString().replace(".java", ""), match.group(2)));
        }
        return found;
    }

    @Test
    void everyTopicIsThere() {
        assertThat(topics.keySet()).containsExactlyInAnyOrderElementsOf(events().values());
    }

    @Test
    void readersAreThoseWhoHandleIt() {
        var read = new TreeMap<String, Set<String>>();
        events().values().forEach(topic -> read.put(topic, new TreeSet<>()));
        SERVICES.forEach(service -> handled(service + "-service", read, Set.of(service)));
        handled("platform", read, Set.copyOf(SERVICES));

        topics.forEach(
                (topic, whom) -> assertThat(set(whom, "readers")).as(topic).isEqualTo(read.get(topic)));
    }

    @Test
    void writersAreThoseWhoMakeIt() {
        for (var service : SERVICES) {
            for (var file : Repository.sources(service + "-service")) {
                var source = Repository.read(file);
                events().forEach((event, topic) -> {
                    if (source.matches("(?s).*\\b(new " + event + "\\(|" + event + "\\.of\\().*")) {
                        assertThat(set(topics.get(topic), "writers"))
                                .as(file + " makes " + topic)
                                .contains(service);
                    }
                });
            }
        }
    }

    @Test
    void aUserMayDoThatAndNoMore() {
        var users = Chart.manifests(Map.of()).stream()
                .filter(one -> one.kind().equals("KafkaUser"))
                .collect(Collectors.toMap(Manifest::name, one -> one.all().toString()));

        assertThat(users.keySet())
                .containsExactlyInAnyOrder(
                        "huzhu-enrollment",
                        "huzhu-claims",
                        "huzhu-member",
                        "huzhu-notification",
                        "huzhu-check",
                        "huzhu-hospitals");
        assertThat(users.get("huzhu-check")).doesNotContain("Write");
        assertThat(users.get("huzhu-hospitals"))
                .contains("medical.discharged")
                .doesNotContain("Read")
                .doesNotContain("unit.");
        assertThat(users.values())
                .noneMatch(acls -> acls.contains("All") || acls.contains("name=*") || acls.contains("Create"));
    }

    private static void handled(String module, Map<String, Set<String>> read, Set<String> by) {
        for (var file : Repository.sources(module)) {
            var source = Repository.read(file);
            if (!source.contains("implements EventHandler")) {
                continue;
            }
            HANDLED.matcher(source)
                    .results()
                    .forEach(match -> events().forEach((event, topic) -> {
                        if (match.group(1).matches("(?s).*\\b" + event + "\\.TOPIC.*")) {
                            read.get(topic).addAll(by);
                        }
                    }));
        }
    }

    private static Set<String> set(Object whom, String key) {
        return ((List<?>) map(whom).get(key))
                .stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }
}
