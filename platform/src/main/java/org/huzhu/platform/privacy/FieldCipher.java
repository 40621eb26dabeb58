package org.huzhu.platform.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts fields for one purpose. Layout: version | cipher | length of key id | key id | nonce | ciphertext and tag.
 * The caller names what the value belongs to (its row or person); a ciphertext moved to another place does not open.
 */
public final class FieldCipher {

    private static final byte VERSION = 1;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyRing keys;
    private final String purpose;
    private final Aead writeWith;
    private final Map<String, SecretKeySpec> derived = new ConcurrentHashMap<>();
    private final byte[] activeId;
    /** Seeded once per thread from the system's source: a nonce per row must not cost a system call. */
    private final ThreadLocal<NonceSequence> nonces = ThreadLocal.withInitial(NonceSequence::new);

    public FieldCipher(KeyRing keys, String purpose, Aead writeWith) {
        this.keys = keys;
        this.purpose = purpose;
        this.writeWith = writeWith;
        this.activeId = keys.activeId().getBytes(StandardCharsets.US_ASCII);
    }

    public byte[] seal(byte[] clear, byte[] belongsTo) {
        var header = 3 + activeId.length;
        var sealed = new byte[header + Aead.NONCE_BYTES + clear.length + 16];
        sealed[0] = VERSION;
        sealed[1] = (byte) writeWith.number();
        sealed[2] = (byte) activeId.length;
        System.arraycopy(activeId, 0, sealed, 3, activeId.length);
        nonces.get().next(sealed, header);
        try {
            var cipher = writeWith.cipher(Cipher.ENCRYPT_MODE, key(writeWith, keys.activeId()), sealed, header);
            cipher.updateAAD(belongsTo);
            cipher.doFinal(clear, 0, clear.length, sealed, header + Aead.NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A sealed column whose value was erased (docs/adr/0019) is empty; nothing can be opened there any more. */
    public static boolean isErased(byte[] sealed) {
        return sealed.length == 0;
    }

    /** Throws {@link TamperedException} when the bytes were changed, cut, or belong to something else. */
    public byte[] open(byte[] sealed, byte[] belongsTo) {
        try {
            if (sealed[0] != VERSION) {
                throw new TamperedException("unknown version");
            }
            var aead = Aead.ofNumber(sealed[1]);
            var header = 3 + sealed[2];
            var keyId = new String(sealed, 3, sealed[2], StandardCharsets.US_ASCII);
            var cipher = aead.cipher(Cipher.DECRYPT_MODE, key(aead, keyId), sealed, header);
            cipher.updateAAD(belongsTo);
            var from = header + Aead.NONCE_BYTES;
            return cipher.doFinal(sealed, from, sealed.length - from);
        } catch (GeneralSecurityException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | IllegalStateException e) {
            throw new TamperedException("cannot open a sealed " + purpose + " value", e);
        }
    }

    /** What every value sealed now begins with: version, cipher and key. Another beginning is that of an older key or cipher. */
    public byte[] header() {
        var header = new byte[3 + activeId.length];
        header[0] = VERSION;
        header[1] = (byte) writeWith.number();
        header[2] = (byte) activeId.length;
        System.arraycopy(activeId, 0, header, 3, activeId.length);
        return header;
    }

    /** For JSON: base64 of {@link #seal(byte[], byte[])}. */
    public String sealText(String clear, String belongsTo) {
        return Base64.getEncoder()
                .encodeToString(
                        seal(clear.getBytes(StandardCharsets.UTF_8), belongsTo.getBytes(StandardCharsets.UTF_8)));
    }

    public String openText(String sealed, String belongsTo) {
        return new String(open(decoded(sealed), belongsTo.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private byte[] decoded(String sealed) {
        try {
            return Base64.getDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            throw new TamperedException("cannot open a sealed " + purpose + " value", e);
        }
    }

    private SecretKeySpec key(Aead aead, String keyId) {
        return derived.computeIfAbsent(aead + keyId, _ -> aead.key(keys.dataKey(keyId, aead + "/" + purpose)));
    }

    /** A sealed value that cannot be trusted. A fault, never a refusal. */
    public static final class TamperedException extends RuntimeException {
        TamperedException(String message) {
            super(message);
        }

        TamperedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Random 12-byte nonces, drawn from the system in blocks. */
    private static final class NonceSequence {
        private final byte[] block = new byte[Aead.NONCE_BYTES * 256];
        private int position = block.length;

        void next(byte[] target, int offset) {
            if (position == block.length) {
                RANDOM.nextBytes(block);
                position = 0;
            }
            System.arraycopy(block, position, target, offset, Aead.NONCE_BYTES);
            position += Aead.NONCE_BYTES;
        }
    }
}
