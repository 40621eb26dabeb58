package org.huzhu.platform.rulebook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** When a rule applies (rulebook 3.3): a small tree over facts, evaluated here and nowhere else. */
public sealed interface Condition {

    /** TRUE when all are; an empty list is TRUE. */
    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }
    }

    /** TRUE when one is; an empty list is FALSE. */
    record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }
    }

    record Not(Condition of) implements Condition {}

    /** Compares a fact with a value of the same type. */
    record Compare(Operator operator, String fact, Object value) implements Condition {}

    record In(String fact, List<Object> values) implements Condition {
        public In {
            values = List.copyOf(values);
        }
    }

    /** Whether the fact is known at all: the one condition that is never UNKNOWN. */
    record Exists(String fact) implements Condition {}

    /** Comparisons a rulebook can write. */
    enum Operator {
        EQ,
        NE,
        GT,
        GE,
        LT,
        LE
    }

    default Truth evaluate(Facts facts) {
        return switch (this) {
            case All all -> all.of.stream().map(part -> part.evaluate(facts)).reduce(Truth.TRUE, Truth::and);
            case Any any -> any.of.stream().map(part -> part.evaluate(facts)).reduce(Truth.FALSE, Truth::or);
            case Not not -> not.of.evaluate(facts).not();
            case Compare compare ->
                facts.get(compare.fact)
                        .map(known -> Truth.of(holds(compare.operator, known, compare.value)))
                        .orElse(Truth.UNKNOWN);
            case In in ->
                facts.get(in.fact)
                        .map(known -> Truth.of(in.values.stream().anyMatch(value -> order(known, value) == 0)))
                        .orElse(Truth.UNKNOWN);
            case Exists exists -> Truth.of(facts.knows(exists.fact));
        };
    }

    /** Every fact the condition names, in alphabetical order. */
    default Set<String> facts() {
        var names = new TreeSet<String>();
        switch (this) {
            case All all -> all.of.forEach(part -> names.addAll(part.facts()));
            case Any any -> any.of.forEach(part -> names.addAll(part.facts()));
            case Not not -> names.addAll(not.of.facts());
            case Compare compare -> names.add(compare.fact);
            case In in -> names.add(in.fact);
            case Exists exists -> names.add(exists.fact);
        }
        return names;
    }

    /** As a rulebook writes it and JSON shows it: one operator with its operands. */
    default Map<String, Object> tree() {
        return switch (this) {
            case All all -> Map.of("all", all.of.stream().map(Condition::tree).toList());
            case Any any -> Map.of("any", any.of.stream().map(Condition::tree).toList());
            case Not not -> Map.of("not", not.of.tree());
            case Compare compare ->
                Map.of(compare.operator.name().toLowerCase(Locale.ROOT), List.of(compare.fact, compare.value));
            case In in -> Map.of("in", List.of(in.fact, in.values));
            case Exists exists -> Map.of("exists", exists.fact);
        };
    }

    /** The facts somebody must still tell, where {@link #evaluate} says UNKNOWN. */
    default List<String> missing(Facts facts) {
        return evaluate(facts) == Truth.UNKNOWN
                ? facts().stream().filter(fact -> !facts.knows(fact)).toList()
                : List.of();
    }

    static Condition all(Condition... parts) {
        return new All(Stream.of(parts).toList());
    }

    private static boolean holds(Operator operator, Object known, Object value) {
        var order = order(known, value);
        return switch (operator) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
        };
    }

    /** The reader has made sure that both have the fact's type. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int order(Object known, Object value) {
        return ((Comparable) known).compareTo(value);
    }
}
