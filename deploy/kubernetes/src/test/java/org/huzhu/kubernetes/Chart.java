package org.huzhu.kubernetes;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Our chart, rendered by Helm itself. */
final class Chart {

    static final Path FOLDER = Path.of("chart");

    /** What an installation must say, and no more. */
    static final Map<String, String> LEAST = Map.of(
            "image.repository", "registry.example/huzhu",
            "host", "huzhu.example",
            "issuer", "https://huzhu.example",
            "files.endpoint", "https://s3.example",
            "database.backup.destination", "s3://backup/huzhu");

    private Chart() {}

    static String render(Map<String, String> values) {
        var all = new TreeMap<>(LEAST);
        all.putAll(values);
        try {
            var file = Files.createTempFile("values", ".yaml");
            try {
                Files.writeString(file, new Yaml().dump(tree(all)));
                return new Helm(FOLDER)
                        .template()
                        .withName("huzhu")
                        .withKubeVersion("1.33.0")
                        .withValuesFile(file)
                        .call();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Manifest> manifests(Map<String, String> values) {
        var manifests = new ArrayList<Manifest>();
        for (var document : yaml().loadAll(render(values))) {
            if (document != null) {
                manifests.add(Manifest.of(document));
            }
        }
        return manifests;
    }

    /** Refuses a key that is there twice. */
    static Yaml yaml() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    private static Map<String, Object> tree(Map<String, String> values) {
        var tree = new TreeMap<String, Object>();
        values.forEach((name, value) -> {
            var place = tree;
            var parts = name.split("\\.");
            for (var i = 0; i < parts.length - 1; i++) {
                @SuppressWarnings("unchecked")
                var deeper =
                        (TreeMap<String, Object>) place.computeIfAbsent(parts[i], _ -> new TreeMap<String, Object>());
                place = deeper;
            }
            place.put(parts[parts.length - 1], yaml().load(value.isEmpty() ? "''" : value));
        });
        return tree;
    }
}
