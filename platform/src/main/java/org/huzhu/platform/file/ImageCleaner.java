package org.huzhu.platform.file;

import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;

/**
 * Takes from a handed-in picture what it tells besides the picture: where and with what it was taken, by whom, a small copy of what was cut away
 * (trust S8, ASVS 14.2.8). The picture itself is not encoded anew, so a report loses nothing. What is not one whole picture and nothing else is
 * refused: cut off, or with another file behind its end.
 */
public final class ImageCleaner {

    /** Some cameras fill up their last block. What stands there is cut away in any case. */
    static final int TOLERATED_BEHIND_END = 32;

    private final long maxPixels;

    public ImageCleaner(long maxPixels) {
        this.maxPixels = maxPixels;
    }

    /** Refused with FILE_BROKEN or IMAGE_TOO_LARGE. What is no picture comes back as it is. */
    public byte[] clean(FileType type, byte[] content) {
        try {
            return switch (type) {
                case JPEG -> new JpegCleaner(content, maxPixels).clean();
                case PNG -> new PngCleaner(content, maxPixels).clean();
                case PDF, ZIP, OLE2, OTHER -> content;
            };
        } catch (IndexOutOfBoundsException _) {
            throw broken();
        }
    }

    static RefusedException broken() {
        return new RefusedException(Refusal.of("FILE_BROKEN"));
    }

    static void checkPixels(long width, long height, long maxPixels) {
        if (width == 0 || height == 0) {
            throw broken();
        }
        if (width > maxPixels / height) {
            throw new RefusedException(Refusal.of("IMAGE_TOO_LARGE"));
        }
    }
}
