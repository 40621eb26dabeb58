package org.huzhu.standalone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was typed after {@code ./up}. */
record Arguments(String verb, List<String> operands, Map<String, String> options) {

    private static final Set<String> WITH_VALUE = Set.of(
            "port", "data", "at", "bind", "out", "rounds", "seconds", "rows", "persons", "stays", "only", "window",
            "from");
    private static final Set<String> FLAGS = Set.of("yes", "load", "help", "fast", "observe", "json", "without-keys");

    /** Verbs that are followed by words of their own, and how many at most. */
    private static final Map<String, Integer> OPERANDS = Map.of("backup", 1, "restore", 1, "deadletters", 3);

    private static final String DEFAULT_VERB = "start";

    static Arguments parse(String[] words) {
        var verb = Optional.<String>empty();
        var operands = new ArrayList<String>();
        var options = new HashMap<String, String>();
        var rest = new ArrayDeque<>(Arrays.asList(words));
        while (!rest.isEmpty()) {
            var word = rest.removeFirst();
            if (!word.startsWith("--")) {
                if (verb.isEmpty()) {
                    verb = Optional.of(word);
                } else if (operands.size() < OPERANDS.getOrDefault(verb.get(), 0)) {
                    operands.add(word);
                } else {
                    throw new StandaloneException("多余的参数 / one word too many: " + word);
                }
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
        return new Arguments(
                options.containsKey("help") ? "help" : verb.orElse(DEFAULT_VERB),
                List.copyOf(operands),
                Map.copyOf(options));
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** The nth word after the verb; without it the verb is not understood. */
    String operand(int number) {
        if (operands.size() <= number) {
            throw new StandaloneException("缺少参数，见 ./up help / a word is missing, see ./up help");
        }
        return operands.get(number);
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }
}
