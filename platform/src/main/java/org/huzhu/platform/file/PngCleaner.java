package org.huzhu.platform.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/** Walks the chunks of one PNG file and keeps those that make the picture. Reading behind the end throws. */
final class PngCleaner {

    private static final Set<String> KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs");
    private static final int SIGNATURE = 8;
    /** Length and name before, check sum behind. */
    private static final int FRAME = 12;

    private final byte[] in;
    private final long maxPixels;
    private final Excerpt out;

    private String last = "";
    private int at = SIGNATURE;

    PngCleaner(byte[] in, long maxPixels) {
        this.in = in;
        this.maxPixels = maxPixels;
        this.out = new Excerpt(in);
    }

    byte[] clean() {
        out.keep(0, SIGNATURE);
        try (var pixels = header()) {
            while (!last.equals("IEND")) {
                chunk(pixels);
            }
            pixels.finish();
        }
        if (in.length - at > ImageCleaner.TOLERATED_BEHIND_END) {
            throw ImageCleaner.broken();
        }
        return out.behind();
    }

    private PngPixels header() {
        var length = length();
        if (length != 13 || !name().equals("IHDR")) {
            throw ImageCleaner.broken();
        }
        var header = ByteBuffer.wrap(in, at + 8, length);
        var width = header.getInt();
        var height = header.getInt();
        if (width < 0 || height < 0) {
            throw ImageCleaner.broken();
        }
        ImageCleaner.checkPixels(width, height, maxPixels);
        var pixels = PngPixels.of(width, height, header);
        take("IHDR", length, true);
        return pixels;
    }

    private void chunk(PngPixels pixels) {
        var length = length();
        var name = name();
        var data = at + 8;
        switch (name) {
            case "IDAT" -> {
                if (!last.equals("IDAT") && pixels.started()) {
                    throw ImageCleaner.broken();
                }
                pixels.append(in, data, length);
            }
            case "PLTE" -> pixels.palette(length);
            case "eXIf" -> orientation(Arrays.copyOfRange(in, data, data + length), pixels);
            default -> checkOther(name, length);
        }
        take(name, length, KEPT.contains(name));
    }

    /** What a reader must understand and we do not, we cannot vouch for. */
    private static void checkOther(String name, int length) {
        var critical = Character.isUpperCase(name.charAt(0));
        if (critical && !name.equals("IEND") || name.equals("IEND") && length != 0) {
            throw ImageCleaner.broken();
        }
    }

    private void orientation(byte[] exif, PngPixels pixels) {
        var orientation = Orientation.of(exif);
        if (orientation != Orientation.UPRIGHT && !pixels.started()) {
            var tiff = Orientation.tiff(orientation);
            var chunk = ByteBuffer.allocate(FRAME + tiff.length)
                    .putInt(tiff.length)
                    .put("eXIf".getBytes(ISO_8859_1))
                    .put(tiff);
            out.add(chunk.putInt(checkSum(chunk.array(), 4, 4 + tiff.length)).array());
        }
    }

    private void take(String name, int length, boolean keep) {
        if (checkSum(in, at + 4, 4 + length) != ByteBuffer.wrap(in).getInt(at + 8 + length)) {
            throw ImageCleaner.broken();
        }
        if (keep) {
            out.keep(at, at + FRAME + length);
        }
        last = name;
        at += FRAME + length;
    }

    private int length() {
        var length = ByteBuffer.wrap(in).getInt(at);
        if (length < 0 || length > in.length - at - FRAME) {
            throw ImageCleaner.broken();
        }
        return length;
    }

    private String name() {
        var name = new String(in, at + 4, 4, ISO_8859_1);
        if (!name.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')) {
            throw ImageCleaner.broken();
        }
        return name;
    }

    private static int checkSum(byte[] bytes, int from, int length) {
        var crc = new CRC32();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
