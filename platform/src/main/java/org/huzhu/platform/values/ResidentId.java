package org.huzhu.platform.values;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * Citizen identity number (公民身份号码, GB 11643-1999), including residence permits of Hong Kong, Macao and Taiwan people
 * (81–83) and permanent residence cards of foreigners (9x). Rulebook 2.5.
 */
public record ResidentId(String value) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    public ResidentId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a resident id");
        }
    }

    /**
     * Reads an 18-character number; the letter must be a capital X.
     *
     * @param today a birth date after this day (Asia/Shanghai) makes the number invalid
     */
    public static Optional<ResidentId> parse(String text, LocalDate today) {
        return isWellFormed(text) && !birthDateOf(text).isAfter(today)
                ? Optional.of(new ResidentId(text))
                : Optional.empty();
    }

    public LocalDate birthDate() {
        return birthDateOf(value);
    }

    /** Full years on that day; the birthday itself counts. */
    public int ageOn(LocalDate day) {
        return Period.between(birthDate(), day).getYears();
    }

    public boolean isMale() {
        return (value.charAt(16) - '0') % 2 == 1;
    }

    /** First six and last four stay: {@code 320201********001X}. Anything of another length keeps only its last two. */
    public static String mask(String idNumber) {
        if (idNumber.length() == 18) {
            return idNumber.substring(0, 6) + "********" + idNumber.substring(14);
        }
        var shown = Math.min(2, idNumber.length() / 4);
        return "*".repeat(idNumber.length() - shown) + idNumber.substring(idNumber.length() - shown);
    }

    public String masked() {
        return mask(value);
    }

    /** A record's default text would print the number into a log. */
    @Override
    public String toString() {
        return masked();
    }

    private static boolean isWellFormed(String text) {
        return text.length() == 18 && digitsAndCheckMatch(text) && hasKnownPrefix(text) && hasRealBirthDate(text);
    }

    private static boolean digitsAndCheckMatch(String text) {
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            sum += digit * WEIGHTS[i];
        }
        return text.charAt(17) == CHECK_CHARACTERS.charAt(sum % 11);
    }

    private static boolean hasKnownPrefix(String text) {
        var province = Integer.parseInt(text, 0, 2, 10);
        return switch (province / 10) {
            case 1 -> province >= 11 && province <= 15;
            case 2 -> province >= 21 && province <= 23;
            case 3 -> province >= 31 && province <= 37;
            case 4 -> province >= 41 && province <= 46;
            case 5 -> province >= 50 && province <= 54;
            case 6 -> province >= 61 && province <= 65;
            case 7 -> province == 71;
            case 8 -> province >= 81 && province <= 83;
            case 9 -> true;
            default -> false;
        };
    }

    private static boolean hasRealBirthDate(String text) {
        var year = Integer.parseInt(text, 6, 10, 10);
        var month = Integer.parseInt(text, 10, 12, 10);
        var day = Integer.parseInt(text, 12, 14, 10);
        if (year < 1850 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        return day <= java.time.YearMonth.of(year, month).lengthOfMonth();
    }

    private static LocalDate birthDateOf(String text) {
        try {
            return LocalDate.of(
                    Integer.parseInt(text, 6, 10, 10),
                    Integer.parseInt(text, 10, 12, 10),
                    Integer.parseInt(text, 12, 14, 10));
        } catch (DateTimeException impossible) {
            throw new IllegalStateException("checked before", impossible);
        }
    }
}
