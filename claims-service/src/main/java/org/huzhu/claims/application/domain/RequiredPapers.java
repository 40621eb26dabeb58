package org.huzhu.claims.application.domain;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.claims.material.domain.Provided;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.values.Refusal;

/** Whether an application has everything its type needs (1D.1, LYG-20 to LYG-23): the same list as of claims. */
public record RequiredPapers(ApplicationRules rules, BenefitType type, FactDictionary dictionary) {

    /** Which of the two systems the relatives chose. */
    static final String SURVIVOR_CHOICE = "survivorChoice";

    private static final Set<String> NOT_BOTH = Set.of("BOTH", "PENSION");
    private static final String ORIGINAL_REQUIRED = "ORIGINAL_REQUIRED";

    public Checklist checklist(Facts facts, List<Provided> provided) {
        return Checklist.of(rules.materials(type), facts, provided, Optional.empty());
    }

    /** What must still be told, by the list and by the choice that these items ask for. */
    public List<String> openFacts(Checklist checklist, Facts facts, Set<String> items) {
        var open = new TreeSet<>(checklist.openFacts());
        if (asksForChoice(items) && !facts.knows(SURVIVOR_CHOICE)) {
            open.add(SURVIVOR_CHOICE);
        }
        return List.copyOf(open);
    }

    /** Why it cannot be handed in yet; everything that is missing at once. */
    public Optional<Refusal> incomplete(Facts facts, List<Provided> provided, Set<String> items) {
        var checklist = checklist(facts, provided);
        return chosenTwice(facts, items).or(() -> incomplete(checklist, openFacts(checklist, facts, items)));
    }

    /** LYG-23: funeral and dependants' pension are not paid beside the survivors' benefits of the pension insurance. */
    public Optional<Refusal> chosenTwice(Facts facts, Set<String> items) {
        var choice = facts.text(SURVIVOR_CHOICE).orElse("");
        return asksForChoice(items) && NOT_BOTH.contains(choice)
                ? Optional.of(Refusal.of(
                        "CHOOSE_ONE_SURVIVOR_BENEFIT",
                        Map.of(
                                "choice",
                                choice,
                                "clause",
                                rules.survivorChoice().clause())))
                : Optional.empty();
    }

    public boolean asksForChoice(Set<String> items) {
        return items.stream().flatMap(item -> type.item(item).stream()).anyMatch(BenefitType.Item::survivorBenefit);
    }

    private Optional<Refusal> incomplete(Checklist checklist, List<String> open) {
        var missing = checklist.missing();
        if (missing.isEmpty() && open.isEmpty()) {
            return Optional.empty();
        }
        var words = Stream.concat(
                        missing.stream().map(RequiredPapers::words),
                        open.stream().map(dictionary::question))
                .distinct()
                .collect(joining("；"));
        var onlyOriginals = open.isEmpty() && missing.stream().allMatch(RequiredPapers::isCopy);
        return Optional.of(Refusal.of(
                onlyOriginals ? ORIGINAL_REQUIRED : "MATERIALS_INCOMPLETE",
                Map.of(
                        "list", words,
                        "missing", missing.stream().map(RequiredPapers::shown).toList(),
                        "openFacts", open)));
    }

    private static boolean isCopy(Checklist.Line line) {
        return line.flaw().filter(flaw -> flaw.code().equals(ORIGINAL_REQUIRED)).isPresent();
    }

    private static Map<String, Object> shown(Checklist.Line line) {
        return Map.of(
                "code", line.code(),
                "name", line.name(),
                "because", line.because(),
                "wanted", line.minFiles(),
                "provided", line.provided(),
                "flaw", line.flaw().map(Checklist.Flaw::code).orElse(""));
    }

    private static String words(Checklist.Line line) {
        var count = line.minFiles() > 1 ? "（" + line.minFiles() + "份）" : "";
        return line.name()
                + count
                + line.flaw().map(flaw -> "（" + flaw.text() + "）").orElse("");
    }
}
