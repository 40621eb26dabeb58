package org.huzhu.platform.privacy;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The authenticated ciphers an installation can choose from; the number is stored with each ciphertext. */
public enum Aead {
    AES_256_GCM(1, "AES/GCM/NoPadding", "AES", 32),
    /** National algorithm (国密), by Bouncy Castle. */
    SM4_GCM(2, "SM4/GCM/NoPadding", "SM4", 16);

    static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final int number;
    private final String transformation;
    private final String keyAlgorithm;
    private final int keyBytes;
    private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(this::newCipher);

    Aead(int number, String transformation, String keyAlgorithm, int keyBytes) {
        this.number = number;
        this.transformation = transformation;
        this.keyAlgorithm = keyAlgorithm;
        this.keyBytes = keyBytes;
    }

    int number() {
        return number;
    }

    static Aead ofNumber(int number) {
        for (var aead : values()) {
            if (aead.number == number) {
                return aead;
            }
        }
        throw new IllegalStateException("unknown cipher number " + number);
    }

    SecretKeySpec key(byte[] derived) {
        return new SecretKeySpec(derived, 0, keyBytes, keyAlgorithm);
    }

    /** A cipher is expensive to make and cheap to initialise, so each thread keeps its own. */
    Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, int nonceOffset) throws GeneralSecurityException {
        var cipher = ciphers.get();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, nonceOffset, NONCE_BYTES));
        return cipher;
    }

    private Cipher newCipher() {
        try {
            return this == SM4_GCM
                    ? Cipher.getInstance(transformation, Sm4Provider.BOUNCY_CASTLE)
                    : Cipher.getInstance(transformation);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Sm4Provider {
        static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    }
}
