package org.huzhu.platform.values;

/**
 * Names of persons (姓名): Han characters of every plane and the separator U+00B7, 2 to 50 code points (rulebook 1A.5,
 * 2.8).
 */
public final class PersonName {

    public static final char SEPARATOR = '\u00B7';

    private PersonName() {}

    /** Look-alikes of the separator become U+00B7. Blanks stay, so that they can be reported. */
    public static String normalise(String text) {
        return text.replace('\u2022', SEPARATOR)
                .replace('\uFF0E', SEPARATOR)
                .replace('\u2027', SEPARATOR)
                .replace('\u30FB', SEPARATOR)
                .replace('\uFF65', SEPARATOR);
    }

    public static boolean hasBlank(String name) {
        return name.chars().anyMatch(c -> HalfWidth.isBlank((char) c));
    }

    public static boolean isWellFormed(String name) {
        var length = name.codePointCount(0, name.length());
        return length >= 2
                && length <= 50
                && name.charAt(0) != SEPARATOR
                && name.charAt(name.length() - 1) != SEPARATOR
                && name.codePoints()
                        .allMatch(c -> c == SEPARATOR || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    /** {@code 张*} for lists. */
    public static String mask(String name) {
        if (name.isEmpty()) {
            return name;
        }
        var first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "*".repeat(Math.max(1, name.codePointCount(first, name.length())));
    }
}
