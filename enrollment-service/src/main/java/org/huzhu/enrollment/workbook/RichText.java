package org.huzhu.enrollment.workbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of a cell or shared string, which may be cut into formatted runs and carry reading aids that are no part of it. */
final class RichText {

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {}

    /** Collects the {@code t} elements up to the end of the element that has just started. */
    static void append(XmlPart part, String element, StringBuilder text) {
        var inPhonetic = false;
        while (part.next()) {
            var name = part.name();
            if (part.isStart()) {
                if (name.equals("rPh")) {
                    inPhonetic = true;
                } else if (name.equals("t") && !inPhonetic) {
                    part.appendText(text);
                }
            } else if (name.equals("rPh")) {
                inPhonetic = false;
            } else if (name.equals(element)) {
                return;
            }
        }
    }

    /** {@code _x000D_} stands for a character that XML cannot hold. */
    static String unescape(StringBuilder text) {
        if (text.indexOf("_x") < 0) {
            return text.toString();
        }
        return ESCAPED.matcher(text).replaceAll(found -> {
            var character = (char) Integer.parseInt(found.group(1), 16);
            return Matcher.quoteReplacement(String.valueOf(character));
        });
    }
}
