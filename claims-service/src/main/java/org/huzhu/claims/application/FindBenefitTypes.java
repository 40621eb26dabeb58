package org.huzhu.claims.application;

import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.claims.application.domain.ApplicationRules;
import org.huzhu.claims.application.domain.BenefitType;
import org.huzhu.claims.application.domain.RequiredPapers;
import org.huzhu.claims.application.rules.ApplicationRulebooks;
import org.huzhu.claims.intake.domain.FactReading;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;

/** What can be applied for, and which papers a case needs, before anybody writes a form. Knows nobody's data. */
@Component
public class FindBenefitTypes {

    private final ApplicationRulebooks rulebooks;
    private final FactDictionary dictionary;
    private final Clock clock;

    FindBenefitTypes(ApplicationRulebooks rulebooks, FactDictionary dictionary, Clock clock) {
        this.rulebooks = rulebooks;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /** A type with the rules it belongs to. */
    public record Found(ApplicationRules rules, BenefitType type) {}

    /** @param dictionary puts the questions behind what is open */
    public record Papers(Found found, Checklist checklist, FactDictionary dictionary) {}

    public Outcome<ApplicationRules> all(Optional<String> region) {
        return rulebooks
                .find(region)
                .map(Outcome::done)
                .orElseGet(() -> refused(Refusal.ofField("APPLICATION_REGION", "region")));
    }

    /** A type that is not there is NOT_FOUND. */
    public Outcome<Found> one(Optional<String> region, String code) {
        return switch (all(region)) {
            case Refused<ApplicationRules> no -> refused(no.refusal());
            case Done<ApplicationRules> rules ->
                rules.value()
                        .find(code)
                        .map(type -> Outcome.done(new Found(rules.value(), type)))
                        .orElseGet(() -> refused(Refusal.of("NOT_FOUND")));
        };
    }

    public Outcome<Papers> papers(Optional<String> region, String code, Map<String, Object> told) {
        return switch (one(region, code)) {
            case Refused<Found> no -> refused(no.refusal());
            case Done<Found> found ->
                new FactReading(dictionary, LocalDate.now(clock))
                        .read(told)
                        .map(facts -> new Papers(
                                found.value(),
                                new RequiredPapers(
                                                found.value().rules(),
                                                found.value().type(),
                                                dictionary)
                                        .checklist(facts, List.of()),
                                dictionary));
        };
    }
}
