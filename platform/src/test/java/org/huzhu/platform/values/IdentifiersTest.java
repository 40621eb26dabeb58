package org.huzhu.platform.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "81320200MC0000012R",
                "81320200MC0000020L",
                "91320200MA0000015X",
                "91320200MA0000023Q",
                "91350100M000100Y43"
            })
    void creditCodesOfTheRulebookAreRead(String text) {
        assertThat(CreditCode.parse(text)).map(CreditCode::value).contains(text);
    }

    @DisplayName("AC-03 the standard's own example has a wrong check character")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "91350100M000100Y4Z",
                "81320200MC0000012S",
                "71320200MC0000012R",
                "B1320200MC0000012R",
                "813202A0MC0000012R",
                "81320200MC0000012",
                "81320200MC0000012RR",
                "81320200MI0000012R",
                ""
            })
    void otherCreditCodesAreNot(String text) {
        assertThat(CreditCode.parse(text)).isEmpty();
    }

    @DisplayName("AC-05 lower case, full width and blanks are repaired")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "81320200mc0000012r",
                "８１３２０２００ＭＣ０００００１２Ｒ",
                " 81320200 MC0000012R\u3000",
                "\uFEFF81320200MC0000012R"
            })
    void creditCodesAreRepaired(String text) {
        assertThat(CreditCode.parse(text)).map(CreditCode::value).contains("81320200MC0000012R");
    }

    @Test
    void theFirstTwoCharactersTellAUnion() {
        assertThat(new CreditCode("81320200MC0000012R").isBaseUnion()).isTrue();
        assertThat(new CreditCode("91320200MA0000015X").isBaseUnion()).isFalse();
        assertThatThrownBy(() -> new CreditCode("81320200mc0000012r")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void generatedCreditCodesAreJudgedAsASlowReadingOfTheStandardDoes() {
        var random = new Random(32100);
        var valid = 0;
        for (var i = 0; i < 50_000; i++) {
            var text = new StringBuilder()
                    .append("12345678 9ANY".replace(" ", "").charAt(random.nextInt(12)))
                    .append(random.nextInt(10));
            for (var j = 0; j < 6; j++) {
                text.append(random.nextInt(10));
            }
            for (var j = 0; j < 10; j++) {
                text.append(ALPHABET.charAt(random.nextInt(31)));
            }
            assertThat(CreditCode.parse(text.toString()).isPresent())
                    .as(text.toString())
                    .isEqualTo(sumIsZero(text.toString()));
            valid += sumIsZero(text.toString()) ? 1 : 0;
        }
        assertThat(valid).isGreaterThan(1000);
    }

    /** All 18 places, weighted with powers of three, sum to 0 modulo 31. */
    private static boolean sumIsZero(String code) {
        var sum = 0L;
        for (var i = 0; i < 18; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * Math.round(Math.pow(3, i) % 31);
        }
        // The check character counts once, not by its place.
        sum += ALPHABET.indexOf(code.charAt(17)) * (1 - Math.round(Math.pow(3, 17) % 31));
        return sum % 31 == 0;
    }

    @DisplayName("AC-22 Luhn only warns")
    @Test
    void bankCards() {
        assertThat(BankCard.passesLuhn("6230000000000000007")).isTrue();
        assertThat(BankCard.passesLuhn("6230000000000000008")).isFalse();
        assertThat(BankCard.isAcceptable("6230000000000000008")).isTrue();
        assertThat(BankCard.passesLuhn("4111111111111111")).isTrue();
        assertThat(BankCard.isAcceptable("62300000000")).isFalse();
        assertThat(BankCard.isAcceptable("62300000000000000071")).isFalse();
        assertThat(BankCard.isAcceptable("623000000000000000X")).isFalse();
        assertThat(BankCard.hasUsualLength("623000000000000")).isFalse();
        assertThat(BankCard.hasUsualLength("6230000000000000")).isTrue();
        assertThat(BankCard.mask("6228480000000004171")).isEqualTo("6228 **** **** 4171");
        assertThat(BankCard.mask("62284800")).isEqualTo("********");
    }

    @ParameterizedTest
    @CsvSource({
        "18912345678, 18912345678",
        "+8618912345678, 18912345678",
        "86-18912345678, 18912345678",
        "189 1234 5678, 18912345678",
        "189-1234-5678, 18912345678",
        "１８９１２３４５６７８, 18912345678",
        "＋86 13012345678, 13012345678"
    })
    void mobileNumbersAreRepaired(String text, String expected) {
        assertThat(MobileNumber.parse(text)).map(MobileNumber::value).contains(expected);
    }

    @DisplayName("AC-24 12812345678 is no mobile number")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12812345678",
                "1891234567",
                "189123456789",
                "1891234567a",
                "08912345678",
                "",
                "+86",
                "8618912345"
            })
    void otherMobileNumbersAreNot(String text) {
        assertThat(MobileNumber.parse(text)).isEmpty();
    }

    @Test
    void aMobileNumberPrintsMasked() {
        assertThat(new MobileNumber("18912345678")).hasToString("189****5678");
        assertThat(MobileNumber.mask("12345")).isEqualTo("*****");
    }

    @DisplayName("AC-18 a blank in a name is seen, even one nobody sees")
    @ParameterizedTest
    @ValueSource(strings = {"张\u3000三", "张 三", "张\u00A0三", "张\u200B三", "张\u00AD三", "\uFEFF张三", "张\u202E三", "张\t三"})
    void blanksInNames(String name) {
        assertThat(PersonName.hasBlank(PersonName.normalise(name))).isTrue();
    }

    @DisplayName("AC-19 the separator of names, and its look-alikes")
    @ParameterizedTest
    @ValueSource(strings = {"阿卜杜拉\u00B7买买提", "阿卜杜拉\u2022买买提", "阿卜杜拉\uFF0E买买提", "阿卜杜拉\u2027买买提"})
    void separatorsBecomeOne(String name) {
        assertThat(PersonName.normalise(name)).isEqualTo("阿卜杜拉·买买提");
        assertThat(PersonName.isWellFormed(PersonName.normalise(name))).isTrue();
    }

    @Test
    void rareCharactersCountOnce() {
        var extensionB = new String(Character.toChars(0x20BB7));
        var extensionG = new String(Character.toChars(0x30EDE));

        assertThat(PersonName.isWellFormed(extensionB + "三")).isTrue();
        assertThat(PersonName.isWellFormed("张" + extensionG)).isTrue();
        assertThat(PersonName.isWellFormed(extensionB)).isFalse();
        assertThat(PersonName.isWellFormed(extensionB.repeat(50))).isTrue();
        assertThat(PersonName.isWellFormed(extensionB.repeat(51))).isFalse();
        assertThat(PersonName.mask(extensionB + "三四")).isEqualTo(extensionB + "**");
        assertThat(PersonName.isWellFormed("张" + extensionB.charAt(0))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "张", "·张三", "张三·", "张3", "Zhang San", "张三*", "张😀"})
    void otherTextsAreNoNames(String text) {
        assertThat(PersonName.isWellFormed(text)).isFalse();
    }

    @Test
    void halfWidthLeavesChineseAlone() {
        assertThat(HalfWidth.of("ＡＢＣ１２３＋－　张三，。")).isEqualTo("ABC123+- 张三,。");
        assertThat(HalfWidth.of("plain")).isSameAs("plain");
        assertThat(HalfWidth.strip("\u200B\u3000 a b\u00A0\uFEFF")).isEqualTo("a b");
        assertThat(HalfWidth.strip(" \u3000")).isEmpty();
        assertThat(HalfWidth.compact(" a\u00A0b\u200Dc ")).isEqualTo("abc");
        assertThat(HalfWidth.compact("𠮷 𠮷")).isEqualTo("𠮷𠮷");
    }

    @Test
    void moneyIsRoundedHalfUpToTwoPlaces() {
        assertThat(Money.round(new BigDecimal("0.005"))).isEqualTo("0.01");
        assertThat(Money.round(new BigDecimal("2.675"))).isEqualTo("2.68");
        assertThat(Money.times(new BigDecimal("120"), 5)).isEqualTo("600.00");
        assertThat(Money.text(new BigDecimal("1E+3"))).isEqualTo("1000.00");
        assertThat(Money.parse(" １２０.5 ")).contains(new BigDecimal("120.50"));
        for (var wrong : new String[] {
            "", "-1", "+1", "1e3", "1.005", "1,000", "1 000", ".5", "1.", "1234567890123", "NaN", "１２０。5"
        }) {
            assertThat(Money.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void anOutcomeMapsOnlyItsValue() {
        Outcome<Integer> refused = Outcome.refused(Refusal.of("NOT_FOUND"));

        assertThat(Outcome.done(2).map(n -> n + 1)).isEqualTo(Outcome.done(3));
        assertThat(refused.map(n -> n + 1)).isEqualTo(refused);
    }
}
