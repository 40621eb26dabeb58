package org.huzhu.notification.template.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand in a placeholder, and how it is written there. */
public enum ParameterType {
    /** A code: digits only, never shortened. */
    DIGITS {
        @Override
        Optional<String> write(String value, int maxLength) {
            return Optional.of(value)
                    .filter(v ->
                            v.length() <= maxLength && DIGITS_ONLY.matcher(v).matches());
        }
    },
    /** A whole number that is not negative. */
    COUNT {
        @Override
        Optional<String> write(String value, int maxLength) {
            return DIGITS.write(value, maxLength);
        }
    },
    /** CNY with two decimals. */
    AMOUNT {
        @Override
        Optional<String> write(String value, int maxLength) {
            try {
                var amount = new BigDecimal(value).setScale(2, RoundingMode.UNNECESSARY);
                return Optional.of(amount.toPlainString()).filter(v -> amount.signum() >= 0 && v.length() <= maxLength);
            } catch (ArithmeticException | NumberFormatException _) {
                return Optional.empty();
            }
        }
    },
    /** {@code 2024-02}, written 2024年2月. */
    MONTH {
        @Override
        Optional<String> write(String value, int maxLength) {
            try {
                var month = YearMonth.parse(value);
                return Optional.of(month.getYear() + "年" + month.getMonthValue() + "月");
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }
    },
    /** {@code 2024-02-21}, written 2024年2月21日. */
    DAY {
        @Override
        Optional<String> write(String value, int maxLength) {
            try {
                var day = LocalDate.parse(value);
                return Optional.of(day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日");
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }
    },
    /** Words of a person: shortened to fit, and without the brackets that mark a signature. */
    TEXT {
        @Override
        Optional<String> write(String value, int maxLength) {
            var words = FORBIDDEN.matcher(value).replaceAll(" ").strip();
            if (words.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(words.length() <= maxLength ? words : cut(words, maxLength - 1) + "…");
        }
    };

    private static final Pattern DIGITS_ONLY = Pattern.compile("[0-9]+");
    /** Control characters, signature brackets and what carriers read as a link. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}【】]+|https?://\\S*");

    /** The value as the reader sees it; empty when it is not of this type. */
    abstract Optional<String> write(String value, int maxLength);

    /** A character outside the basic plane takes two places and is never cut in half. */
    private static String cut(String words, int length) {
        return words.substring(0, Character.isHighSurrogate(words.charAt(length - 1)) ? length - 1 : length);
    }
}
