package org.huzhu.platform.file.store;

import java.nio.charset.StandardCharsets;
import org.huzhu.platform.privacy.FieldCipher;

/**
 * How a file lies on the disk: chunks of 64 KiB, each its length and its ciphertext. A chunk is bound to its file, its number and whether it is
 * the last, so chunks cannot be swapped, left out or cut off.
 */
final class SealedFormat {

    static final int CHUNK_BYTES = 64 * 1024;
    /** A longer chunk was not written by us. */
    static final int LONGEST_SEALED = CHUNK_BYTES + 256;

    private final FieldCipher cipher;
    private final String key;

    SealedFormat(FieldCipher cipher, String key) {
        this.cipher = cipher;
        this.key = key;
    }

    byte[] seal(byte[] clear, int number, boolean last) {
        return cipher.seal(clear, place(number, last));
    }

    byte[] open(byte[] sealed, int number, boolean last) {
        return cipher.open(sealed, place(number, last));
    }

    private byte[] place(int number, boolean last) {
        return (key + "/" + number + (last ? "/last" : "")).getBytes(StandardCharsets.US_ASCII);
    }
}
