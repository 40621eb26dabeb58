package org.huzhu.platform.rulebook.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The shipped rulebooks with an installation's own on top. Needs no container, so that a plain main class can use it. */
public record Rulebooks(FactDictionary facts, Products products) {

    private static final String SHIPPED = "classpath*:rulebook/products/*.yaml";
    private static final String FACTS = "classpath:rulebook/facts.yaml";
    private static final String OWN_FACTS = "facts.yaml";

    /** @throws RulebookException with all mistakes of all files */
    public static Rulebooks load(Optional<Path> ownFolder) {
        var resources = new PathMatchingResourcePatternResolver();
        try {
            var shippedFacts = resources.getResource(FACTS);
            var facts = FactsReader.read(text(shippedFacts), name(shippedFacts), new FactDictionary(Map.of()));
            var ownFacts = ownFolder.map(folder -> folder.resolve(OWN_FACTS)).filter(Files::isRegularFile);
            if (ownFacts.isPresent()) {
                facts = FactsReader.read(
                        Files.readString(ownFacts.get()), ownFacts.get().toString(), facts);
            }
            var loading = new Loading(new RulebookReader(facts));
            var shipped = new HashMap<String, String>();
            for (var file : resources.getResources(SHIPPED)) {
                loading.add(text(file), name(file), shipped);
            }
            var own = new HashMap<String, String>();
            for (var file : ownFiles(ownFolder)) {
                loading.add(Files.readString(file), file.toString(), own);
            }
            return new Rulebooks(facts, loading.products());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RulebookReader reader() {
        return new RulebookReader(facts);
    }

    /** Reads file after file and keeps the mistakes until the last. */
    private static final class Loading {

        private final RulebookReader reader;
        private final Map<String, List<ProductVersion>> byCode = new TreeMap<>();
        private final List<RulebookError> errors = new ArrayList<>();

        Loading(RulebookReader reader) {
            this.reader = reader;
        }

        /** @param layer the files that were read with this one, by product: only another layer's product is replaced */
        void add(String yaml, String file, Map<String, String> layer) {
            try {
                var versions = reader.readOrThrow(yaml, file);
                var code = versions.getFirst().code();
                var earlier = Optional.ofNullable(layer.putIfAbsent(code, file));
                earlier.ifPresent(other ->
                        errors.add(new RulebookError(file, lineOfCode(yaml), "项目“" + code + "”已在" + other + "中")));
                byCode.put(code, versions);
            } catch (RulebookException e) {
                errors.addAll(e.errors());
            }
        }

        private static int lineOfCode(String yaml) {
            var before = yaml.lines().takeWhile(line -> !line.startsWith("code:"));
            return Math.toIntExact(before.count()) + 1;
        }

        Products products() {
            if (!errors.isEmpty()) {
                throw new RulebookException(errors);
            }
            return new Products(byCode.values().stream().flatMap(List::stream).toList());
        }
    }

    private static List<Path> ownFiles(Optional<Path> folder) throws IOException {
        if (folder.isEmpty()) {
            return List.of();
        }
        try (var files = Files.list(folder.get())) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith(OWN_FACTS))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Resource file) throws IOException {
        return file.getContentAsString(StandardCharsets.UTF_8);
    }

    private static String name(Resource file) {
        return String.valueOf(file.getFilename());
    }
}
