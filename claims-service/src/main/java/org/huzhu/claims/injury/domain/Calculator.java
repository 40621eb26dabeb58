package org.huzhu.claims.injury.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.util.Optional;
import org.huzhu.claims.injury.domain.Calculation.OwnWage;
import org.huzhu.claims.injury.domain.InjuryRefusal.Invalid;
import org.huzhu.claims.injury.domain.InjuryRefusal.NoRuleSet;
import org.huzhu.claims.injury.domain.InjuryRefusal.ParameterMissing;
import org.huzhu.platform.values.Outcome;

/** Computes every benefit of a case, each line with its law (rulebook 1F). The same case gives the same lines always. */
public final class Calculator {

    private final InjuryRules rules;

    public Calculator(InjuryRules rules) {
        this.rules = rules;
    }

    /** Under the rule set of the day of the recognition. */
    public Outcome<Calculation> calculate(InjuryCase about) {
        return rules.ruleSet(about.recognitionDate())
                .map(set -> calculate(about, set))
                .orElseGet(() -> refused(new NoRuleSet(about.recognitionDate())));
    }

    /** Under a rule set of the caller's choice, to compare. */
    public Outcome<Calculation> calculate(InjuryCase about, RuleSet set) {
        var reckoning = new Reckoning(rules, about, set);
        var wage = needsOwnWage(about) ? OwnWages.of(reckoning) : Optional.<OwnWage>empty();
        new CostLines(reckoning).add();
        if (about.death().isEmpty()) {
            new LivingLines(reckoning, wage).add();
        }
        new DeathLines(reckoning, wage).add();
        if (!reckoning.problems().isEmpty()) {
            return refused(new Invalid(reckoning.problems()));
        }
        if (!reckoning.figures.gaps().isEmpty()) {
            return refused(new ParameterMissing(reckoning.figures.gaps()));
        }
        return done(new Calculation(set, wage, reckoning.figures.used(), reckoning.lines(), reckoning.warnings()));
    }

    private static boolean needsOwnWage(InjuryCase about) {
        return about.grade().isPresent() && about.death().isEmpty()
                || !about.dependants().isEmpty()
                || about.missing().isPresent();
    }
}
