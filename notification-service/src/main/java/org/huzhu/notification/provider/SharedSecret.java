package org.huzhu.notification.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and checks what two parties with one secret send each other: hex HMAC-SHA256 over {@code <unix
 * seconds>.<body>}.
 */
public final class SharedSecret {

    public static final String TIMESTAMP = "X-Huzhu-Timestamp";
    public static final String SIGNATURE = "X-Huzhu-Signature";

    private SharedSecret() {}

    public static String sign(String secret, String timestamp, String body) {
        return hmac(secret, timestamp + "." + body);
    }

    public static boolean matches(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    public static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
