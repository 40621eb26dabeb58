package org.huzhu.claims.review.domain;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * 抽检: which of the claims that were paid without a human one looks at. Anybody can compute it again: SHA-256 of salt and
 * claim id, its first 32 bits as a fraction of one, below the rate.
 */
public record QaSample(BigDecimal rate, String salt) {

    private static final BigDecimal RANGE = BigDecimal.valueOf(1L << 32);

    public boolean contains(UUID claimId) {
        return draw(claimId) < threshold();
    }

    /** The first 32 bits of a claim must be below this. */
    public long threshold() {
        return rate.multiply(RANGE).longValue();
    }

    private long draw(UUID claimId) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest((salt + claimId).getBytes(StandardCharsets.UTF_8));
            return Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
