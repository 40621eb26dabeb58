package org.huzhu.claims.simulation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Adjudication;
import org.huzhu.claims.adjudication.domain.Case;
import org.huzhu.claims.adjudication.domain.Case.Granted;
import org.huzhu.claims.adjudication.domain.Cases;
import org.huzhu.claims.adjudication.domain.Terms;
import org.huzhu.claims.simulation.domain.Comparison.Change;
import org.huzhu.claims.simulation.domain.Comparison.Parting;
import org.huzhu.claims.simulation.domain.Replay.Past;
import org.huzhu.platform.rulebook.ClaimRules;
import org.huzhu.platform.rulebook.Facts;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final ClaimRules OLD =
            Terms.rules(Terms.of("R").fixed("700").perTerm("1000").build());

    /** Three events of one term as the old rules decided them: 700, 300, 0. */
    private static List<Past> history(ClaimRules rules) {
        var pasts = new ArrayList<Past>();
        var granted = new ArrayList<Granted>();
        for (var month = 2; month <= 4; month++) {
            var event = LocalDate.of(2025, month, 1);
            var like = Cases.under().item("R", event).build();
            var made = new Case(
                    new UUID(5, month),
                    like.product(),
                    like.version(),
                    OLD,
                    "",
                    like.cover(),
                    like.facts(),
                    like.items(),
                    List.copyOf(granted));
            var before = Adjudication.decide(made);
            if (!before.isDenied()) {
                granted.add(new Granted(made.claimId(), Cases.COVERAGE, "R", event, before.total()));
            }
            var again = new Case(
                    made.claimId(),
                    made.product(),
                    "new",
                    rules,
                    "",
                    made.cover(),
                    Facts.NONE,
                    made.items(),
                    made.history());
            pasts.add(new Past(again.withFacts(made.facts()), before));
        }
        return pasts;
    }

    private static List<String> amounts(ClaimRules rules) {
        return Replay.ofPerson(history(rules)).stream()
                .map(comparison -> comparison.before() + " " + comparison.after() + " " + comparison.change())
                .toList();
    }

    @Test
    void underTheSameRulesNothingChanges() {
        var same = Replay.ofPerson(history(OLD));

        assertThat(same).extracting(Comparison::change).containsOnly(Change.SAME);
        assertThat(same).noneMatch(Comparison::differs);
        assertThat(Tally.of(same))
                .isEqualTo(new Tally(3, new BigDecimal("1000.00"), new BigDecimal("1000.00"), 3, 0, 0, 0, 0, 0));
    }

    @Test
    void capsEvolveAsTheNewRulesWouldHaveHadIt() {
        assertThat(amounts(
                        Terms.rules(Terms.of("R").fixed("400").perTerm("1000").build())))
                .containsExactly("700.00 400.00 LESS", "300.00 400.00 MORE", "0.00 200.00 NEWLY_GRANTED");
        assertThat(amounts(Terms.rules(Terms.of("R").fixed("700").perTerm("700").build())))
                .containsExactly("700.00 700.00 SAME", "300.00 0.00 NEWLY_DENIED", "0.00 0.00 SAME");
    }

    @Test
    void whatWasNotReplayedKeepsItsOldGrant() {
        var withoutTheFirst = history(
                        Terms.rules(Terms.of("R").fixed("900").perTerm("1000").build()))
                .subList(1, 3);

        assertThat(Replay.ofPerson(withoutTheFirst))
                .extracting(Comparison::after)
                .containsExactly(new BigDecimal("300.00"), new BigDecimal("0.00"));
    }

    @Test
    void theFirstDifferenceIsNamed() {
        var comparison = Replay.ofPerson(
                        history(Terms.rules(Terms.of("R").fixed("400").build())))
                .getFirst();

        assertThat(comparison.first())
                .isEqualTo(Optional.of(new Parting("R", "BENEFIT", "保障责任R = 700.00元", "保障责任R = 400.00元")));
    }

    @Test
    void aLineThatIsGoneOrNewIsADifference() {
        var fewer = Replay.ofPerson(
                        history(Terms.rules(Terms.of("R").fixed("700").build())))
                .getFirst();

        assertThat(fewer.change()).isEqualTo(Change.SAME);
        assertThat(fewer.first())
                .isEqualTo(Optional.of(new Parting(
                        "R",
                        "CAP_PER_TERM",
                        "一个保障期限额1000.00元 − 已给付0.00元 = 余额1000.00元；min(700.00元, 1000.00元) = 700.00元",
                        "")));
    }

    @Test
    void whatTheNewRulesLeaveOpenIsCounted() {
        var open = Replay.ofPerson(history(Terms.rules(Terms.of("R").build())));

        assertThat(Tally.of(open))
                .isEqualTo(new Tally(3, new BigDecimal("1000.00"), new BigDecimal("0.00"), 1, 0, 0, 0, 2, 3));
        assertThat(Tally.of(open).difference()).isEqualTo("-1000.00");
    }

    @Test
    void aLineThatIsNewIsADifferenceToo() {
        var capped = Replay.ofPerson(history(Terms.rules(Terms.of("R")
                        .fixed("700")
                        .perTerm("1000")
                        .lifetime("9000")
                        .build())))
                .getFirst();

        assertThat(capped.differs()).isTrue();
        assertThat(capped.first().orElseThrow().before()).isEmpty();
        assertThat(capped.first().orElseThrow().line()).isEqualTo("CAP_LIFETIME");
    }

    @Test
    void anotherReasonForTheSameNothingIsADifference() {
        var third = Replay.ofPerson(history(Terms.rules(
                        Terms.of("R").fixed("700").perTerm("1000").events(2).build())))
                .getLast();

        assertThat(third.change()).isEqualTo(Change.SAME);
        assertThat(third.first().map(Parting::after)).contains("保障责任R一个保障期内最多给付2次，已给付2次");
    }

    @Test
    void whatTheNewRulesDenyUsesNothingUp() {
        var waiting = Terms.of("R").fixed("700").events(1).waits(40, true, true).build();

        assertThat(Replay.ofPerson(history(Terms.rules(waiting))))
                .extracting(Comparison::change)
                .containsExactly(Change.NEWLY_DENIED, Change.MORE, Change.SAME);
    }
}
