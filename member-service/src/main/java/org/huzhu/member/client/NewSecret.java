package org.huzhu.member.client;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** A secret in clear: shown once, stored as its hash. */
public record NewSecret(UUID secretId, String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    static NewSecret random() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new NewSecret(
                UUID.randomUUID(), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "NewSecret[" + secretId + "]";
    }
}
