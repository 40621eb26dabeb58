package org.huzhu.platform.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A keyed fingerprint (HMAC-SHA-256, first 16 bytes) by which an encrypted value can be found. Keyed, because all ID
 * numbers there are can be tried against a plain hash in seconds.
 */
public final class BlindIndex {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::newMac);

    public BlindIndex(KeyRing keys, String purpose) {
        this.key = new SecretKeySpec(keys.indexKey(purpose), HMAC);
    }

    public UUID of(String value) {
        var hash = ByteBuffer.wrap(macs.get().doFinal(value.getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private Mac newMac() {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
