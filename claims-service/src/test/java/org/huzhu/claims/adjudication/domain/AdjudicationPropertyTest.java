package org.huzhu.claims.adjudication.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Case.Cover;
import org.huzhu.claims.adjudication.domain.Case.Granted;
import org.huzhu.claims.adjudication.domain.Case.Item;
import org.huzhu.claims.adjudication.domain.Decision.ItemDecision;
import org.huzhu.claims.adjudication.domain.Decision.Line;
import org.huzhu.claims.adjudication.domain.Decision.Verdict;
import org.huzhu.platform.rulebook.Benefit;
import org.huzhu.platform.rulebook.ClaimRules;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.time.CoverageTerm;
import org.junit.jupiter.api.Test;

/** Random rulebooks, persons and lives of claims: what must hold whatever the figures are. */
class AdjudicationPropertyTest {

    private static final int LIVES = 3_000;
    private static final LocalDate FROM = LocalDate.of(2024, 1, 1);

    private final Random random = new Random(20_261_124);

    private BigDecimal money(int most) {
        return BigDecimal.valueOf(random.nextInt(most * 100) + 1L, 2);
    }

    private Responsibility responsibility(String code) {
        var terms = Terms.of(code)
                .pays(
                        switch (random.nextInt(5)) {
                            case 0 -> new Benefit.Fixed(money(2000));
                            case 1 ->
                                new Benefit.PerDay(
                                        money(100),
                                        "stayDays",
                                        1 + random.nextInt(5),
                                        random.nextBoolean() ? Optional.of(random.nextInt(30)) : Optional.empty());
                            case 2 ->
                                new Benefit.Ratio("selfPaid", BigDecimal.valueOf(random.nextInt(1000), 3), money(3000));
                            case 3 ->
                                new Benefit.Tiered(
                                        "selfPaid",
                                        money(1000),
                                        List.of(
                                                new Benefit.Tier(Optional.of(money(5000)), new BigDecimal("0.45")),
                                                new Benefit.Tier(Optional.empty(), new BigDecimal("0.615"))));
                            default -> new Benefit.Schedule("illnessKind", Map.of("GENERAL", money(20_000)));
                        });
        if (random.nextBoolean()) {
            terms.perEvent(money(1500).toPlainString());
        }
        if (random.nextBoolean()) {
            terms.perTerm(money(3000).toPlainString());
        }
        if (random.nextBoolean()) {
            terms.lifetime(money(5000).toPlainString());
        }
        if (random.nextBoolean()) {
            terms.events(1 + random.nextInt(4));
        }
        return terms.waits(random.nextInt(3) * 30, random.nextBoolean(), random.nextBoolean())
                .build();
    }

    private Case made(ClaimRules rules, List<Granted> history) {
        var year = random.nextInt(2);
        var term = CoverageTerm.oneYearFrom(FROM.plusYears(year));
        var facts = Facts.NONE
                .with("stayDays", BigDecimal.valueOf(random.nextInt(40)))
                .with("selfPaid", money(12_000))
                .with("illnessKind", random.nextInt(4) == 0 ? "OTHER" : "GENERAL");
        var items = new ArrayList<Item>();
        for (var responsibility : rules.responsibilities()) {
            for (var count = random.nextInt(3); count > 0; count--) {
                items.add(new Item(
                        responsibility.code(),
                        term.from().plusDays(random.nextInt(380) - 5L),
                        Optional.empty(),
                        Optional.empty()));
            }
        }
        return new Case(
                new UUID(random.nextLong(), 1),
                "TEST",
                "2025",
                rules,
                "",
                new Cover(new UUID(8, year), term, FROM),
                facts,
                items,
                history);
    }

