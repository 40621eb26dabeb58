package org.huzhu.enrollment.roster.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.enrollment.roster.domain.ARow.ID_X;
import static org.huzhu.enrollment.roster.domain.ARow.good;
import static org.huzhu.enrollment.roster.domain.Field.BANK_CARD;
import static org.huzhu.enrollment.roster.domain.Field.BANK_NAME;
import static org.huzhu.enrollment.roster.domain.Field.ID_NUMBER;
import static org.huzhu.enrollment.roster.domain.Field.NAME;
import static org.huzhu.enrollment.roster.domain.Field.PHONE;
import static org.huzhu.enrollment.roster.domain.Field.REMARK;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huzhu.enrollment.roster.domain.RawCell.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowCheckTest {

    @Test
    @DisplayName("AC-10 a complete row with ID_X is eligible, without a word")
    void completeRowIsEligible() {
        var row = good().checked();

        assertThat(row.isEligible()).isTrue();
        assertThat(row.warnings()).isEmpty();
        assertThat(row.repairs()).isEmpty();
        assertThat(row.idNumber()).isEqualTo(ID_X);
    }

    @Test
    @DisplayName("AC-11 a lower-case x is refused by default and repaired where the product says so")
    void lowerCaseX() {
        var row = good().with(ID_NUMBER, "32020119900101001x");
        var lenient = new RosterRules(ARow.WUXI.today(), 16, Optional.empty(), true, "3202");

        var repaired = new RowCheck(lenient).check(row.atRow(7));

        assertThat(row.checked().reasons()).containsExactly(new Finding("ID_LOWERCASE_X", "证件号码中的X须大写", "C7"));
        assertThat(repaired.isEligible()).isTrue();
        assertThat(repaired.idNumber()).isEqualTo(ID_X);
        assertThat(codes(repaired.repairs())).containsExactly("UPPERCASE_X");
    }

    @ParameterizedTest
    @DisplayName("AC-12 AC-16 wrong check digit, impossible or future birth date, 15 digits: 请填写正确居民身份证号码")
    @ValueSource(
            strings = {
                "320201199001010011",
                "320201199002290017",
                "32020120991231001X",
                "320201900101001",
                "110000000000000000",
                "X",
                "3.20201E+17",
                "001234199001010012"
            })
    void wrongIdNumbers(String idNumber) {
        assertThat(good().with(ID_NUMBER, idNumber).checked().reasons())
                .containsExactly(new Finding("ID_INVALID", "请填写正确居民身份证号码", "C7"));
    }

    @ParameterizedTest
    @DisplayName("AC-14 born on a leap day, residence permits and permanent residence cards are eligible")
    @ValueSource(strings = {"320201199202290011", "830000199001010012", "810000199001010019", "990201199001010014"})
    void validIdNumbers(String idNumber) {
        assertThat(good().with(ID_NUMBER, idNumber).checked().isEligible()).isTrue();
    }

    @Test
    @DisplayName("AC-17 a number cell is never read as an ID or a card, and the text says that digits are lost")
    void numberCells() {
        var row = good().with(ID_NUMBER, new RawCell("320201199001010000", Kind.NUMBER))
                .with(BANK_CARD, new RawCell("6.23E+18", Kind.NUMBER))
                .checked();

        assertThat(codes(row.reasons())).containsExactly("ID_NUMERIC_CELL", "CARD_NUMERIC_CELL");
        assertThat(row.reasons().getFirst().text()).startsWith("证件号码单元格须为文本格式").contains("C7", "第15位以后的数字已丢失");
        assertThat(row.reasons().getLast().text()).startsWith("银行卡号单元格须为文本格式");
    }

    @ParameterizedTest
    @DisplayName("AC-18 a blank inside a name, of whatever kind, is named")
    @ValueSource(strings = {"张 三", "张\u00A0三", "张\u3000三", "张\t三", "张\u200B三"})
    void blanksInNames(String name) {
        assertThat(good().with(NAME, name).checked().reasons())
                .containsExactly(new Finding("NAME_HAS_SPACE", "姓名中不能出现空格", "B7"));
    }

    @ParameterizedTest
    @DisplayName("AC-19 the separator is U+00B7; its look-alikes are turned into it")
    @CsvSource({"阿卜杜拉·买买提,0", "阿卜杜拉•买买提,1", "阿卜杜拉‧买买提,1", "阿卜杜拉．买买提,1"})
    void separators(String name, int repairs) {
        var row = good().with(NAME, name).checked();

        assertThat(row.isEligible()).isTrue();
        assertThat(row.name()).isEqualTo("阿卜杜拉·买买提");
        assertThat(row.repairs()).hasSize(repairs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"𠮷野", "𬱖㛃", "〇一"})
    void rareCharactersSurvive(String name) {
        var row = good().with(NAME, name).checked();

        assertThat(row.isEligible()).isTrue();
        assertThat(row.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"李", "Li Ming", "LiMing", "李明1", "·李明", "=李明"})
    void otherNamesAreNotNames(String name) {
        assertThat(codes(good().with(NAME, name).checked().reasons()))
                .containsAnyOf("NAME_INVALID", "NAME_HAS_SPACE")
                .hasSize(1);
    }

    @Test
    void fiftyCodePointsAreANameAndFiftyOneAreNot() {
        assertThat(good().with(NAME, "𠮷".repeat(50)).checked().isEligible()).isTrue();
        assertThat(codes(good().with(NAME, "𠮷".repeat(51)).checked().reasons()))
                .containsExactly("NAME_INVALID");
    }

    @ParameterizedTest
    @DisplayName("AC-21 each blank required field has its own reason")
    @CsvSource({
        "NAME,NAME_REQUIRED,请填写姓名",
        "ID_NUMBER,ID_REQUIRED,请填写居民身份证号码",
        "BANK_CARD,CARD_REQUIRED,请填写社保卡银行卡号",
        "BANK_NAME,BANK_REQUIRED,请填写开户行",
        "PHONE,PHONE_REQUIRED,请填写手机号"
    })
    void requiredFields(Field field, String code, String text) {
        var row = good().with(field, " \u3000").checked();

        assertThat(row.reasons())
                .extracting(Finding::code, Finding::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(code, text));
    }

    @ParameterizedTest
    @DisplayName("AC-22 Luhn and unusual lengths only warn")
    @CsvSource({"6230000000000000008,LUHN", "623000000000,CARD_LENGTH"})
    void cardWarnings(String card, String warning) {
        var row = good().with(BANK_CARD, card).checked();

        assertThat(row.isEligible()).isTrue();
        assertThat(codes(row.warnings())).contains(warning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"62A0", "62300000000", "62300000000000000071", "6230-0000-0000-0000"})
    void cardsAreTwelveToNineteenDigits(String card) {
        assertThat(codes(good().with(BANK_CARD, card).checked().reasons())).containsExactly("CARD_INVALID");
    }

    @ParameterizedTest
    @DisplayName("AC-24 a phone starts 1[3-9] and has eleven digits")
    @ValueSource(strings = {"12812345678", "1891234567", "189123456789", "1891234567a", "051012345678"})
    void wrongPhones(String phone) {
        assertThat(good().with(PHONE, phone).checked().reasons())
                .containsExactly(new Finding("PHONE_INVALID", "请填写正确手机号", "F7"));
    }

    @Test
    void aPhoneInANumberCellIsExactAndIsRead() {
        var row =
                good().with(PHONE, new RawCell("1.8912345678E10", Kind.NUMBER)).checked();

        assertThat(row.phone()).isEqualTo("18912345678");
        assertThat(codes(row.repairs())).containsExactly("NUMERIC_PHONE");
    }

    @Test
    void unknownPhoneSegmentAndForeignAreaOnlyWarn() {
        var row = good().with(PHONE, "19412345678")
                .with(ID_NUMBER, "830000199001010012")
                .checked();

        assertThat(row.isEligible()).isTrue();
        assertThat(codes(row.warnings())).containsExactly("ID_AREA", "PHONE_SEGMENT");
    }

    @Test
    void safeRepairsAreMadeAndShown() {
        var row = good().with(NAME, " 李明\u3000")
                .with(ID_NUMBER, "３２０２０１ 19900101001Ｘ ")
                .with(BANK_CARD, "6230 0000 0000 0000 007")
                .with(PHONE, "+86 189-1234-5678")
                .with(BANK_NAME, "\u00A0无锡农村商业银行")
                .checked();

        assertThat(row.isEligible()).isTrue();
        assertThat(row)
                .extracting(
                        CheckedRow::name,
                        CheckedRow::idNumber,
                        CheckedRow::bankCard,
                        CheckedRow::phone,
                        CheckedRow::bankName)
                .containsExactly("李明", ID_X, ARow.CARD_OK, ARow.PHONE, "无锡农村商业银行");
        assertThat(row.repairs())
                .extracting(finding -> finding.code() + "@" + finding.cell())
                .containsExactly(
                        "OUTER_SPACE@B7",
                        "OUTER_SPACE@C7",
                        "INNER_SPACE@C7",
                        "FULL_WIDTH@C7",
                        "INNER_SPACE@D7",
                        "OUTER_SPACE@E7",
                        "INNER_SPACE@F7",
                        "HYPHEN@F7",
                        "COUNTRY_CODE@F7");
    }

    @Test
    void allReasonsOfARowComeAtOnceInTheRulebooksOrder() {
        var row = good().with(NAME, "张 三")
                .with(ID_NUMBER, "32020119900101002x")
                .with(BANK_CARD, "62A0")
                .with(BANK_NAME, "")
                .with(PHONE, "12812345678")
                .with(REMARK, "长".repeat(501))
                .checked();

        assertThat(codes(row.reasons()))
                .containsExactly(
                        "NAME_HAS_SPACE",
                        "ID_LOWERCASE_X",
                        "ID_INVALID",
                        "CARD_INVALID",
                        "BANK_REQUIRED",
                        "PHONE_INVALID",
                        "REMARK_TOO_LONG");
        assertThat(row.reasons()).extracting(Finding::cell).containsExactly("B7", "C7", "C7", "D7", "E7", "F7", "G7");
    }

    @ParameterizedTest
    @CsvSource({"2010-11-23,true", "2010-11-24,false"})
    void theSixteenthBirthdayItselfIsOldEnough(LocalDate born, boolean eligible) {
        var row = good().with(ID_NUMBER, idBorn(born)).checked();

        assertThat(row.isEligible()).isEqualTo(eligible);
        assertThat(codes(row.reasons())).isEqualTo(eligible ? List.of() : List.of("AGE_OUT_OF_RANGE"));
    }

    @Test
    void theOldestAgeOfTheProductCounts() {
        var upTo60 = new RosterRules(LocalDate.of(2026, 11, 23), 16, Optional.of(60), false, "3202");

        var row = new RowCheck(upTo60)
                .check(good().with(ID_NUMBER, idBorn(LocalDate.of(1965, 11, 23)))
                        .atRow(4));

        assertThat(codes(row.reasons())).containsExactly("AGE_OUT_OF_RANGE");
    }

    @ParameterizedTest
    @CsvSource({"FORMULA,FORMULA_CELL", "ERROR,ERROR_CELL"})
    void formulasAndErrorValuesAreRefusedNamingTheirCell(Kind kind, String code) {
        for (var field : Field.values()) {
            var row = good().with(field, new RawCell("1", kind)).checked();

            assertThat(codes(row.reasons())).containsExactly(code);
            assertThat(row.reasons().getFirst().text()).startsWith(field.zh());
            assertThat(row.reasons().getFirst().cell()).isEqualTo((char) ('B' + field.ordinal()) + "7");
        }
    }

    @Test
    void tooLongABankNameIsRefused() {
        assertThat(codes(good().with(BANK_NAME, "行".repeat(101)).checked().reasons()))
                .containsExactly("BANK_INVALID");
    }

    @Test
    @DisplayName("AC-26 the sample person is recognised only while the ID is starred")
    void samplePerson() {
        assertThat(good().with(NAME, "张三").with(ID_NUMBER, "3202****").atRow(4).isSample())
                .isTrue();
        assertThat(good().with(NAME, "张三").atRow(4).isSample()).isFalse();
        assertThat(good().with(ID_NUMBER, "3202****").atRow(4).isSample()).isFalse();
    }

    @Test
    void endlessValuesAreKeptOnlyAsFarAsTheyHelp() {
        var row = good().with(NAME, "x".repeat(499) + "𠮷")
                .with(ID_NUMBER, "1".repeat(30_000))
                .checked();

        assertThat(row.name()).hasSize(499);
        assertThat(row.idNumber()).hasSize(500);
    }

    @Test
    void aRowDoesNotPrintItsPerson() {
        assertThat(good().checked().toString()).doesNotContain(ID_X).doesNotContain("李明");
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    private static String idBorn(LocalDate day) {
        var digits = "320201" + day.toString().replace("-", "") + "001";
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
