package org.huzhu.claims.injury;

import java.util.List;
import org.huzhu.claims.injury.domain.Calculation;
import org.huzhu.claims.injury.domain.Calculator;
import org.huzhu.claims.injury.domain.InjuryCase;
import org.huzhu.claims.injury.domain.InjuryRules;
import org.huzhu.claims.injury.domain.RuleSet;
import org.huzhu.platform.values.Outcome;
import org.springframework.stereotype.Component;

/** Somebody wants to know what an injury is worth. Nothing is kept. */
@Component
public class CalculateInjury {

    private final InjuryRules rules;
    private final Calculator calculator;

    CalculateInjury(InjuryRules rules) {
        this.rules = rules;
        this.calculator = new Calculator(rules);
    }

    /** @param compare whether the other rule sets are computed too */
    public record Command(InjuryCase about, boolean compare) {}

    /** @param others in the order of their laws; what one cannot answer is its own refusal */
    public record Answer(Calculation calculation, List<Alternative> others) {

        public Answer {
            others = List.copyOf(others);
        }
    }

    /** What it would be under a rule set that does not hold for the case. */
    public record Alternative(RuleSet ruleSet, Outcome<Calculation> outcome) {}

    public Outcome<Answer> handle(Command command) {
        return calculator
                .calculate(command.about())
                .map(calculation -> new Answer(
                        calculation, command.compare() ? others(command.about(), calculation.ruleSet()) : List.of()));
    }

    private List<Alternative> others(InjuryCase about, RuleSet used) {
        return rules.ruleSets().stream()
                .filter(set -> !set.code().equals(used.code()))
                .map(set -> new Alternative(set, calculator.calculate(about, set)))
                .toList();
    }
}
