package org.huzhu.platform.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The master keys of an installation, by id. Working keys are derived per purpose (HKDF-SHA256, one block), so that a
 * key that leaks from one purpose opens nothing else. Old ids stay for reading; the active one writes.
 */
public final class KeyRing {

    private static final String HMAC = "HmacSHA256";

    private final String activeId;
    private final TreeMap<String, byte[]> masters = new TreeMap<>();
    private final byte[] indexMaster;

    /**
     * @param masters base64 of at least 32 bytes by key id; ids have at most 16 ASCII characters
     * @param indexKey base64 of at least 32 bytes; the key of blind indexes and person ids
     */
    public KeyRing(String activeId, Map<String, String> masters, String indexKey) {
        this.activeId = activeId;
        masters.forEach((id, key) -> this.masters.put(checkedId(id), decode("key " + id, key)));
        if (!this.masters.containsKey(activeId)) {
            throw new IllegalArgumentException("huzhu.privacy.active-key names no key: " + activeId);
        }
        this.indexMaster = decode("index key", indexKey);
    }

    public String activeId() {
        return activeId;
    }

    /** 32 bytes for one purpose, for example {@code AES_256_GCM/person}. Unknown ids are a fault. */
    public byte[] dataKey(String keyId, String purpose) {
        var master = masters.get(keyId);
        if (master == null) {
            throw new IllegalStateException("no key with id " + keyId);
        }
        return derive(master, "data/" + purpose);
    }

    public byte[] indexKey(String purpose) {
        return derive(indexMaster, "index/" + purpose);
    }

    private static byte[] derive(byte[] master, String info) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(new byte[32], HMAC));
            var pseudoRandom = mac.doFinal(master);
            mac.init(new SecretKeySpec(pseudoRandom, HMAC));
            mac.update(info.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 1);
            return mac.doFinal();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String checkedId(String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,16}")) {
            throw new IllegalArgumentException("key id must be 1 to 16 of A-Z a-z 0-9 _ -: " + id);
        }
        return id;
    }

    private static byte[] decode(String what, String base64) {
        var key = decode64(what, base64);
        if (key.length < 32) {
            throw new IllegalArgumentException(what + " is shorter than 32 bytes");
        }
        return key;
    }

    /** The decoder's own message would quote a character of the key. */
    private static byte[] decode64(String what, String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(what + " is not base64");
        }
    }
}
