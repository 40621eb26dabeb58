package org.huzhu.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Ways to install: so many that every two choices of every two switches meet in at least one of them. */
final class Installations {

    private static final Map<String, List<Map<String, String>>> SWITCHES = switches();

    private Installations() {}

    private static Map<String, List<Map<String, String>>> switches() {
        var all = new LinkedHashMap<String, List<Map<String, String>>>();
        all.put(
                "database",
                List.of(
                        Map.of("database.cloudNativePg", "true"),
                        Map.of(
                                "database.cloudNativePg",
                                "false",
                                "database.host",
                                "db.example",
                                "database.caSecret",
                                "outside-db-ca",
                                "database.addresses",
                                "[192.0.2.10/32]")));
        all.put(
                "broker",
                List.of(
                        Map.of("kafka.strimzi", "true"),
                        Map.of(
                                "kafka.strimzi",
                                "false",
                                "kafka.bootstrap",
                                "kafka.example:9093",
                                "kafka.caSecret",
                                "outside-kafka-ca",
                                "kafka.addresses",
                                "[192.0.2.20/32, 192.0.2.21/32]")));
        all.put("trust", List.of(Map.of(), Map.of("image.pullSecrets", "[registry]")));
        all.put("pooler", either("database.pooler"));
        all.put("backup", either("database.backup.enabled"));
        all.put("instances", List.of(Map.of("database.instances", "1"), Map.of("database.instances", "3")));
        all.put("brokers", List.of(Map.of("kafka.brokers", "1"), Map.of("kafka.brokers", "3")));
        all.put(
                "files",
                List.of(Map.of("files.kind", "s3"), Map.of("files.kind", "volume", "files.storageClass", "nfs")));
        all.put(
                "scaling",
                List.of(Map.of("scaling.kind", "cpu"), Map.of("scaling.kind", "lag"), Map.of("scaling.kind", "none")));
        all.put("network", either("networkPolicies"));
        all.put("monitoring", either("monitoring.enabled"));
        all.put("boards", either("monitoring.dashboards"));
        all.put("check", either("check.enabled"));
        all.put(
                "entrance",
                List.of(
                        Map.of("entrance.kind", "ingress", "entrance.className", "nginx"),
                        Map.of(
                                "entrance.kind",
                                "gateway",
                                "entrance.parent.name",
                                "city",
                                "entrance.parent.namespace",
                                "ingress"),
                        Map.of("entrance.kind", "none")));
        all.put(
                "secrets",
                List.of(
                        Map.of("secrets.external.enabled", "false"),
                        Map.of("secrets.external.enabled", "true", "secrets.external.store", "vault")));
        all.put("apidocs", either("apidocs"));
        all.put("admin", List.of(Map.of(), Map.of("adminPhoneSecret", "huzhu-admin")));
        return all;
    }

    private static List<Map<String, String>> either(String name) {
        return List.of(Map.of(name, "true"), Map.of(name, "false"));
    }

    static Stream<Map<String, String>> all() {
        var names = List.copyOf(SWITCHES.keySet());
        var missing = new ArrayList<int[]>();
        for (var a = 0; a < names.size(); a++) {
            for (var b = a + 1; b < names.size(); b++) {
                for (var i = 0; i < SWITCHES.get(names.get(a)).size(); i++) {
                    for (var k = 0; k < SWITCHES.get(names.get(b)).size(); k++) {
                        missing.add(new int[] {a, i, b, k});
                    }
                }
            }
        }
        var random = new Random(42);
        var found = new ArrayList<Map<String, String>>();
        while (!missing.isEmpty()) {
            var best = candidate(names, missing.getFirst(), random);
            for (var i = 0; i < 200; i++) {
                var other = candidate(names, missing.getFirst(), random);
                if (covered(missing, other) > covered(missing, best)) {
                    best = other;
                }
            }
            var chosen = best;
            missing.removeIf(pair -> chosen[pair[0]] == pair[1] && chosen[pair[2]] == pair[3]);
            var values = new TreeMap<String, String>();
            for (var i = 0; i < names.size(); i++) {
                values.putAll(SWITCHES.get(names.get(i)).get(chosen[i]));
            }
            found.add(values);
        }
        return found.stream();
    }

    private static long covered(List<int[]> missing, int[] choice) {
        return missing.stream()
                .filter(pair -> choice[pair[0]] == pair[1] && choice[pair[2]] == pair[3])
                .count();
    }

    private static int[] candidate(List<String> names, int[] must, Random random) {
        var choice = names.stream()
                .mapToInt(name -> random.nextInt(SWITCHES.get(name).size()))
                .toArray();
        choice[must[0]] = must[1];
        choice[must[2]] = must[3];
        return choice;
    }
}
