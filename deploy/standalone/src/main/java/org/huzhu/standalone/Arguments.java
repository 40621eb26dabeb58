package org.huzhu.standalone;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was typed after {@code ./up}. */
record Arguments(String verb, Map<String, String> options) {

    private static final Set<String> WITH_VALUE =
            Set.of("port", "data", "at", "bind", "out", "rounds", "seconds", "rows", "persons", "stays", "only");
    private static final Set<String> FLAGS = Set.of("yes", "load", "help", "fast", "observe", "json");
    private static final String DEFAULT_VERB = "start";

    static Arguments parse(String[] words) {
        var verb = Optional.<String>empty();
        var options = new HashMap<String, String>();
        var rest = new ArrayDeque<>(Arrays.asList(words));
        while (!rest.isEmpty()) {
            var word = rest.removeFirst();
            if (!word.startsWith("--")) {
                if (verb.isPresent()) {
                    throw new StandaloneException("多余的参数 / one word too many: " + word);
                }
                verb = Optional.of(word);
                continue;
            }
            var parts = word.substring(2).split("=", 2);
            if (FLAGS.contains(parts[0])) {
                options.put(parts[0], "true");
            } else if (WITH_VALUE.contains(parts[0]) && (parts.length == 2 || !rest.isEmpty())) {
                options.put(parts[0], parts.length == 2 ? parts[1] : rest.removeFirst());
            } else {
                throw new StandaloneException("未知选项 / unknown option: " + word);
            }
        }
        return new Arguments(options.containsKey("help") ? "help" : verb.orElse(DEFAULT_VERB), Map.copyOf(options));
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }
}
