package org.huzhu.claims.settlement.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.platform.rulebook.reader.Rulebooks;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DischargeReaderTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-02-12");
    private static final DischargeReader READER =
            new DischargeReader(Rulebooks.load(Optional.empty()).facts());

    @Test
    void aRecordBecomesFactsOfTheirTypes() {
        var read = read(Map.of("hospitalLevel", "三级甲等", "outOfTown", false, "selfPaid", "2680.50", "totalCost", 9120));

        assertThat(read.facts().number("hospitalLevel")).contains(BigDecimal.valueOf(3));
        assertThat(read.facts().get("outOfTown")).contains(false);
        assertThat(read.facts().number("selfPaid")).contains(new BigDecimal("2680.50"));
        assertThat(read.facts().number("totalCost")).contains(new BigDecimal("9120"));
        assertThat(read.facts().knows("burdenRelief")).isFalse();
        assertThat(read.facts().isTrue("inpatientOrEmergencyObs")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-01-15, 14",
        "2026-01-01, 2026-01-01, 1",
        "2026-01-01, 2026-01-02, 1",
        "2024-02-28, 2024-03-01, 2"
    })
    void aStayLastsFromItsFirstToItsLastDayAndAtLeastOne(String admitted, String discharged, String days) {
        var read = read(Map.of("admissionDate", admitted, "dischargeDate", discharged));

        assertThat(read.facts().number("stayDays")).contains(new BigDecimal(days));
    }

    @ParameterizedTest
    @CsvSource({"二级, 2", "三级, 3", "一级甲等, 1", "2, 2"})
    void hospitalsNameTheirLevelInWordsOrDigits(String told, String level) {
        assertThat(read(Map.of("hospitalLevel", told)).facts().number("hospitalLevel"))
                .contains(new BigDecimal(level));
    }

    @Test
    void aLevelOfZeroIsNoLevel() {
        assertThat(read(Map.of("hospitalLevel", 0)).facts().knows("hospitalLevel"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "idNumber, 320201199001010010, ID_NUMBER_INVALID",
        "idNumber, '', ID_NUMBER_INVALID",
        "recordId, '', RECORD_ID_INVALID",
        "recordId, '有空 格', RECORD_ID_INVALID",
        "admissionDate, 2026-02-30, DATE_INVALID",
        "dischargeDate, 2025-12-31, STAY_ENDS_BEFORE_IT_BEGINS",
        "dischargeDate, 2026-02-13, DATE_IN_FUTURE",
        "hospital, ' ', FIELD_MISSING",
        "hospitalLevel, 特级, HOSPITAL_LEVEL_INVALID",
        "hospitalLevel, 4, HOSPITAL_LEVEL_INVALID",
        "selfPaid, -1, FIELD_INVALID",
        "selfPaid, 1e9, FIELD_INVALID",
        "outOfTown, 是, FIELD_INVALID",
        "ssCardChannel, PIGEON, FIELD_INVALID",
        "stayDays, 3, STAY_DAYS_DIFFER",
        "product, WX-3IN1, UNKNOWN_FIELD",
        "patientName, 张三, UNKNOWN_FIELD"
    })
    void whatIsWrongIsRefusedWithTheFieldsName(String field, String value, String code) {
        var told = told(Map.of(field, value));

        assertThat(READER.read("client", told, TODAY)).isInstanceOfSatisfying(Refused.class, no -> {
            assertThat(no.refusal().code()).isEqualTo(code);
            assertThat(no.refusal().field()).contains(field);
        });
    }

    @Test
    void aChoiceIsToldByValueOrInTheWordsOfTheForm() {
        assertThat(read(Map.of("ssCardChannel", "黄山农信社")).facts().text("ssCardChannel"))
                .isEqualTo(
                        read(Map.of("ssCardChannel", "HUANGSHAN_RCC")).facts().text("ssCardChannel"))
                .contains("HUANGSHAN_RCC");
    }

    @Test
    void aNestedValueIsNoFact() {
        assertThat(READER.read("client", told(Map.of("selfPaid", Map.of("a", 1))), TODAY))
                .isInstanceOf(Refused.class);
        assertThat(READER.read("client", told(Map.of("hospital", List.of("a"))), TODAY))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aFieldNobodyKnowsIsNotQuotedWhenItMayHoldANumber() {
        var read = READER.read("client", told(Map.of("32020119900101001X", "x")), TODAY);

        assertThat(read)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal().field()).contains("?"));
    }

    @Test
    void whatIsPrintedOfARecordHoldsNoIdNumber() {
        assertThat(read(Map.of("diagnosis", "肺炎"))).asString().doesNotContain("19900101", "肺炎");
    }

    private static Discharge read(Map<String, Object> more) {
        return ((Done<Discharge>) READER.read("client", told(more), TODAY)).value();
    }

    private static Map<String, Object> told(Map<String, Object> more) {
        var told = new HashMap<String, Object>(Map.of(
                "recordId", "A-1",
                "idNumber", "32020119900101001X",
                "admissionDate", "2026-01-01",
                "dischargeDate", "2026-01-15",
                "hospital", "某医院"));
        told.putAll(more);
        return told;
    }
}
