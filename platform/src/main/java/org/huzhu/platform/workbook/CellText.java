package org.huzhu.platform.workbook;

/**
 * Text that a spreadsheet program cannot take for a formula, also after the sheet was saved as csv (OWASP ASVS 1.2.10). What {@link #escape}
 * puts in front, {@link #restore} takes away again, so that an exported file can be uploaded unchanged.
 */
public final class CellText {

    private static final char QUOTE = '\'';
    private static final String STARTS_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private CellText() {}

    /** The text with an apostrophe before a first character that could start a formula; characters that XML forbids are dropped. */
    public static String escape(String text) {
        var clean = withoutForbidden(text);
        return startsFormula(clean, 0) || isEscaped(clean) ? QUOTE + clean : clean;
    }

    public static String restore(String text) {
        return isEscaped(text) ? text.substring(1) : text;
    }

    /** An apostrophe followed by a formula start, or by another escaped text: escaping twice must come back in two steps. */
    private static boolean isEscaped(String text) {
        var quotes = 0;
        while (quotes < text.length() && text.charAt(quotes) == QUOTE) {
            quotes++;
        }
        return quotes > 0 && startsFormula(text, quotes);
    }

    private static boolean startsFormula(String text, int at) {
        return text.length() > at && STARTS_FORMULA.indexOf(text.charAt(at)) >= 0;
    }

    private static String withoutForbidden(String text) {
        return text.codePoints().allMatch(CellText::isAllowed)
                ? text
                : text.codePoints()
                        .filter(CellText::isAllowed)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
