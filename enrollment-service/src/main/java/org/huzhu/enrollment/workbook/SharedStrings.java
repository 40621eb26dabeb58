package org.huzhu.enrollment.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The texts that cells refer to by number, packed as UTF-8 in one array: a city's roster has several hundred thousand of them. */
final class SharedStrings {

    static final SharedStrings NONE = new SharedStrings();

    private byte[] bytes = new byte[0];
    private int[] ends = new int[0];
    private int count;

    private SharedStrings() {}

    static SharedStrings read(XmlPart part) throws IOException {
        var strings = new SharedStrings();
        strings.bytes = new byte[64 * 1024];
        strings.ends = new int[4096];
        var text = new StringBuilder();
        while (part.next()) {
            if (part.isStart() && part.name().equals("si")) {
                text.setLength(0);
                RichText.append(part, "si", text);
                strings.add(RichText.unescape(text));
            }
        }
        return strings;
    }

    String get(int index) {
        if (index < 0 || index >= count) {
            throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
        }
        var from = index == 0 ? 0 : ends[index - 1];
        return new String(bytes, from, ends[index] - from, StandardCharsets.UTF_8);
    }

    private void add(String text) {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        var from = count == 0 ? 0 : ends[count - 1];
        if (from + encoded.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length + (bytes.length >> 1), from + encoded.length));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, ends.length + (ends.length >> 1));
        }
        System.arraycopy(encoded, 0, bytes, from, encoded.length);
        ends[count++] = from + encoded.length;
    }
}
