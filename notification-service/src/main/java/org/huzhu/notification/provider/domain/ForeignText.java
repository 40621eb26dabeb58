package org.huzhu.notification.provider.domain;

/** What a provider writes, made safe to store and to show: short, and without control characters. */
final class ForeignText {

    private static final int LONGEST = 128;

    private ForeignText() {}

    static String tidy(String text) {
        var tidied = text.replaceAll("\\p{Cntrl}", "");
        return tidied.length() <= LONGEST ? tidied : tidied.substring(0, LONGEST);
    }
}
