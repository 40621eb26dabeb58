package org.huzhu.platform.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every fact a rule may ask for (rulebook 3.7), with its type and the question put to the applicant. */
public record FactDictionary(Map<String, Fact> facts) {

    public FactDictionary {
        facts = Map.copyOf(facts);
    }

    /**
     * One fact.
     *
     * @param values what a CHOICE can be; empty for the other types
     * @param labels the Chinese words for those values, in the same order
     * @param question in Chinese, as a form shows it
     */
    public record Fact(String name, Type type, List<String> values, List<String> labels, String question) {
        public Fact {
            values = List.copyOf(values);
            labels = List.copyOf(labels);
        }

        public Fact(String name, Type type, List<String> values, String question) {
            this(name, type, values, values, question);
        }
    }

    /** CHOICE and TEXT are strings; NUMBER is exact; DATE is a day in Asia/Shanghai. */
    public enum Type {
        BOOLEAN,
        NUMBER,
        DATE,
        CHOICE,
        TEXT
    }

    public Optional<Fact> find(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /** The question behind a fact, or its name where nobody put one. */
    public String question(String name) {
        return find(name).map(Fact::question).orElse(name);
    }
}
