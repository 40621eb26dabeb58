package org.huzhu.enrollment.unit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.huzhu.platform.privacy.KeyRing;
import org.springframework.stereotype.Component;

/**
 * Proof of when a unit opened which text of the pledge (承诺书, WXU-014): signed by us and kept by the client, so that opening it needs no row and
 * the moment cannot be chosen by who submits.
 */
@Component
public class PledgeTokens {

    private static final String PURPOSE = "pledge";
    private static final char SEPARATOR = '|';

    private final KeyRing keys;

    PledgeTokens(KeyRing keys) {
        this.keys = keys;
    }

    /** Who opened which text when. */
    public record Reading(UUID unitId, String version, String textHash, Instant openedAt) {

        public boolean isLongEnough(Duration needed, Instant now) {
            return !openedAt.plus(needed).isAfter(now);
        }
    }

    String issue(Reading reading) {
        var content = String.join(
                String.valueOf(SEPARATOR),
                keys.activeId(),
                reading.unitId().toString(),
                reading.version(),
                reading.textHash(),
                Long.toString(reading.openedAt().toEpochMilli()));
        return encode(content.getBytes(StandardCharsets.UTF_8)) + "." + encode(sign(keys.activeId(), content));
    }

    /** Empty for anything we did not sign. */
    Optional<Reading> read(String token) {
        var dot = token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            var content = new String(decode(token.substring(0, dot)), StandardCharsets.UTF_8);
            var parts = content.split("\\" + SEPARATOR, -1);
            if (parts.length != 5
                    || !MessageDigest.isEqual(sign(parts[0], content), decode(token.substring(dot + 1)))) {
                return Optional.empty();
            }
            return Optional.of(new Reading(
                    UUID.fromString(parts[1]), parts[2], parts[3], Instant.ofEpochMilli(Long.parseLong(parts[4]))));
        } catch (IllegalArgumentException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    private byte[] sign(String keyId, String content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.dataKey(keyId, PURPOSE), "HmacSHA256"));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
