package org.huzhu.platform.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Real pictures, and what hostile or talkative people put into them. */
public final class Pictures {

    private Pictures() {}

    public static byte[] jpeg() {
        return picture("jpg", BufferedImage.TYPE_INT_RGB);
    }

    public static byte[] png() {
        return picture("png", BufferedImage.TYPE_INT_ARGB);
    }

    static byte[] picture(String format, int type) {
        var picture = new BufferedImage(61, 37, type);
        for (var x = 0; x < 61; x++) {
            for (var y = 0; y < 37; y++) {
                picture.setRGB(x, y, 0xFF000000 | x * 4 << 16 | y * 6 << 8 | x * y & 0xFF);
            }
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Behind the start marker. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] payload) {
        var segment = ByteBuffer.allocate(payload.length + 4)
                .putShort((short) (0xFF00 | marker))
                .putShort((short) (payload.length + 2))
                .put(payload)
                .array();
        return joined(Arrays.copyOf(jpeg, 2), segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** Behind the header chunk. */
    static byte[] withChunk(byte[] png, String name, byte[] data) {
        return joined(Arrays.copyOf(png, 33), chunk(name, data), Arrays.copyOfRange(png, 33, png.length));
    }

    static byte[] chunk(String name, byte[] data) {
        var crc = new CRC32();
        crc.update(joined(bytes(name), data));
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(bytes(name))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    /** EXIF data as a phone writes them: which way up, whose phone, and where it was. */
    static byte[] exif(int orientation) {
        return ByteBuffer.allocate(120)
                .put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8})
                .putShort((short) 3)
                .put(entry(0x010F, 2, 12, 60))
                .put(entry(0x0112, 3, 1, orientation << 16))
                .put(entry(0x8825, 4, 1, 80))
                .putInt(0)
                .position(60)
                .put(bytes("PhoneOfZhang"))
                .position(80)
                .putShort((short) 1)
                .put(entry(0x0001, 2, 2, 'N' << 24))
                .putInt(0)
                .put(bytes("GPS31.5689"))
                .array();
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] entry(int tag, int type, int count, int value) {
        return ByteBuffer.allocate(12)
                .putShort((short) tag)
                .putShort((short) type)
                .putInt(count)
                .putInt(value)
                .array();
    }
}
