package org.huzhu.claims.injury.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.huzhu.claims.injury.reader.InjuryRulebooks;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;

/** What the shipped tables make of a case. */
final class Computed {

    static final InjuryRules SHIPPED = InjuryRulebooks.load(Optional.empty());

    private Computed() {}

    static Calculation of(ACase about) {
        return of(SHIPPED, about);
    }

    static Calculation of(InjuryRules rules, ACase about) {
        return done(new Calculator(rules).calculate(about.get()));
    }

    static Calculation of(ACase about, String ruleSet) {
        return done(new Calculator(SHIPPED).calculate(about.get(), set(ruleSet)));
    }

    static Refusal refusal(ACase about) {
        return refusal(SHIPPED, about);
    }

    static Refusal refusal(InjuryRules rules, ACase about) {
        var outcome = new Calculator(rules).calculate(about.get());
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused<Calculation>) outcome).refusal();
    }

    static RuleSet set(String code) {
        return SHIPPED.ruleSets().stream()
                .filter(set -> set.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** {@code 66000.00 FUND}, for each line of the item. */
    static List<String> lines(Calculation calculation, BenefitItem item) {
        return calculation.lines().stream()
                .filter(line -> line.item() == item)
                .map(line -> line.amount().toPlainString() + " " + line.payer())
                .toList();
    }

    static List<String> warnings(Calculation calculation) {
        return calculation.warnings().stream().map(Warning::code).toList();
    }

    private static Calculation done(Outcome<Calculation> outcome) {
        assertThat(outcome).isInstanceOf(Done.class);
        return ((Done<Calculation>) outcome).value();
    }
}
