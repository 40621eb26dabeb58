package org.huzhu.platform.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Amounts in CNY: two decimals, half up, rounded once at the end of a formula (rulebook 0.3, 3.5). JSON shows {@code
 * "120.00"}.
 */
public final class Money {

    private static final Pattern PLAIN = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");

    private Money() {}

    public static BigDecimal round(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    public static BigDecimal times(BigDecimal amount, long count) {
        return round(amount.multiply(BigDecimal.valueOf(count)));
    }

    /** A plain decimal of at most two places and twelve digits before them; no sign, no exponent, no blanks inside. */
    public static Optional<BigDecimal> parse(String text) {
        var stripped = HalfWidth.strip(HalfWidth.of(text));
        return PLAIN.matcher(stripped).matches() ? Optional.of(round(new BigDecimal(stripped))) : Optional.empty();
    }

    public static String text(BigDecimal amount) {
        return round(amount).toPlainString();
    }
}
