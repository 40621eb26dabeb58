package org.huzhu.claims.intake.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.platform.rulebook.ClaimRules;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.values.Refusal;

/** What is known without being asked: told, taken from days and cover, and inferred by the terms. */
public final class CaseFacts {

    private static final List<String> TREATMENTS = List.of("inpatientOrEmergencyObs", "outpatient", "familyBed");

    private CaseFacts() {}

    /** SHC-042: of the three boxes those that were not ticked are not meant; none ticked means in-patient. */
    public static Facts withTreatment(Facts told, Category category) {
        if (category != Category.HOSPITAL) {
            return told;
        }
        var facts =
                TREATMENTS.stream().noneMatch(told::isTrue) ? told.withDefault("inpatientOrEmergencyObs", true) : told;
        for (var treatment : TREATMENTS) {
            facts = facts.withDefault(treatment, false);
        }
        return facts;
    }

    /** Every box was unticked by the applicant himself. */
    public static Optional<Refusal> noTreatment(Facts facts, Category category) {
        return category == Category.HOSPITAL && TREATMENTS.stream().noneMatch(facts::isTrue)
                ? Optional.of(Refusal.ofField("TREATMENT_REQUIRED", "facts"))
                : Optional.empty();
    }

    public static Facts complete(Facts told, ClaimRules rules, String product, String classCode) {
        return rules.infer(told.with("product", product).with("classCode", classCode));
    }

    /** Everything somebody must still tell before the claim can be submitted. */
    public static List<String> open(
            List<ClaimRules.Responsibility> responsibilities, Facts facts, Checklist checklist) {
        var direct = responsibilities.stream()
                .flatMap(responsibility -> Stream.concat(
                        DirectPayment.openFacts(responsibility, facts).stream(),
                        responsibility.periodRequiredWhen().stream().flatMap(when -> when.missing(facts).stream())));
        return Stream.concat(direct, checklist.openFacts().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
