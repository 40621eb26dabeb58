package org.huzhu.claims.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.reader.Rulebooks;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactReadingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private final FactReading reading =
            new FactReading(Rulebooks.load(Optional.empty()).facts(), TODAY);

    @ParameterizedTest
    @CsvSource({"二级,2", "三级甲等,3", "一级,1", "LEVEL_2,2", "LEVEL2,2", "2级,2", "3,3", "三级乙等,3"})
    void theGradeOfAHospitalIsReadAsPeopleWriteIt(String told, String grade) {
        assertThat(known(read("hospitalLevel", told)).number("hospitalLevel"))
                .hasValueSatisfying(level -> assertThat(level).isEqualByComparingTo(grade));
    }

    @ParameterizedTest
    @ValueSource(strings = {"四级", "甲等", "LEVEL", "-1", "1e999999999", "", "NaN", "二2级"})
    void whatIsNoGradeIsRefused(String told) {
        assertThat(code(read("hospitalLevel", told))).isEqualTo("FACT_INVALID");
    }

    @Test
    void valuesTakeTheTypeOfTheDictionary() {
        assertThat(known(read("outOfTown", true)).isTrue("outOfTown")).isTrue();
        assertThat(known(read("outOfTown", "是")).isTrue("outOfTown")).isTrue();
        assertThat(known(read("stayDays", 15)).number("stayDays")).contains(new BigDecimal("15"));
        assertThat(known(read("selfPaid", "1234.50")).number("selfPaid")).contains(new BigDecimal("1234.50"));
        assertThat(known(read("accidentDate", "2026-02-01")).day("accidentDate"))
                .contains(LocalDate.of(2026, 2, 1));
        assertThat(known(read("cause", "交通事故")).text("cause")).contains("TRAFFIC");
    }

    @Test
    void wrongTypesAndUnknownFactsAreRefusedByName() {
        assertThat(code(read("outOfTown", 1))).isEqualTo("FACT_INVALID");
        assertThat(code(read("cause", "RAIN"))).isEqualTo("FACT_INVALID");
        assertThat(code(read("accidentDate", "2026-02-30"))).isEqualTo("FACT_INVALID");
        assertThat(code(read("moonPhase", "full"))).isEqualTo("FACT_UNKNOWN");
        assertThat(refusal(read("moonPhase", "full")).field()).contains("facts.moonPhase");
    }

    @Test
    void aDayAfterTodayIsRefusedAndTodayIsNot() {
        assertThat(code(read("accidentDate", "2026-03-02"))).isEqualTo("DATE_IN_FUTURE");
        assertThat(known(read("accidentDate", "2026-03-01")).knows("accidentDate"))
                .isTrue();
    }

    @Test
    void whatTheCoverSaysNobodyCanTellOtherwise() {
        assertThat(known(read("classCode", "E")).knows("classCode")).isFalse();
    }

    private Outcome<Facts> read(String fact, Object value) {
        return reading.read(Map.of(fact, value));
    }

    static Facts known(Outcome<Facts> outcome) {
        return ((Done<Facts>) outcome).value();
    }

    private static Refusal refusal(Outcome<Facts> outcome) {
        return ((Refused<Facts>) outcome).refusal();
    }

    private static String code(Outcome<Facts> outcome) {
        return refusal(outcome).code();
    }
}
