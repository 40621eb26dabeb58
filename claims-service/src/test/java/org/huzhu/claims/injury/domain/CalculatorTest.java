package org.huzhu.claims.injury.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.claims.injury.domain.BenefitItem.ALLOWANCE;
import static org.huzhu.claims.injury.domain.BenefitItem.ALLOWANCE_TOP_UP;
import static org.huzhu.claims.injury.domain.BenefitItem.LUMP_DISABILITY;
import static org.huzhu.claims.injury.domain.BenefitItem.LUMP_EMPLOYMENT;
import static org.huzhu.claims.injury.domain.BenefitItem.LUMP_MEDICAL;
import static org.huzhu.claims.injury.domain.BenefitItem.NURSING;
import static org.huzhu.claims.injury.domain.BenefitItem.UNINSURED_LUMP;
import static org.huzhu.claims.injury.domain.Computed.lines;
import static org.huzhu.claims.injury.domain.Computed.warnings;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.huzhu.claims.injury.domain.InjuryRefusal.NoRuleSet;
import org.huzhu.platform.rulebook.RuleStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalculatorTest {

    @ParameterizedTest(name = "grade {0}: {1} and {2}")
    @DisplayName("AC-113, AC-114 the lump sum for each grade under both rule sets")
    @CsvSource(textBlock = """
                    1,  144000.00, 162000.00
                    2,  132000.00, 150000.00
                    3,  120000.00, 138000.00
                    4,  108000.00, 126000.00
                    5,   96000.00, 108000.00
                    6,   84000.00,  96000.00
                    7,   72000.00,  78000.00
                    8,   60000.00,  66000.00
                    9,   48000.00,  54000.00
                    10,  36000.00,  42000.00
                    """)
    void lumpSums(int grade, String of2004, String of2011) {
        assertThat(lines(Computed.of(ACase.under2004().grade(grade)), LUMP_DISABILITY))
                .containsExactly(of2004 + " FUND");
        assertThat(lines(Computed.of(ACase.under2011().grade(grade)), LUMP_DISABILITY))
                .containsExactly(of2011 + " FUND");
    }

    @ParameterizedTest(name = "grade {0}: {1}")
    @DisplayName("AC-115 the monthly allowance of grades 1 to 6, and none from grade 7")
    @CsvSource({
        "1, 5400.00 FUND",
        "2, 5100.00 FUND",
        "3, 4800.00 FUND",
        "4, 4500.00 FUND",
        "5, 4200.00 EMPLOYER",
        "6, 3600.00 EMPLOYER"
    })
    void allowances(int grade, String expected) {
        for (var about : new ACase[] {ACase.under2004(), ACase.under2011()}) {
            assertThat(lines(Computed.of(about.grade(grade)), ALLOWANCE)).containsExactly(expected);
        }
        assertThat(lines(Computed.of(ACase.under2004().grade(7)), ALLOWANCE)).isEmpty();
    }

    @Test
    @DisplayName("AC-116 a wage below 60 % of the average counts as 60 %")
    void wageFloor() {
        var of2004 = Computed.of(ACase.under2004().wage("4000.00").grade(10));
        var of2011 = Computed.of(ACase.under2011().wage("4000.00").grade(10));

        assertThat(of2004.ownWage().orElseThrow().base()).isEqualByComparingTo("4800");
        assertThat(lines(of2004, LUMP_DISABILITY)).containsExactly("28800.00 FUND");
        assertThat(lines(of2011, LUMP_DISABILITY)).containsExactly("33600.00 FUND");
    }

    @ParameterizedTest(name = "{0} counts as {1}")
    @DisplayName("CMP-002 the wage base lies between 60 % and 300 % of the average")
    @CsvSource({"4000, 4800", "30000, 24000", "4800, 4800", "24000, 24000", "6000, 6000"})
    void wageBase(String wage, String base) {
        assertThat(Computed.of(ACase.under2011().wage(wage).grade(8))
                        .ownWage()
                        .orElseThrow()
                        .base())
                .isEqualByComparingTo(base);
    }

    @Test
    @DisplayName("CMP-001, CMP-003 the average of twelve months, or of as many as there are")
    void averageOfMonths() {
        var twelve = new String[12];
        Arrays.fill(twelve, "6000.00");
        var five = Computed.of(
                ACase.under2011().wages("5000", "6000", "7000", "6000", "6000").grade(8));

        assertThat(Computed.of(ACase.under2011().wages(twelve).grade(8)).warnings())
                .noneMatch(warning -> warning.code().equals("FEWER_MONTHS"));
        assertThat(five.ownWage().orElseThrow().average()).isEqualByComparingTo("6000.00");
        assertThat(five.ownWage().orElseThrow().months()).contains(5);
        assertThat(warnings(five)).contains("FEWER_MONTHS");
    }

    @Test
    @DisplayName("AC-119 an allowance below the minimum wage is topped up, by the fund for grade 4")
    void topUpByTheFund() {
        var low = ACase.under2011().averageWage("4500").wage("2000").minimumWage("2260");
        var calculation = Computed.of(low.grade(4));

        assertThat(calculation.ownWage().orElseThrow().base()).isEqualByComparingTo("2700");
        assertThat(lines(calculation, ALLOWANCE)).containsExactly("2025.00 FUND");
        assertThat(lines(calculation, ALLOWANCE_TOP_UP)).containsExactly("235.00 FUND");
    }

    @Test
    @DisplayName("CMP-066 the employer tops up grade 6")
    void topUpByTheEmployer() {
        var low = ACase.under2004().averageWage("4500").wage("2000").minimumWage("2260");
        var calculation = Computed.of(low.grade(6));

        assertThat(lines(calculation, ALLOWANCE)).containsExactly("1620.00 EMPLOYER");
        assertThat(lines(calculation, ALLOWANCE_TOP_UP)).containsExactly("640.00 EMPLOYER");
    }

    @Test
    void anUnknownMinimumWageIsSaid() {
        var calculation = Computed.of(ACase.under2011().withoutMinimumWage().grade(4));

        assertThat(lines(calculation, ALLOWANCE_TOP_UP)).isEmpty();
        assertThat(warnings(calculation)).contains("MINIMUM_WAGE_UNKNOWN");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("AC-121 nursing after the grade is known")
    @CsvSource({"FULL, 4000.00", "MOST, 3200.00", "PART, 2400.00"})
    void nursing(NursingLevel level, String amount) {
        for (var about : new ACase[] {ACase.under2004(), ACase.under2011()}) {
            var calculation = Computed.of(about.grade(1).nursing(level));
            assertThat(lines(calculation, NURSING)).containsExactly(amount + " FUND");
            assertThat(calculation.total(Frequency.ONE_OFF, Optional.empty()))
                    .as("monthly benefits are not in the total of the quick form (CMP-070)")
                    .isEqualByComparingTo(
                            lines(calculation, LUMP_DISABILITY).getFirst().split(" ")[0]);
        }
    }

    @Test
    @DisplayName("1F.4 nursing for grade 5 to 10 is computed, with a warning")
    void nursingOfALightInjury() {
        assertThat(warnings(Computed.of(ACase.under2011().grade(7).nursing(NursingLevel.PART))))
                .contains("NURSING_UNUSUAL");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("AC-122 the day of the recognition decides which rule set holds")
    @CsvSource({"2010-12-31, RS-2004", "2011-01-01, RS-2011"})
    void ruleSetByRecognition(String day, String ruleSet) {
        assertThat(Computed.of(ACase.recognised(day).grade(8)).ruleSet().code()).isEqualTo(ruleSet);
    }

    @Test
    @DisplayName("AC-123 injured before, recognised after: the rule set of the recognition")
    void injuredBeforeRecognisedAfter() {
        var about = ACase.recognised("2011-03-01").injured("2010-06-15").grade(8);

        assertThat(Computed.of(about).ruleSet().code()).isEqualTo("RS-2011");
    }

    @Test
    void beforeTheFirstLawThereIsNoTable() {
        assertThat(Computed.refusal(ACase.recognised("2003-12-31").grade(8))).isInstanceOf(NoRuleSet.class);
    }

    @Test
    @DisplayName("AC-135 grade 8 in Jiangsu: both subsidies with their payer, status SECONDARY")
    void subsidiesOfJiangsu() {
        for (var region : new String[] {"CN-32", "CN-3207", "CN-3202"}) {
            var calculation = Computed.of(ACase.under2011().in(region).grade(8));

            assertThat(lines(calculation, LUMP_MEDICAL)).containsExactly("80000.00 FUND");
            assertThat(lines(calculation, LUMP_EMPLOYMENT)).containsExactly("35000.00 EMPLOYER");
            assertThat(calculation.lines())
                    .filteredOn(line -> line.item() == LUMP_MEDICAL || line.item() == LUMP_EMPLOYMENT)
                    .extracting(Line::status)
                    .containsOnly(RuleStatus.SECONDARY);
            assertThat(warnings(calculation)).contains("FLOAT_UNKNOWN");
        }
    }

    @Test
    @DisplayName("CMP-032 the old law let the employer pay both subsidies")
    void subsidiesUnderTheOldLaw() {
        var calculation = Computed.of(ACase.under2011().grade(8), "RS-2004");

        assertThat(lines(calculation, LUMP_MEDICAL)).containsExactly("80000.00 EMPLOYER");
        assertThat(lines(calculation, LUMP_EMPLOYMENT)).containsExactly("35000.00 EMPLOYER");
    }

    @Test
    void aRegionWithoutAStandardGetsNoAmountButAWarning() {
        var shanghai = Computed.of(ACase.under2011().in("CN-31").grade(8));
        var tooEarly = Computed.of(ACase.recognised("2014-06-01").grade(8));

        assertThat(lines(shanghai, LUMP_MEDICAL)).isEmpty();
        assertThat(warnings(shanghai))
                .contains("REGIONAL_RULE_MISSING_LUMP_MEDICAL", "REGIONAL_RULE_MISSING_LUMP_EMPLOYMENT");
        assertThat(lines(tooEarly, LUMP_MEDICAL)).isEmpty();
    }

    @Test
    @DisplayName("2.3 Zhejiang: months of the province's wage, less near retirement")
    void zhejiang() {
        var zhejiang = ACase.under2011().in("CN-33").averageWage("8000");

        var young = Computed.of(zhejiang.grade(8).retiring("2040-01-01"));
        assertThat(lines(young, LUMP_MEDICAL)).containsExactly("56000.00 FUND");
        assertThat(lines(young, LUMP_EMPLOYMENT)).containsExactly("56000.00 EMPLOYER");

        var old = Computed.of(zhejiang.retiring("2027-06-01"));
        assertThat(lines(old, LUMP_MEDICAL)).containsExactly("56000.00 FUND");
        assertThat(lines(old, LUMP_EMPLOYMENT))
                .as("retirement is two years away: three full years fewer than five")
                .containsExactly("22400.00 EMPLOYER");
        assertThat(lines(Computed.of(zhejiang.retiring("2025-01-01")), LUMP_EMPLOYMENT))
                .containsExactly("0.00 EMPLOYER");
    }

    @Test
    @DisplayName("2.3 Henan 2007, of the time of RS-2004")
    void henan() {
        var henan = ACase.under2004().in("CN-41").grade(5);

        assertThat(lines(Computed.of(henan), LUMP_MEDICAL)).containsExactly("128000.00 EMPLOYER");
        assertThat(lines(Computed.of(henan), LUMP_EMPLOYMENT)).containsExactly("448000.00 EMPLOYER");
    }

    @Test
    @DisplayName("CMP-022 without insurance the employer pays; grade 1 to 4 may take all at once")
    void uninsured() {
        var monthly = Computed.of(ACase.under2011().in("CN-33").grade(4).uninsured());
        assertThat(monthly.lines()).extracting(Line::payer).containsOnly(Payer.EMPLOYER);
        assertThat(warnings(monthly)).contains("UNINSURED");

        var atOnce =
                Computed.of(ACase.under2011().in("CN-33").grade(4).uninsured().uninsuredLump());
        assertThat(lines(atOnce, UNINSURED_LUMP)).containsExactly("960000.00 EMPLOYER");
        assertThat(lines(atOnce, ALLOWANCE)).isEmpty();

        assertThat(Computed.refusal(ACase.under2011().grade(4).uninsuredLump()).field())
                .contains("uninsuredLump");
    }

    @Test
    void suitableWorkMakesTheAllowanceUnnecessary() {
        assertThat(lines(Computed.of(ACase.under2011().grade(5).suitableWork()), ALLOWANCE))
                .isEmpty();
        assertThat(lines(Computed.of(ACase.under2011().grade(4).suitableWork()), ALLOWANCE))
                .hasSize(1);
    }

    @Test
    @DisplayName("CMP-071 the same input twice gives the same hash, another gives another")
    void hash() {
        var first = Computed.of(ACase.under2011().grade(8)).hash();

        assertThat(Computed.of(ACase.under2011().grade(8)).hash())
                .isEqualTo(first)
                .hasSize(64);
        assertThat(Computed.of(ACase.under2011().grade(9)).hash()).isNotEqualTo(first);
    }

    @Test
    void everyLineSaysHowItCameAbout() {
        var line = Computed.of(ACase.under2011().grade(8)).lines().getFirst();

        assertThat(line.formula()).isEqualTo("本人工资 6000.00 × 11个月 = 66000.00");
        assertThat(line.from().clause()).isEqualTo("工伤保险条例第三十七条第一项");
        assertThat(line.inputs()).contains(new Line.Input("伤残等级", "8级"));
        assertThat(line.status()).isEqualTo(RuleStatus.VERIFIED);
        assertThat(line.amount()).isEqualTo(new BigDecimal("66000.00"));
    }
}
