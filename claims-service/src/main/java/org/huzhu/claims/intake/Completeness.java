package org.huzhu.claims.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.intake.MaterialStore.Kept;
import org.huzhu.claims.intake.domain.NextStep;
import org.huzhu.claims.intake.domain.Question;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** 材料齐全: whether everything a claim needs in its phase is there. */
@Component
class Completeness {

    private final MaterialStore materials;
    private final AskedFor askedFor;
    private final Terms terms;
    private final FactDictionary dictionary;

    Completeness(MaterialStore materials, AskedFor askedFor, Terms terms, FactDictionary dictionary) {
        this.materials = materials;
        this.askedFor = askedFor;
        this.terms = terms;
        this.dictionary = dictionary;
    }

    /** One paper that is missing, and why. */
    record Missing(String code, String name, String why) {}

    /** MATERIALS_INCOMPLETE with the papers and the questions. */
    Mono<Optional<Refusal>> of(Claim claim) {
        return materials
                .of(claim)
                .flatMap(files -> askedFor.open(claim, files).map(asked -> refusal(claim, files, asked)));
    }

    private Optional<Refusal> refusal(Claim claim, List<Kept> files, Set<String> asked) {
        var provided = files.stream().map(Kept::provided).toList();
        var checklist = terms.checklist(claim, provided).of(Terms.phases(claim));
        var missing = missing(checklist, asked);
        var questions = Question.of(terms.openFacts(claim, checklist), dictionary);
        if (missing.isEmpty() && questions.isEmpty()) {
            return Optional.empty();
        }
        var names = new ArrayList<String>();
        missing.forEach(each -> names.add(each.name()));
        questions.forEach(each -> names.add(each.question()));
        return Optional.of(Refusal.of(
                "MATERIALS_INCOMPLETE",
                Map.of("materials", missing, "questions", questions, "list", String.join("、", names))));
    }

    private static List<Missing> missing(Checklist checklist, Set<String> asked) {
        var missing = new ArrayList<Missing>();
        for (var line : checklist.lines()) {
            if (line.missing()) {
                missing.add(new Missing(line.code(), line.name(), NextStep.missing(line)));
            } else if (asked.contains(line.code())) {
                missing.add(new Missing(line.code(), line.name(), "审核要求补交" + line.name()));
            }
        }
        asked.stream()
                .filter(code -> checklist.find(code).isEmpty())
                .sorted()
                .forEach(code -> missing.add(new Missing(code, code, "审核要求补交该材料")));
        return missing;
    }
}
