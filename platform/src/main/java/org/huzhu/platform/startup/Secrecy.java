package org.huzhu.platform.startup;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a key or password may be called a secret. Answers what is wrong, and never quotes it. */
final class Secrecy {

    private static final int SHORTEST_PASSWORD = 16;
    private static final int SHORTEST_KEY = 32;
    private static final int FEWEST_DIFFERENT_BYTES = 16;
    private static final int FEWEST_DIFFERENT_CHARACTERS = 6;

    /** What manuals, images and people use. */
    private static final Pattern WELL_KNOWN = Pattern.compile(
            "(?:minio|rustfs|kafka|admin|postgres|huzhu|password|passw0rd|secret|changeme|change-me|example|default|test|demo|root"
                    + "|guest|qwerty|letmein|abc|123|1234567890|123456|\\W|_)+");

    private static final Set<String> PLACES_TO_FILL =
            Set.of("<password>", "your-password", "replace-me", "replaceme", "todo", "none", "null");

    private Secrecy() {}

    static Optional<String> ofPassword(@Nullable String password, @Nullable String user) {
        if (password == null || password.isBlank()) {
            return Optional.of("is empty");
        }
        var lower = password.toLowerCase(Locale.ROOT);
        if (lower.equals(user)
                || PLACES_TO_FILL.contains(lower)
                || WELL_KNOWN.matcher(lower).matches()) {
            return Optional.of("is one that everybody tries first");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            return Optional.of("is shorter than " + SHORTEST_PASSWORD + " characters");
        }
        if (password.chars().distinct().count() < FEWEST_DIFFERENT_CHARACTERS) {
            return Optional.of("repeats itself");
        }
        return Optional.empty();
    }

    /** A key is 32 random bytes. Text of that length, a pattern, or a key made by hand is none. */
    static Optional<String> ofKey(@Nullable String base64) {
        if (base64 == null || base64.isBlank()) {
            return Optional.of("is empty");
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException _) {
            return Optional.of("is not base64");
        }
        if (key.length < SHORTEST_KEY) {
            return Optional.of("is shorter than " + SHORTEST_KEY + " bytes");
        }
        return isRandom(key) ? Optional.empty() : Optional.of("is not random: make one with openssl rand -base64 32");
    }

    private static boolean isRandom(byte[] key) {
        var seen = new boolean[256];
        var different = 0;
        var text = true;
        for (var b : key) {
            if (!seen[b & 0xff]) {
                seen[b & 0xff] = true;
                different++;
            }
            text &= b >= 0x20 && b < 0x7f;
        }
        return !text && different >= FEWEST_DIFFERENT_BYTES;
    }
}
