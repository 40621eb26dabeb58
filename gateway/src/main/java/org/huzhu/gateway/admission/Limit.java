package org.huzhu.gateway.admission;

import io.github.bucket4j.BucketConfiguration;
import org.huzhu.gateway.admission.LimitSettings.Rate;

/**
 * A named limit, ready for use.
 *
 * @param policy the {@code RateLimit-Policy} field (draft-ietf-httpapi-ratelimit-headers): quota and the seconds in which it comes back
 */
record Limit(String name, BucketConfiguration bucket, String policy) {

    static Limit of(String name, Rate rate) {
        var seconds = Math.max(1, Math.ceilDiv(rate.burst() * rate.per().toSeconds(), rate.requests()));
        var bucket = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.requests(), rate.per()))
                .build();
        return new Limit(name, bucket, '"' + name + "\";q=" + rate.burst() + ";w=" + seconds);
    }
}
