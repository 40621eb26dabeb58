package org.huzhu.platform.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * SHA-256 of a body, without the boundary of a multipart one: clients make up a new boundary for each attempt, and that
 * alone does not make it another request.
 */
class BodyDigest {

    private final MessageDigest digest;
    private final byte[] boundary;
    private byte[] held = new byte[0];

    BodyDigest(String boundary) {
        this.boundary = boundary.getBytes(StandardCharsets.ISO_8859_1);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void update(byte[] bytes) {
        if (boundary.length == 0) {
            digest.update(bytes);
            return;
        }
        var text = Arrays.copyOf(held, held.length + bytes.length);
        System.arraycopy(bytes, 0, text, held.length, bytes.length);
        var from = 0;
        var last = text.length - boundary.length;
        var i = 0;
        while (i <= last) {
            if (startsAt(text, i)) {
                digest.update(text, from, i - from);
                i += boundary.length;
                from = i;
            } else {
                i++;
            }
        }
        // A boundary may go on in the next buffer.
        digest.update(text, from, i - from);
        held = Arrays.copyOfRange(text, i, text.length);
    }

    byte[] value() {
        digest.update(held);
        held = new byte[0];
        return digest.digest();
    }

    private boolean startsAt(byte[] text, int position) {
        return text[position] == boundary[0]
                && Arrays.equals(text, position, position + boundary.length, boundary, 0, boundary.length);
    }
}
