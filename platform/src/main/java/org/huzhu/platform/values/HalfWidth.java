package org.huzhu.platform.values;

/** Repairs of typed text that change no meaning (rulebook 2.5 "normalise", 2.8). */
public final class HalfWidth {

    /** Soft hyphen, Ogham and Mongolian blanks, ideographic space, Hangul filler, byte order mark. */
    private static final String UNSEEN = "\u00AD\u1680\u180E\u3000\u3164\uFEFF";

    private HalfWidth() {}

    /** Full-width ASCII (０–９, Ａ–Ｚ, ＋ …) and the ideographic space become their half-width twins; all else stays. */
    public static String of(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (isFullWidth(text.charAt(i))) {
                return convert(text);
            }
        }
        return text;
    }

    /** Removes white space and invisible characters at both ends: NBSP, U+3000, zero-width, BOM. */
    public static String strip(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Removes white space and invisible characters everywhere: right for numbers, wrong for names. */
    public static String compact(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (isBlank(text.charAt(i))) {
                return text.chars()
                        .filter(c -> !isBlank((char) c))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    /** White space in the widest sense, including what a reader cannot see. */
    public static boolean isBlank(char c) {
        return c <= ' '
                || (c >= '\u007F' && c <= '\u00A0')
                || (c > '\u00A0' && UNSEEN.indexOf(c) >= 0)
                || isUnseenPunctuation(c);
    }

    /**
     * Spaces of every width, zero-width characters, line separators, marks of writing direction, invisible operators.
     */
    private static boolean isUnseenPunctuation(char c) {
        return (c >= '\u2000' && c <= '\u200F') || (c >= '\u2028' && c <= '\u202F') || (c >= '\u205F' && c <= '\u206F');
    }

    private static boolean isFullWidth(char c) {
        return (c >= '\uFF01' && c <= '\uFF5E') || c == '\u3000';
    }

    private static String convert(String text) {
        var result = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            result.append(c == '\u3000' ? ' ' : isFullWidth(c) ? (char) (c - 0xFEE0) : c);
        }
        return result.toString();
    }
}
