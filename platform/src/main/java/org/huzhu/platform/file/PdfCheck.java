package org.huzhu.platform.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Whether a PDF is whole and nothing else: its end is where its end belongs, and no archive ends there as well. */
final class PdfCheck {

    /** How far from its last byte viewers look for the end of a PDF. */
    private static final int TAIL = 1024;
    /** The record that ends an archive, without its comment, and the longest comment. */
    private static final int ZIP_END = 22;

    private static final int ZIP_COMMENT = 65_535;

    private PdfCheck() {}

    /** Refused with FILE_BROKEN. */
    static void check(byte[] content) {
        if (!tail(content, TAIL).contains("%%EOF") || isArchive(content)) {
            throw ImageCleaner.broken();
        }
    }

    private static boolean isArchive(byte[] content) {
        var tail = tail(content, ZIP_END + ZIP_COMMENT);
        for (var at = tail.lastIndexOf("PK\5\6"); at >= 0; at = tail.lastIndexOf("PK\5\6", at - 1)) {
            if (at + ZIP_END <= tail.length()
                    && at + ZIP_END + tail.charAt(at + 20) + (tail.charAt(at + 21) << 8) == tail.length()) {
                return true;
            }
        }
        return false;
    }

    private static String tail(byte[] content, int length) {
        var from = Math.max(0, content.length - length);
        return new String(content, from, content.length - from, ISO_8859_1);
    }
}
