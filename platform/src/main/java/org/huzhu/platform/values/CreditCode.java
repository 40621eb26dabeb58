package org.huzhu.platform.values;

import java.util.Locale;
import java.util.Optional;

/** Unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, the last one a check. Rulebook 2.5, WXU-006. */
public record CreditCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String DEPARTMENTS = "123456789ANY";

    public CreditCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a credit code");
        }
    }

    /** Full-width and lower-case letters and surrounding blanks are repaired first (AC-05). */
    public static Optional<CreditCode> parse(String text) {
        var normalised = HalfWidth.compact(HalfWidth.of(text)).toUpperCase(Locale.ROOT);
        return isValid(normalised) ? Optional.of(new CreditCode(normalised)) : Optional.empty();
    }

    /** Department 8 (工会), category 1 (基层工会). */
    public boolean isBaseUnion() {
        return value.startsWith("81");
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isValid(String text) {
        if (text.length() != 18 || DEPARTMENTS.indexOf(text.charAt(0)) < 0) {
            return false;
        }
        var sum = 0;
        var weight = 1;
        for (var i = 0; i < 17; i++) {
            var code = ALPHABET.indexOf(text.charAt(i));
            if (code < 0 || (i >= 2 && i < 8 && code > 9)) {
                return false;
            }
            sum += code * weight;
            weight = weight * 3 % 31;
        }
        return text.charAt(17) == ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