    @Test
    void whateverHappensCapsHoldAndFiguresAddUp() {
        for (var life = 0; life < LIVES; life++) {
            var rules = Terms.rules(responsibility("A"), responsibility("B"));
            var history = new ArrayList<Granted>();
            for (var claim = 0; claim < 5; claim++) {
                var made = made(rules, List.copyOf(history));
                var decision = Adjudication.decide(made);

                addsUp(decision);
                isIndifferentToOrder(made, decision);
                decision.items().stream()
                        .filter(item -> item.verdict() == Verdict.GRANTED)
                        .forEach(item -> history.add(new Granted(
                                made.claimId(),
                                made.cover().coverageId(),
                                item.responsibility(),
                                item.eventDate(),
                                item.amount())));
            }
            rules.responsibilities().forEach(responsibility -> holds(responsibility, history));
        }
    }

    private static void addsUp(Decision decision) {
        assertThat(decision.total())
                .isEqualTo(decision.items().stream()
                        .map(ItemDecision::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .setScale(2));
        for (var item : decision.items()) {
            assertThat(item.verdict() == Verdict.GRANTED)
                    .isEqualTo(item.amount().signum() > 0);
            assertThat(item.reasons().isEmpty()).isEqualTo(item.verdict() == Verdict.GRANTED);
            if (item.verdict() == Verdict.GRANTED) {
                assertThat(item.amount()).isEqualTo(item.lines().getLast().amount());
                assertThat(item.lines().stream()
                                .map(Line::amount)
                                .max(BigDecimal::compareTo)
                                .orElseThrow())
                        .isGreaterThanOrEqualTo(item.amount().subtract(new BigDecimal("0.005")));
            }
        }
    }

    private void isIndifferentToOrder(Case made, Decision decision) {
        var shuffled = new ArrayList<>(made.items());
        Collections.shuffle(shuffled, random);
        var older = new ArrayList<>(made.history());
        Collections.shuffle(older, random);
        var again = Adjudication.decide(new Case(
                made.claimId(),
                made.product(),
                made.version(),
                made.rules(),
                made.classCode(),
                made.cover(),
                made.facts(),
                shuffled,
                older));
        assertThat(again).isEqualTo(decision);
    }

    private static void holds(Responsibility responsibility, List<Granted> history) {
        var caps = responsibility.caps();
        var ofThis = history.stream()
                .filter(granted -> granted.responsibility().equals(responsibility.code()))
                .toList();
        var perTerm = new TreeMap<UUID, BigDecimal>();
        ofThis.forEach(granted -> perTerm.merge(granted.coverageId(), granted.amount(), BigDecimal::add));
        var lifetime = perTerm.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);

        caps.perEvent()
                .ifPresent(cap ->
                        assertThat(ofThis).allMatch(granted -> granted.amount().compareTo(cap) <= 0));
        caps.perTerm().ifPresent(cap -> assertThat(perTerm.values()).allMatch(sum -> sum.compareTo(cap) <= 0));
        caps.lifetime().ifPresent(cap -> assertThat(lifetime).isLessThanOrEqualTo(cap));
        caps.eventsPerTerm()
                .ifPresent(most -> perTerm.keySet()
                        .forEach(coverage -> assertThat(ofThis.stream()
                                        .filter(granted -> granted.coverageId().equals(coverage))
                                        .map(Granted::eventDate)
                                        .distinct()
                                        .count())
                                .isLessThanOrEqualTo(most)));
        assertThat(ofThis.stream().map(Granted::eventDate).distinct()).hasSize(ofThis.size());
    }

    @Test
    void anUncappedShareIsTheExactProductRoundedOnce() {
        for (var number = 0; number < 10_000; number++) {
            var base = money(100_000);
            var ratio = BigDecimal.valueOf(random.nextInt(10_000), 4);
            var deductible = money(2_000);
            var terms = Terms.of("R")
                    .pays(new Benefit.Ratio("selfPaid", ratio, deductible))
                    .build();

            var decision = Cases.under(terms).fact("selfPaid", base).item("R").decide();

            assertThat(decision.total())
                    .isEqualTo(base.subtract(deductible)
                            .max(BigDecimal.ZERO)
                            .multiply(ratio)
                            .setScale(2, RoundingMode.HALF_UP));
        }
    }
}
