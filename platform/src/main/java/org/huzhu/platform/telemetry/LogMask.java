package org.huzhu.platform.telemetry;

/**
 * The last line of defence (trust.md S14): numbers that have the form of an identity card, a bank card or a mobile phone
 * are blotted out, and what would begin a new line is written as text. Our own lines hold neither; those of libraries,
 * and messages of exceptions, may quote what somebody typed.
 */
final class LogMask {

    private static final String BLOT = "***";
    private static final int PHONE = 11;
    private static final int SHORTEST_CARD = 16;
    private static final int ID_NUMBER = 18;
    private static final int LONGEST_CARD = 19;
    private static final int YEAR_AT = 6;

    private LogMask() {}

    /** One line, whatever the text holds. */
    static String line(String text) {
        return escaped(masked(text));
    }

    static String masked(String text) {
        StringBuilder out = null;
        var copied = 0;
        for (var i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                continue;
            }
            var end = endOfRun(text, i);
            if (end - i >= PHONE && isPersonal(text, i, end) && standsAlone(text, i, end)) {
                out = out == null ? new StringBuilder(text.length()) : out;
                out.append(text, copied, i).append(BLOT);
                copied = end;
            }
            i = end - 1;
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    private static int endOfRun(String text, int start) {
        var end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        var isCheckedByX = end - start == ID_NUMBER - 1
                && end < text.length()
                && (text.charAt(end) == 'X' || text.charAt(end) == 'x');
        return isCheckedByX ? end + 1 : end;
    }

    private static boolean isPersonal(String text, int start, int end) {
        var length = end - start;
        if (length == PHONE) {
            return text.charAt(start) == '1' && text.charAt(start + 1) >= '3';
        }
        var century = length == ID_NUMBER ? text.substring(start + YEAR_AT, start + YEAR_AT + 2) : "";
        return century.equals("19")
                || century.equals("20")
                || length >= SHORTEST_CARD
                        && length <= LONGEST_CARD
                        && text.charAt(start) == '6'
                        && text.charAt(start + 1) == '2';
    }

    /** Trace ids and other hexadecimal words hold long runs of digits too. */
    private static boolean standsAlone(String text, int start, int end) {
        return (start == 0 || !isWord(text.charAt(start - 1))) && (end == text.length() || !isWord(text.charAt(end)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c);
    }

    private static String escaped(String text) {
        StringBuilder out = null;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (isHarmless(c)) {
                if (out != null) {
                    out.append(c);
                }
                continue;
            }
            if (out == null) {
                out = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            out.append(
                    switch (c) {
                        case '\n' -> "\\n";
                        case '\r' -> "\\r";
                        default -> "\\u%04x".formatted((int) c);
                    });
        }
        return out == null ? text : out.toString();
    }

    /** Also no escape sequences for terminals, and none of Unicode's other line ends. */
    private static boolean isHarmless(char c) {
        return c == '\t' || !Character.isISOControl(c) && c != '\u2028' && c != '\u2029';
    }
}
