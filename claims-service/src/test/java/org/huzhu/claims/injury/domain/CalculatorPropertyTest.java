package org.huzhu.claims.injury.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Random;
import org.huzhu.platform.values.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What holds for any wage, family and grade. The seeds are fixed, so that a failure can be repeated. */
class CalculatorPropertyTest {

    private static final Random RANDOM = new Random(20_250_601);
    private static final int ROUNDS = 300;

    @Test
    void aGraverInjuryNeverGetsLess() {
        for (var round = 0; round < ROUNDS; round++) {
            var wage = amount(30_000);
            for (var ruleSet : new String[] {"RS-2004", "RS-2011"}) {
                var previous = new BigDecimal[] {null, null};
                for (var grade = 10; grade >= 1; grade--) {
                    var calculation =
                            Computed.of(ACase.under2011().in("CN-31").wage(wage).grade(grade), ruleSet);
                    var once = calculation.total(Frequency.ONE_OFF, Optional.empty());
                    var monthly = calculation.total(Frequency.MONTHLY, Optional.empty());
                    if (previous[0] != null) {
                        assertThat(once).isGreaterThan(previous[0]);
                        assertThat(monthly).isGreaterThanOrEqualTo(previous[1]);
                    }
                    previous = new BigDecimal[] {once, monthly};
                }
            }
        }
    }

    @Test
    void theOldLawNeverGaveALargerLumpSum() {
        for (var round = 0; round < ROUNDS; round++) {
            var about = ACase.under2011().wage(amount(30_000)).grade(1 + RANDOM.nextInt(10));
            assertThat(lump(Computed.of(about, "RS-2011"))).isGreaterThan(lump(Computed.of(about, "RS-2004")));
        }
    }

    @Test
    @DisplayName("CMP-055, CMP-068 pensions never exceed the wage, and equal it to the fen where the shares reach it")
    void pensionsAreCapped() {
        for (var round = 0; round < ROUNDS; round++) {
            var about = ACase.under2011().wage(amount(30_000)).died("2025-05-01");
            var percents = 0;
            var count = 1 + RANDOM.nextInt(8);
            for (var i = 0; i < count; i++) {
                var relation = i == 0 && RANDOM.nextBoolean() ? Relation.SPOUSE : Relation.CHILD;
                var lone = RANDOM.nextInt(4) == 0;
                percents += (relation == Relation.SPOUSE ? 40 : 30) + (lone ? 10 : 0);
                about.leaving(
                        new Dependant(relation, lone, Optional.empty(), Optional.empty(), false, Optional.empty()));
            }
            var calculation = Computed.of(about);
            var wage = calculation.ownWage().orElseThrow().base();
            var sum = calculation.total(Frequency.MONTHLY, Optional.empty());
            assertThat(sum).isLessThanOrEqualTo(wage);
            if (percents >= 100) {
                assertThat(sum).isEqualByComparingTo(wage);
            }
        }
    }

    @RepeatedTest(3)
    @DisplayName("CMP-068 parts differ from the exact ones by less than a fen and add up")
    void largestRemainder() {
        for (var round = 0; round < ROUNDS; round++) {
            var whole = new BigDecimal(amount(100_000));
            var weights = RANDOM.ints(1 + RANDOM.nextInt(9), 1, 50)
                    .mapToObj(BigDecimal::valueOf)
                    .toList();
            var all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            var parts = LargestRemainder.divide(whole, weights);

            assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(whole);
            for (var i = 0; i < parts.size(); i++) {
                var exact = whole.multiply(weights.get(i)).divide(all, 10, RoundingMode.HALF_UP);
                assertThat(parts.get(i).subtract(exact).abs()).isLessThan(new BigDecimal("0.01"));
            }
        }
    }

    @Test
    @DisplayName("CMP-002 the wage base always lies between floor and cap; 3.5 each amount has two decimals")
    void wageBase() {
        for (var round = 0; round < ROUNDS; round++) {
            var calculation = Computed.of(ACase.under2011()
                    .averageWage(amount(20_000))
                    .wage(amount(90_000))
                    .grade(1 + RANDOM.nextInt(10)));
            var wage = calculation.ownWage().orElseThrow();

            assertThat(wage.base()).isBetween(wage.floor(), wage.cap());
            assertThat(calculation.lines())
                    .allSatisfy(line -> assertThat(line.amount().scale()).isEqualTo(2));
        }
    }

    private static BigDecimal lump(Calculation calculation) {
        return calculation.lines().stream()
                .filter(line -> line.item() == BenefitItem.LUMP_DISABILITY)
                .map(Line::amount)
                .findFirst()
                .orElseThrow();
    }

    private static String amount(int most) {
        return Money.text(BigDecimal.valueOf(100 + RANDOM.nextInt(most * 100), 2));
    }
}
