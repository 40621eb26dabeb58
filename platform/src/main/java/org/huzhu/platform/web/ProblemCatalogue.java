package org.huzhu.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;

/**
 * Every error code with its HTTP status and texts, from all {@code huzhu/problems/*.yaml} on the class path: {@code CODE: {status: 409, zh: "…",
 * en: "…"}}. Placeholders such as <code>{count}</code> are filled from the refusal's details. A code that is defined twice is refused at start.
 */
public final class ProblemCatalogue {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Entry> entries = new TreeMap<>();

    /** One code. */
    public record Entry(String code, int status, String zh, String en) {

        String detail(Map<String, Object> values) {
            return PLACEHOLDER
                    .matcher(zh)
                    .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(values.getOrDefault(found.group(1), ""))));
        }
    }

    public static ProblemCatalogue load() {
        var catalogue = new ProblemCatalogue();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:huzhu/problems/*.yaml")) {
                try (var stream = file.getInputStream()) {
                    Map<String, Map<String, Object>> codes = new Yaml().load(stream);
                    codes.forEach((code, fields) -> catalogue.add(code, fields, file.getFilename()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return catalogue;
    }

    public Optional<Entry> find(String code) {
        return Optional.ofNullable(entries.get(code));
    }

    public Map<String, Entry> entries() {
        return Map.copyOf(entries);
    }

    private void add(String code, Map<String, Object> fields, @Nullable String file) {
        if (!(fields.get("status") instanceof Integer status)
                || !(fields.get("zh") instanceof String zh)
                || !(fields.get("en") instanceof String en)) {
            throw new IllegalStateException(file + ": " + code + " needs status, zh and en");
        }
        if (entries.put(code, new Entry(code, status, zh, en)) != null) {
            throw new IllegalStateException(file + ": " + code + " is defined twice");
        }
    }
}
