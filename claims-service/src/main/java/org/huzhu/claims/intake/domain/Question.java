package org.huzhu.claims.intake.domain;

import java.util.Collection;
import java.util.List;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.FactDictionary.Type;

/** A fact somebody must still tell, as a form asks for it (rulebook 3.3: unknown is never silently no). */
public record Question(String fact, String question, Type type, List<Choice> choices) {

    /** One answer of a choice. */
    public record Choice(String value, String label) {}

    public static List<Question> of(Collection<String> facts, FactDictionary dictionary) {
        return facts.stream()
                .distinct()
                .sorted()
                .flatMap(name -> dictionary.find(name).stream())
                .map(Question::of)
                .toList();
    }

    private static Question of(FactDictionary.Fact fact) {
        var labels = fact.labels().iterator();
        var choices = fact.values().stream()
                .map(value -> new Choice(value, labels.hasNext() ? labels.next() : value))
                .toList();
        return new Question(fact.name(), fact.question(), fact.type(), choices);
    }
}
