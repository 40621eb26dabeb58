package org.huzhu.platform.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is kept of a file: stretches of it and pieces of our own, copied only once, at the end. */
final class Excerpt {

    /** A picture that is cut up more often was made to cost memory. */
    private static final int MOST_PIECES = 10_000;

    private final byte[] file;
    private final List<ByteBuffer> pieces = new ArrayList<>();
    private int end = -1;

    Excerpt(byte[] file) {
        this.file = file;
    }

    void keep(int from, int to) {
        if (from == end) {
            pieces.getLast().limit(to);
        } else {
            add(ByteBuffer.wrap(file, from, to - from));
        }
        end = to;
    }

    void add(byte[] own) {
        add(ByteBuffer.wrap(own));
        end = -1;
    }

    /** All that was kept, behind the given beginnings. */
    byte[] behind(byte[]... beginnings) {
        var length = pieces.stream().mapToInt(ByteBuffer::remaining).sum()
                + Arrays.stream(beginnings)
                        .mapToInt(beginning -> beginning.length)
                        .sum();
        var all = ByteBuffer.allocate(length);
        for (var beginning : beginnings) {
            all.put(beginning);
        }
        pieces.forEach(piece -> all.put(piece.duplicate()));
        return all.array();
    }

    private void add(ByteBuffer piece) {
        if (pieces.size() == MOST_PIECES) {
            throw ImageCleaner.broken();
        }
        pieces.add(piece);
    }
}
