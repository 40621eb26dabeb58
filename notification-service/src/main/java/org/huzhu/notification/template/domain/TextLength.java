package org.huzhu.notification.template.domain;

/**
 * How carriers count: up to 70 characters are one message, longer texts are charged per 67; 500 is the end (Aliyun,
 * China Mobile).
 */
public final class TextLength {

    public static final int LONGEST = 500;
    private static final int SINGLE = 70;
    private static final int PART = 67;

    private TextLength() {}

    public static int parts(String text) {
        return text.length() <= SINGLE ? 1 : (text.length() + PART - 1) / PART;
    }
}
