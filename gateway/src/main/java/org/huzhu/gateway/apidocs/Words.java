package org.huzhu.gateway.apidocs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a field or parameter of a name means and looks like, where it does not say so itself. */
final class Words {

    private static final JsonMapper JSON = new JsonMapper();

    private record Word(String description, Optional<JsonNode> example) {}

    private final Map<String, Word> words = new TreeMap<>();

    /** Reads {@code name: [description, example]}. */
    static Words load(String resource) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (var stream = new ClassPathResource(resource).getInputStream()) {
            var words = new Words();
            Map<String, List<Object>> all = new Yaml(new SafeConstructor(options)).load(stream);
            all.forEach((name, word) -> words.words.put(
                    name,
                    new Word(
                            String.valueOf(word.getFirst()),
                            word.size() > 1 ? Optional.of(JSON.valueToTree(word.get(1))) : Optional.empty())));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> description(String name) {
        return Optional.ofNullable(words.get(name)).map(Word::description);
    }

    Optional<JsonNode> example(String name) {
        return Optional.ofNullable(words.get(name)).flatMap(Word::example);
    }
}
