package org.huzhu.platform.file;

/** What a file is by its first bytes, whatever it calls itself (WXU-013, AC-165). */
public enum FileType {
    PDF("application/pdf"),
    PNG("image/png"),
    JPEG("image/jpeg"),
    ZIP("application/zip"),
    /** The container of old Office files and of encrypted new ones. */
    OLE2("application/x-ole-storage"),
    OTHER("application/octet-stream");

    /** How many bytes {@link #of} needs. */
    public static final int SIGNATURE_BYTES = 8;

    private final String contentType;

    FileType(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    public boolean isImage() {
        return this == PNG || this == JPEG;
    }

    public static FileType of(byte[] head) {
        if (startsWith(head, '%', 'P', 'D', 'F', '-')) {
            return PDF;
        }
        if (startsWith(head, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return PNG;
        }
        if (startsWith(head, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        }
        if (startsWith(head, 'P', 'K', 3, 4)) {
            return ZIP;
        }
        return startsWith(head, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1) ? OLE2 : OTHER;
    }

    private static boolean startsWith(byte[] head, int... signature) {
        if (head.length < signature.length) {
            return false;
        }
        for (var i = 0; i < signature.length; i++) {
            if ((head[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
