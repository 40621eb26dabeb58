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
import java.util.function.Function;
import org.huzhu.platform.rulebook.ClaimRules.Material;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.time.PeriodRule;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Reads rulebooks of a service's own kind as strictly as those of products: the shipped files, then an installation's
 * own on top. Mistakes are kept until {@link #refuseMistakes()}, so that one start shows all of them.
 */
public final class RulebookFiles {

    private final List<RulebookError> errors = new ArrayList<>();

    /** What a file holds, and its name for a mistake that only shows when files are put together. */
    public record Loaded<T>(T value, String file) {}

    /**
     * One rulebook for each key; one of the installation's folder replaces a shipped one of the same key.
     *
     * @param shipped Spring resource pattern
     * @param words how a mistake calls such a rulebook
     */
    public <T> Map<String, Loaded<T>> load(
            String shipped,
            Optional<Path> ownFolder,
            String words,
            Function<YamlMap, T> reader,
            Function<T, String> key) {
        var byKey = new TreeMap<String, Loaded<T>>();
        try {
            var layer = new HashMap<String, Loaded<T>>();
            for (var file : new PathMatchingResourcePatternResolver().getResources(shipped)) {
                read(file.getContentAsString(StandardCharsets.UTF_8), String.valueOf(file.getFilename()), reader)
                        .ifPresent(read -> add(read, key, words, layer));
            }
            byKey.putAll(layer);
            layer.clear();
            for (var file : ownFiles(ownFolder)) {
                read(Files.readString(file), file.toString(), reader).ifPresent(read -> add(read, key, words, layer));
            }
            byKey.putAll(layer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return byKey;
    }

    /** Empty, and noted, where the text has mistakes. */
    public <T> Optional<Loaded<T>> read(String yaml, String file, Function<YamlMap, T> reader) {
        try {
            return Optional.of(new Loaded<>(RulebookReader.document(yaml, file, _ -> reader), file));
        } catch (RulebookException e) {
            errors.addAll(e.errors());
            return Optional.empty();
        }
    }

    public void wrong(String file, int line, String reason) {
        errors.add(new RulebookError(file, line, reason));
    }

    /** @throws RulebookException with all mistakes so far, if there are any */
    public void refuseMistakes() {
        if (!errors.isEmpty()) {
            throw new RulebookException(errors);
        }
    }

    /** The {@code from} of a rule: status, clause and source. */
    public static Provenance from(YamlMap map) {
        return Common.from(map);
    }

    /** The papers under the key {@code materials}, as a responsibility of a product lists them. */
    public static List<Material> materials(YamlMap map, FactDictionary facts) {
        return new MaterialReader(new ConditionReader(facts, map.findings())).readList(map);
    }

    /** {@code amount}, {@code unit} and how days are counted, of the mapping itself. */
    public static PeriodRule period(YamlMap map) {
        return Common.period(map);
    }

    private <T> void add(Loaded<T> read, Function<T, String> key, String words, Map<String, Loaded<T>> layer) {
        var earlier = Optional.ofNullable(layer.putIfAbsent(key.apply(read.value()), read));
        earlier.ifPresent(
                other -> wrong(read.file(), 1, words + "“" + key.apply(read.value()) + "”已在" + other.file() + "中"));
    }

    private static List<Path> ownFiles(Optional<Path> folder) throws IOException {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return List.of();
        }
        try (var files = Files.list(folder.get())) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
