package org.huzhu.platform.rulebook.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a small YAML file of texts or names into records. What is unknown, missing or of the wrong kind keeps the service
 * from starting. Products have a reader of their own, {@link RulebookReader}.
 */
public final class Rulebook {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Rulebook() {}

    public static <T> T read(InputStream yaml, String file, Class<T> type) {
        try {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return STRICT.convertValue(tree, type);
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new IllegalStateException("rulebook " + file + " is wrong: " + e.getMessage(), e);
        }
    }

    /** The installation's own file, or the shipped one. */
    public static <T> T read(Optional<Path> own, String shipped, Class<T> type) {
        try (var yaml =
                own.isPresent() ? Files.newInputStream(own.get()) : new ClassPathResource(shipped).getInputStream()) {
            return read(yaml, own.map(Path::toString).orElse(shipped), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
