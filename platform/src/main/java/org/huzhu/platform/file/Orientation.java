package org.huzhu.platform.file;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Which way up a picture is: the one thing of its EXIF data that stays, because without it a photograph lies on its side. */
final class Orientation {

    static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int LAST = 8;
    private static final int TIFF_MAGIC = 42;

    private Orientation() {}

    /** Of EXIF data from their TIFF header on; upright where they say nothing that makes sense. */
    static int of(byte[] tiff) {
        try {
            var in = ByteBuffer.wrap(tiff);
            in.order(in.getShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            if (in.getShort() != TIFF_MAGIC) {
                return UPRIGHT;
            }
            in.position(in.getInt());
            for (var left = in.getShort() & 0xFFFF; left > 0; left--) {
                var tag = in.getShort() & 0xFFFF;
                var type = in.getShort();
                var count = in.getInt();
                var value = in.getShort() & 0xFFFF;
                in.getShort();
                if (tag == TAG) {
                    return type == SHORT && count == 1 && value >= UPRIGHT && value <= LAST ? value : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (BufferUnderflowException | IllegalArgumentException _) {
            return UPRIGHT;
        }
    }

    /** EXIF data that say nothing else. */
    static byte[] tiff(int orientation) {
        return ByteBuffer.allocate(26)
                .putShort((short) 0x4D4D)
                .putShort((short) TIFF_MAGIC)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) TAG)
                .putShort((short) SHORT)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }
}
