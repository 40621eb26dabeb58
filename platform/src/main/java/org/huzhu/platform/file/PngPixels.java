package org.huzhu.platform.file;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks the lines of a PNG picture only to count them: as many bytes as its header promises, neither more nor fewer. */
final class PngPixels implements AutoCloseable {

    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int INDEXED = 3;
    private static final int GREY_ALPHA = 4;
    private static final int RGB_ALPHA = 6;
    /** First column, first line, and the steps between, of the seven passes of Adam7. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private final byte[] buffer = new byte[32 * 1024];
    private final Inflater inflater = new Inflater();
    private final long expected;
    private final boolean indexed;
    private boolean palette;
    private boolean started;
    private long seen;

    private PngPixels(long expected, boolean indexed) {
        this.expected = expected;
        this.indexed = indexed;
    }

    /** The header is read from its fifth value on: depth, colour, compression, filter, interlacing. */
    static PngPixels of(int width, int height, ByteBuffer header) {
        var depth = header.get();
        var colour = header.get();
        var compression = header.get();
        var filter = header.get();
        var interlacing = header.get();
        if (!fits(colour, depth) || compression != 0 || filter != 0 || interlacing < 0 || interlacing > 1) {
            throw ImageCleaner.broken();
        }
        var bits = depth * samples(colour);
        return new PngPixels(
                interlacing == 0 ? bytes(width, height, bits) : interlaced(width, height, bits), colour == INDEXED);
    }

    boolean started() {
        return started;
    }

    void palette(int length) {
        if (palette || started || length % 3 != 0 || length == 0) {
            throw ImageCleaner.broken();
        }
        palette = true;
    }

    void append(byte[] bytes, int from, int length) {
        if (indexed && !palette) {
            throw ImageCleaner.broken();
        }
        started = true;
        inflater.setInput(bytes, from, length);
        try {
            for (var read = inflater.inflate(buffer); read > 0; read = inflater.inflate(buffer)) {
                seen += read;
                if (seen > expected) {
                    throw ImageCleaner.broken();
                }
            }
        } catch (DataFormatException _) {
            throw ImageCleaner.broken();
        }
        if (inflater.getRemaining() > ImageCleaner.TOLERATED_BEHIND_END) {
            throw ImageCleaner.broken();
        }
    }

    void finish() {
        if (!inflater.finished() || seen != expected) {
            throw ImageCleaner.broken();
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private static boolean fits(int colour, int depth) {
        return switch (colour) {
            case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case INDEXED -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case RGB, GREY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
            default -> false;
        };
    }

    private static int samples(int colour) {
        return switch (colour) {
            case RGB -> 3;
            case GREY_ALPHA -> 2;
            case RGB_ALPHA -> 4;
            default -> 1;
        };
    }

    /** Each line begins with a byte that names its filter. */
    private static long bytes(long width, long height, int bits) {
        return width == 0 ? 0 : height * (1 + (width * bits + 7) / 8);
    }

    private static long interlaced(int width, int height, int bits) {
        var sum = 0L;
        for (var pass : PASSES) {
            var columns = Math.max(0, (width - pass[0] + pass[2] - 1) / pass[2]);
            var lines = Math.max(0, (height - pass[1] + pass[3] - 1) / pass[3]);
            sum += bytes(columns, lines, bits);
        }
        return sum;
    }
}
