package org.huzhu.platform.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Walks the segments of one JPEG file (ITU T.81) and keeps those that make the picture. Reading behind the end throws. */
final class JpegCleaner {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;
    private static final String EXIF = "Exif\0\0";
    /** Up to the size of the thumbnail, which is left out. */
    private static final int JFIF_BYTES = 12;

    private static final int ADOBE_BYTES = 12;
    /** Each makes a viewer go over the whole picture again; no camera needs more than a few dozen. */
    private static final int MOST_SCANS = 500;

    private final byte[] in;
    private final long maxPixels;
    private final Excerpt body;
    private byte[] jfif = new byte[0];
    private int orientation = Orientation.UPRIGHT;
    private boolean sized;
    private int scans;
    /** Phones that take several pictures at once say so and put the others behind the first. */
    private boolean multiPicture;

    private int at = 2;

    JpegCleaner(byte[] in, long maxPixels) {
        this.in = in;
        this.maxPixels = maxPixels;
        this.body = new Excerpt(in);
    }

    byte[] clean() {
        for (var marker = nextMarker(); marker != EOI; marker = nextMarker()) {
            segment(marker);
        }
        if (scans == 0) {
            throw ImageCleaner.broken();
        }
        checkEnd();
        return assembled();
    }

    private int nextMarker() {
        if (u8(at) != 0xFF) {
            throw ImageCleaner.broken();
        }
        while (u8(at) == 0xFF) {
            at++;
        }
        return u8(at++);
    }

    private void segment(int marker) {
        var length = u16(at);
        if (length < 2 || at + length > in.length) {
            throw ImageCleaner.broken();
        }
        var from = at + 2;
        var to = at + length;
        at = to;
        if (marker >= APP0 && marker <= APP15 || marker == COM) {
            application(marker, from, to);
        } else if (isFrame(marker)) {
            frame(from, to);
            body.keep(from - 4, to);
        } else if (marker == SOS) {
            body.keep(from - 4, to);
            scan();
        } else if (isTable(marker)) {
            body.keep(from - 4, to);
        } else {
            throw ImageCleaner.broken();
        }
    }

    private void application(int marker, int from, int to) {
        if (marker == APP0 && starts(from, to, "JFIF\0") && to - from >= JFIF_BYTES && jfif.length == 0) {
            jfif = segment(APP0, Arrays.copyOf(Arrays.copyOfRange(in, from, from + JFIF_BYTES), JFIF_BYTES + 2));
        } else if (marker == APP1 && starts(from, to, EXIF)) {
            orientation = Orientation.of(Arrays.copyOfRange(in, from + EXIF.length(), to));
        } else if (marker == APP2 && starts(from, to, "ICC_PROFILE\0")) {
            body.keep(from - 4, to);
        } else if (marker == APP2 && starts(from, to, "MPF\0")) {
            multiPicture = true;
        } else if (marker == APP14 && starts(from, to, "Adobe") && to - from >= ADOBE_BYTES) {
            body.add(segment(APP14, Arrays.copyOfRange(in, from, from + ADOBE_BYTES)));
        }
    }

    private void frame(int from, int to) {
        var components = u8(from + 5);
        if (sized || to - from != 6 + 3 * components || components == 0) {
            throw ImageCleaner.broken();
        }
        ImageCleaner.checkPixels(u16(from + 3), u16(from + 1), maxPixels);
        sized = true;
    }

    /** Copies coded picture data up to the next marker that is not part of them. */
    private void scan() {
        var from = at;
        while (u8(at) != 0xFF || u8(at + 1) == 0 || u8(at + 1) >= 0xD0 && u8(at + 1) <= 0xD7) {
            at += u8(at) == 0xFF ? 2 : 1;
        }
        if (!sized || at == from || ++scans > MOST_SCANS) {
            throw ImageCleaner.broken();
        }
        body.keep(from, at);
    }

    private void checkEnd() {
        var behind = in.length - at;
        var another = multiPicture && behind > 3 && u8(at) == 0xFF && u8(at + 1) == SOI && u8(at + 2) == 0xFF;
        if (behind > ImageCleaner.TOLERATED_BEHIND_END && !another) {
            throw ImageCleaner.broken();
        }
    }

    private byte[] assembled() {
        body.add(new byte[] {(byte) 0xFF, (byte) EOI});
        return body.behind(new byte[] {(byte) 0xFF, (byte) SOI}, jfif, exif());
    }

    private byte[] exif() {
        if (orientation == Orientation.UPRIGHT) {
            return new byte[0];
        }
        var tiff = Orientation.tiff(orientation);
        var payload = ByteBuffer.allocate(EXIF.length() + tiff.length)
                .put(EXIF.getBytes(ISO_8859_1))
                .put(tiff);
        return segment(APP1, payload.array());
    }

    private static byte[] segment(int marker, byte[] payload) {
        return ByteBuffer.allocate(payload.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (payload.length + 2))
                .put(payload)
                .array();
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** Huffman tables, arithmetic conditioning, quantisation, number of lines, restart interval. */
    private static boolean isTable(int marker) {
        return marker == 0xC4 || marker == 0xCC || marker == 0xDB || marker == 0xDC || marker == 0xDD;
    }

    private boolean starts(int from, int to, String text) {
        var bytes = text.getBytes(ISO_8859_1);
        return to - from >= bytes.length && Arrays.equals(in, from, from + bytes.length, bytes, 0, bytes.length);
    }

    private int u8(int index) {
        return in[index] & 0xFF;
    }

    private int u16(int index) {
        return u8(index) << 8 | u8(index + 1);
    }
}
