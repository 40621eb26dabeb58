package org.huzhu.claims.injury.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.injury.domain.BenefitItem.DEATH_LUMP;
import static org.huzhu.claims.injury.domain.BenefitItem.DEATH_LUMP_ADVANCE;
import static org.huzhu.claims.injury.domain.BenefitItem.DEPENDANT_PENSION;
import static org.huzhu.claims.injury.domain.BenefitItem.FUNERAL;
import static org.huzhu.claims.injury.domain.BenefitItem.MISSING_PAY;
import static org.huzhu.claims.injury.domain.Computed.lines;
import static org.huzhu.claims.injury.domain.Computed.warnings;
import static org.huzhu.claims.injury.domain.Relation.CHILD;
import static org.huzhu.claims.injury.domain.Relation.PARENT;
import static org.huzhu.claims.injury.domain.Relation.SPOUSE;

import java.time.LocalDate;
import java.util.Optional;
import org.huzhu.claims.injury.domain.InjuryRefusal.Invalid;
import org.huzhu.claims.injury.domain.InjuryRefusal.ParameterMissing;
import org.huzhu.platform.rulebook.RuleStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeathTest {

    @Test
    @DisplayName("AC-124 spouse, child and parent share exactly the wage, unreduced")
    void hundredPercent() {
        var calculation = Computed.of(ACase.under2004().died("2009-05-01", 54).leaving(SPOUSE, CHILD, PARENT));

        assertThat(lines(calculation, DEPENDANT_PENSION))
                .containsExactly("2400.00 FUND", "1800.00 FUND", "1800.00 FUND");
        assertThat(warnings(calculation)).doesNotContain("PENSIONS_REDUCED");
    }

    @Test
    @DisplayName("AC-125 spouse and three others: reduced pro rata to the fen, together exactly the wage")
    void overTheCap() {
        var calculation = Computed.of(ACase.under2011().died("2025-05-01").leaving(SPOUSE, CHILD, CHILD, PARENT));

        assertThat(lines(calculation, DEPENDANT_PENSION))
                .containsExactly("1846.15 FUND", "1384.62 FUND", "1384.62 FUND", "1384.61 FUND");
        assertThat(warnings(calculation)).contains("PENSIONS_REDUCED");
        assertThat(calculation.total(Frequency.MONTHLY, Optional.empty())).isEqualByComparingTo("6000.00");
    }

    @Test
    @DisplayName("CMP-069 when a child leaves, the others are computed from the original shares")
    void oneLeaves() {
        var calculation = Computed.of(ACase.under2011().died("2025-05-01").leaving(SPOUSE, CHILD, PARENT));

        assertThat(lines(calculation, DEPENDANT_PENSION))
                .containsExactly("2400.00 FUND", "1800.00 FUND", "1800.00 FUND");
    }

    @Test
    @DisplayName("CMP-054 an orphan gets ten percentage points more")
    void orphan() {
        var orphan = new Dependant(CHILD, true, Optional.empty(), Optional.empty(), false, Optional.empty());

        assertThat(lines(Computed.of(ACase.under2011().died("2025-05-01").leaving(orphan)), DEPENDANT_PENSION))
                .containsExactly("2400.00 FUND");
    }

    @Test
    @DisplayName("AC-129 the funeral is six months of the average wage")
    void funeral() {
        assertThat(lines(Computed.of(ACase.under2004().died("2009-05-01", 48)), FUNERAL))
                .containsExactly("48000.00 FUND");
        assertThat(lines(Computed.of(ACase.under2011().died("2025-05-01")), FUNERAL))
                .containsExactly("48000.00 FUND");
    }

    @ParameterizedTest(name = "third party {0}: {1}")
    @DisplayName("LYG-24 of the funeral only what the third party did not pay")
    @CsvSource({"30000, 18000.00", "50000, 0.00"})
    void funeralAfterAThirdParty(String paid, String shortfall) {
        assertThat(lines(Computed.of(ACase.under2011().died("2025-05-01").thirdPartyPaidForFuneral(paid)), FUNERAL))
                .containsExactly(shortfall + " FUND");
    }

    @Test
    @DisplayName("AC-130 the old death lump sum: 54 months")
    void oldDeathLump() {
        assertThat(lines(Computed.of(ACase.under2004().died("2009-05-01", 54)), DEATH_LUMP))
                .containsExactly("432000.00 FUND");
        assertThat(lines(Computed.of(ACase.under2004().died("2009-05-01", 48)), DEATH_LUMP))
                .containsExactly("384000.00 FUND");
        assertThat(lines(Computed.of(ACase.under2004().died("2009-05-01", 60)), DEATH_LUMP))
                .containsExactly("480000.00 FUND");
    }

    @ParameterizedTest
    @DisplayName("AC-130 47 or 61 months are refused")
    @ValueSource(ints = {47, 61})
    void monthsOutOfRange(int months) {
        var refusal = Computed.refusal(ACase.under2004().died("2009-05-01", months));

        assertThat(refusal).isInstanceOf(Invalid.class);
        assertThat(refusal.field()).contains("deathMonths");
    }

    @Test
    @DisplayName("CMP-051 Henan fixed 54 months, 60 for a rescuer; elsewhere somebody must say how many")
    void monthsByRegion() {
        var henan = ACase.under2004().in("CN-41");

        assertThat(lines(Computed.of(henan.died("2009-05-01")), DEATH_LUMP)).containsExactly("432000.00 FUND");
        assertThat(lines(Computed.of(henan.diedRescuing("2009-05-01")), DEATH_LUMP))
                .containsExactly("480000.00 FUND");
        assertThat(Computed.refusal(ACase.under2004().died("2009-05-01")).details())
                .containsEntry("parameter", "DEATH_LUMP_MONTHS");
    }

    @Test
    @DisplayName("AC-131 the death lump sum of 2025 is twenty times the income of 2024")
    void deathLump() {
        var calculation = Computed.of(ACase.under2011().died("2025-05-01"));

        assertThat(lines(calculation, DEATH_LUMP)).containsExactly("1083760.00 FUND");
        assertThat(calculation.lines())
                .filteredOn(line -> line.item() == DEATH_LUMP)
                .extracting(Line::status)
                .containsExactly(RuleStatus.SECONDARY);
    }

    @Test
    @DisplayName("AC-132 the income of 2025 is not configured: refused, never a stale year")
    void parameterMissing() {
        var refusal = Computed.refusal(ACase.under2011().died("2026-03-01"));

        assertThat(refusal).isInstanceOf(ParameterMissing.class);
        assertThat(refusal.code()).isEqualTo("PARAMETER_MISSING");
        assertThat(refusal.details()).containsEntry("parameter", "URBAN_INCOME").containsEntry("year", 2025);
    }

    @Test
    void allMissingFiguresAreNamedAtOnce() {
        var refusal = Computed.refusal(ACase.under2011()
                .withoutAverageWage()
                .injured("2024-02-01")
                .died("2026-03-01")
                .leaving(SPOUSE));

        assertThat(((ParameterMissing) refusal).missing())
                .extracting(gap -> gap.parameter() + " " + gap.region() + " " + gap.year())
                .containsExactly("AVG_WAGE_MONTH CN-3207 2023", "AVG_WAGE_MONTH CN-3207 2025", "URBAN_INCOME CN 2025");
    }

    @Test
    void aFigureNobodyConfirmedIsUsedWithAWarning() {
        var calculation = Computed.of(ACase.recognised("2024-03-01").died("2024-02-01"));

        assertThat(lines(calculation, DEATH_LUMP)).containsExactly("1036420.00 FUND");
        assertThat(calculation.lines().getLast().status()).isEqualTo(RuleStatus.UNVERIFIED);
        assertThat(warnings(calculation)).contains("FIGURE_UNVERIFIED_DEATH_LUMP");
    }

    @Test
    @DisplayName("CMP-072 grade 2 dying after the period: funeral and pension, no lump sum")
    void afterTheStoppagePeriod() {
        var calculation = Computed.of(
                ACase.under2011().grade(2).diedAfterStoppage("2025-05-01").leaving(SPOUSE));

        assertThat(calculation.lines()).extracting(Line::item).containsExactly(FUNERAL, DEPENDANT_PENSION);
        assertThat(lines(calculation, FUNERAL)).containsExactly("48000.00 FUND");
    }

    @Test
    void aLightInjuryGivesNothingWhenOneDiesLater() {
        var calculation = Computed.of(ACase.under2011().grade(8).diedAfterStoppage("2025-05-01"));

        assertThat(calculation.lines()).isEmpty();
        assertThat(warnings(calculation)).contains("NO_DEATH_BENEFIT");
    }

    @Test
    @DisplayName("2.3 art. 41: missing on duty")
    void missing() {
        var calculation = Computed.of(ACase.under2011().missing("2025-03-01").leaving(SPOUSE));

        assertThat(lines(calculation, MISSING_PAY)).containsExactly("18000.00 EMPLOYER");
        assertThat(lines(calculation, DEPENDANT_PENSION)).containsExactly("2400.00 FUND");
        assertThat(calculation.lines())
                .filteredOn(line -> line.item() == DEPENDANT_PENSION)
                .extracting(Line::condition)
                .containsExactly(Optional.of("从下落不明的第4个月起"));
        assertThat(lines(calculation, DEATH_LUMP_ADVANCE)).containsExactly("541880.00 FUND");
    }

    @ParameterizedTest(name = "{0} {1} born {2}: {3}")
    @DisplayName("2.3 who counts as a dependant, by age on the day of the death")
    @CsvSource({
        "CHILD,  , 2007-05-02, true",
        "CHILD,  , 2007-05-01, false",
        "SPOUSE, FEMALE, 1970-05-01, true",
        "SPOUSE, FEMALE, 1970-05-02, false",
        "SPOUSE, MALE, 1970-05-01, false",
        "PARENT, MALE, 1965-05-01, true",
        "SIBLING, , 2010-01-01, true",
        "SIBLING, , 2000-01-01, false"
    })
    void ages(Relation relation, Sex sex, LocalDate born, boolean eligible) {
        var dependant =
                new Dependant(relation, false, Optional.of(born), Optional.ofNullable(sex), false, Optional.empty());
        var about = ACase.under2011().died("2025-05-01").leaving(dependant);

        if (eligible) {
            assertThat(lines(Computed.of(about), DEPENDANT_PENSION)).hasSize(1);
        } else {
            assertThat(Computed.refusal(about).field()).contains("dependants[0].birthDate");
        }
    }

    @Test
    void whoCannotWorkIsADependantAtAnyAge() {
        var grown = new Dependant(
                CHILD, false, Optional.of(LocalDate.of(1990, 1, 1)), Optional.empty(), true, Optional.empty());

        assertThat(lines(Computed.of(ACase.under2011().died("2025-05-01").leaving(grown)), DEPENDANT_PENSION))
                .hasSize(1);
    }

    @Test
    void withoutADayOfDeathThereArePensionsOnly() {
        var calculation = Computed.of(ACase.under2011().leaving(SPOUSE, CHILD));

        assertThat(calculation.lines()).extracting(Line::item).containsOnly(DEPENDANT_PENSION);
        assertThat(warnings(calculation)).contains("DEATH_DATE_MISSING");
        assertThat(Computed.refusal(ACase.under2011().grade(8).leaving(SPOUSE)).field())
                .contains("deathDate");
    }

    @Test
    void twoSpousesAreRefused() {
        assertThat(Computed.refusal(ACase.under2011().died("2025-05-01").leaving(SPOUSE, SPOUSE))
                        .field())
                .contains("dependants");
    }
}
