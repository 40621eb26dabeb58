package org.huzhu.enrollment.roster.domain;

/** The length up to which a value is kept: more than any valid one, so that what was typed wrong can be shown again. */
final class Stored {

    private static final int LONGEST = 500;

    private Stored() {}

    /** Never splits a character of the extension planes; control characters, which separate sealed fields, are dropped. */
    static String cut(String text) {
        var clean = hasControl(text) ? text.replaceAll("\\p{Cntrl}", "") : text;
        if (clean.length() <= LONGEST) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    private static boolean hasControl(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                return true;
            }
        }
        return false;
    }
}
