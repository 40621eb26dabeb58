package org.huzhu.platform.values;

import java.util.Optional;

/** Mainland mobile number (手机号码): 11 digits starting 1[3-9] (rulebook 2.5). */
public record MobileNumber(String value) {

    public MobileNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a mobile number");
        }
    }

    /** Repairs full-width digits, inner blanks and hyphens, and a leading +86 or 86- before it looks. */
    public static Optional<MobileNumber> parse(String text) {
        var normalised = normalise(text);
        return isValid(normalised) ? Optional.of(new MobileNumber(normalised)) : Optional.empty();
    }

    /** The text with every safe repair made; not necessarily valid. */
    public static String normalise(String text) {
        var digits = HalfWidth.compact(HalfWidth.of(text)).replace("-", "");
        if (digits.startsWith("+86")) {
            return digits.substring(3);
        }
        return digits.length() == 13 && digits.startsWith("86") ? digits.substring(2) : digits;
    }

    public static boolean isValid(String text) {
        return text.length() == 11
                && text.charAt(0) == '1'
                && text.charAt(1) >= '3'
                && text.charAt(1) <= '9'
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** {@code 189****5678}. */
    public static String mask(String phone) {
        return phone.length() == 11 ? phone.substring(0, 3) + "****" + phone.substring(7) : "*".repeat(phone.length());
    }

    public String masked() {
        return mask(value);
    }

    @Override
    public String toString() {
        return masked();
    }
}
