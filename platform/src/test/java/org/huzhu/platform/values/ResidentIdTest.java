package org.huzhu.platform.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentIdTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 8, 1);

    @DisplayName("AC-10, AC-14 and the synthetic numbers of rulebook 2.9")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "32020119900101001X",
                "320201199001010028",
                "320201199001010036",
                "320201199001010044",
                "320201199001010052",
                "320201199202290011",
                "830000199001010012",
                "810000199001010019",
                "990201199001010014",
                "11010519491231002X",
                "440524188001010014"
            })
    void realNumbersAreRead(String text) {
        assertThat(ResidentId.parse(text, TODAY)).map(ResidentId::value).contains(text);
    }

    @DisplayName("AC-12, AC-16, ID_NODATE, ID_FUTURE, ID_BADSUM")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "320201199002290017",
                "32020120991231001X",
                "320201199001010011",
                "32020119900101001x",
                "320201900101001",
                "３２０２０１１９９００１０１００１X",
                "3202011990010100 1X",
                " 32020119900101001X",
                "A20201199001010014",
                "",
                "X",
                "000000000000000000",
                "٣٢٠٢٠١١٩٩٠٠١٠١٠٠١X"
            })
    void othersAreNot(String text) {
        assertThat(ResidentId.parse(text, TODAY)).isEmpty();
    }

    @Test
    void aBirthDateMayBeTodayButNotTomorrow() {
        var id = withCheck("320201" + "20260801" + "001");

        assertThat(ResidentId.parse(id, TODAY)).isPresent();
        assertThat(ResidentId.parse(id, TODAY.minusDays(1))).isEmpty();
    }

    @Test
    void onlyTheProvincesThatExistOpenANumber() {
        var accepted = new HashSet<Integer>();
        for (var province = 0; province < 100; province++) {
            if (ResidentId.parse(withCheck("%02d0201".formatted(province) + "19900101" + "001"), TODAY)
                    .isPresent()) {
                accepted.add(province);
            }
        }

        assertThat(accepted).isEqualTo(provinces());
    }

    @Test
    void noSingleWrongCharacterGoesUnnoticed() {
        var id = "32020119900101001X";
        for (var position = 0; position < 18; position++) {
            for (var other : "0123456789X".toCharArray()) {
                if (other != id.charAt(position)) {
                    var wrong = id.substring(0, position) + other + id.substring(position + 1);
                    assertThat(ResidentId.parse(wrong, TODAY)).as(wrong).isEmpty();
                }
            }
        }
    }

    @Test
    void generatedNumbersAreJudgedAsASlowReadingOfTheStandardDoes() {
        var random = new Random(20260801);
        for (var i = 0; i < 200_000; i++) {
            var text = almostAnId(random);
            assertThat(ResidentId.parse(text, TODAY).isPresent()).as(text).isEqualTo(slowly(text));
        }
    }

    @Test
    void theBirthdayItselfCountsAsAYear() {
        var id = new ResidentId("32020119900101001X");

        assertThat(id.birthDate()).isEqualTo(LocalDate.of(1990, 1, 1));
        assertThat(id.ageOn(LocalDate.of(2019, 12, 31))).isEqualTo(29);
        assertThat(id.ageOn(LocalDate.of(2020, 1, 1))).isEqualTo(30);
        assertThat(id.isMale()).isTrue();
        assertThat(new ResidentId("320201199001010028").isMale()).isFalse();
    }

    @Test
    void masksHideTheBirthDateAndMoreOfWhatIsTooShort() {
        assertThat(new ResidentId("32020119900101001X")).hasToString("320201********001X");
        assertThat(ResidentId.mask("320201900101001")).isEqualTo("*************01");
        assertThat(ResidentId.mask("123")).isEqualTo("***");
        assertThat(ResidentId.mask("")).isEmpty();
    }

    @Test
    void aWrongNumberIsNeverMadeAndNeverQuoted() {
        assertThatThrownBy(() -> new ResidentId("320201199001010011"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("320201");
    }

    /** A number that is right, or wrong in one of the ways people and machines get it wrong. */
    private static String almostAnId(Random random) {
        var province = random.nextInt(3) == 0
                ? random.nextInt(100)
                : List.copyOf(provinces()).get(random.nextInt(provinces().size()));
        var body = "%02d%04d%04d%02d%02d%03d"
                .formatted(
                        province,
                        random.nextInt(10_000),
                        random.nextInt(10) == 0 ? random.nextInt(10_000) : 1900 + random.nextInt(130),
                        random.nextInt(14),
                        random.nextInt(33),
                        random.nextInt(1000));
        var id = withCheck(body);
        return random.nextInt(5) == 0 ? id.substring(0, 17) + "0123456789Xx".charAt(random.nextInt(12)) : id;
    }

    /** GB 11643 word by word: the sum over all 18 places, weighted with powers of two, is 1 modulo 11. */
    private static boolean slowly(String text) {
        if (!text.matches("[0-9]{17}[0-9X]") || !provinces().contains(Integer.valueOf(text.substring(0, 2)))) {
            return false;
        }
        var sum = 0;
        for (var i = 0; i < 18; i++) {
            var value = text.charAt(i) == 'X' ? 10 : Character.digit(text.charAt(i), 10);
            sum += value * (int) (Math.round(Math.pow(2, 17 - i)) % 11);
        }
        var day = text.substring(6, 14);
        return sum % 11 == 1 && isADay(day) && Integer.parseInt(day) >= 18500101 && Integer.parseInt(day) <= 20260801;
    }

    private static boolean isADay(String eightDigits) {
        var year = Integer.parseInt(eightDigits.substring(0, 4));
        var month = Integer.parseInt(eightDigits.substring(4, 6));
        var day = Integer.parseInt(eightDigits.substring(6));
        var february = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) ? 29 : 28;
        var lengths = new int[] {31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        return month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1];
    }

    private static String withCheck(String first17) {
        for (var check : "0123456789X".toCharArray()) {
            var sum = 0;
            for (var i = 0; i < 18; i++) {
                var c = i == 17 ? check : first17.charAt(i);
                sum += (c == 'X' ? 10 : c - '0') * (int) ((1L << (17 - i)) % 11);
            }
            if (sum % 11 == 1) {
                return first17 + check;
            }
        }
        throw new AssertionError(first17);
    }

    private static Set<Integer> provinces() {
        var all = new HashSet<Integer>();
        for (var range :
                new int[][] {{11, 15}, {21, 23}, {31, 37}, {41, 46}, {50, 54}, {61, 65}, {71, 71}, {81, 83}, {90, 99}
                }) {
            IntStream.rangeClosed(range[0], range[1]).forEach(all::add);
        }
        return all;
    }
}
