package org.huzhu.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpStatus;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Every error code with its HTTP status and texts, from all {@code huzhu/problems/*.yaml} on the class path: {@code
 * CODE: {status: 409, zh: "…", en: "…"}}. Placeholders such as <code>{count}</code> are filled from the refusal's
 * details. A code that is defined twice is refused at start.
 */
public final class ProblemCatalogue {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final Map<String, Entry> entries = new TreeMap<>();

    /** One code. */
    public record Entry(String code, int status, String zh, String en) {

        String detail(Map<String, Object> values) {
            return PLACEHOLDER
                    .matcher(zh)
                    .replaceAll(
                            found -> Matcher.quoteReplacement(String.valueOf(values.getOrDefault(found.group(1), ""))));
        }
    }

    public static ProblemCatalogue load() {
        return load("classpath*:huzhu/problems/*.yaml");
    }

    /** Reads the files of a Spring resource pattern. */
    public static ProblemCatalogue load(String pattern) {
        var catalogue = new ProblemCatalogue();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                try (var stream = file.getInputStream()) {
                    catalogue.addAll(stream, file.getFilename());
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

    private void addAll(InputStream stream, @Nullable String file) {
        Object document = new Yaml(new SafeConstructor(strict())).load(stream);
        if (document == null) {
            return;
        }
        if (!(document instanceof Map<?, ?> codes)) {
            throw new IllegalStateException(file + " is not a map of codes");
        }
        codes.forEach((code, fields) -> {
            if (!(fields instanceof Map<?, ?> values)) {
                throw new IllegalStateException(file + ": " + code + " needs status, zh and en");
            }
            add(String.valueOf(code), values, file);
        });
    }

    /** YAML lets a key stand twice and keeps the last; here that would hide a code. */
    private static LoaderOptions strict() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return options;
    }

    private void add(String code, Map<?, ?> fields, @Nullable String file) {
        if (!(fields.get("status") instanceof Integer status)
                || !(fields.get("zh") instanceof String zh)
                || !(fields.get("en") instanceof String en)) {
            throw new IllegalStateException(file + ": " + code + " needs status, zh and en");
        }
        if (!CODE.matcher(code).matches() || HttpStatus.resolve(status) == null) {
            throw new IllegalStateException(file + ": " + code + " is no code in upper case with a known HTTP status");
        }
        if (entries.put(code, new Entry(code, status, zh, en)) != null) {
            throw new IllegalStateException(file + ": " + code + " is defined twice");
        }
    }
}
