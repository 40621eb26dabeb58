package org.huzhu.platform.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;

/**
 * A damaged picture or document is left to whoever reviews it: old phones and slow lines make many, and the reviewer can
 * ask for another. Only what may be something else, or tells where it was taken and cannot be cleaned, is not taken in.
 */
final class Damaged {

    /** Markup, archives, programmes, a second document, and data about the picture that could not be cut out. */
    private static final List<String> TELLTALE = List.of(
            "<htm",
            "<!doc",
            "<script",
            "<svg",
            "<?",
            "pk\3\4",
            "pk\5\6",
            "rar!",
            "\u007felf",
            "%pdf-",
            "exif\0",
            "xmp");

    private Damaged() {}

    static boolean isHarmless(byte[] content) {
        // The first bytes are the file's own signature, which every PDF shares with what is looked for.
        var body = new String(
                        content,
                        FileType.SIGNATURE_BYTES,
                        Math.max(0, content.length - FileType.SIGNATURE_BYTES),
                        ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        return TELLTALE.stream().noneMatch(body::contains);
    }
}
