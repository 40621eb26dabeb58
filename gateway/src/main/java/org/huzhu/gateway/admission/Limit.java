package org.huzhu.gateway.admission;

import io.github.bucket4j.BucketConfiguration;
import org.huzhu.gateway.admission.LimitSettings.Rate;

/**
 * A named limit, ready for use.
 *
 * @param label what it is counted under when it refuses; clients with limits of their own share one
 * @param policy the {@code RateLimit-Policy} field (draft-ietf-httpapi-ratelimit-headers): quota and the seconds in which it comes back
 */
record Limit(String name, String label, BucketConfiguration bucket, String policy) {

    static Limit of(String name, Rate rate) {
        return of(name, name, rate);
    }

    static Limit of(String name, String label, Rate rate) {
        var seconds = Math.max(1, Math.ceilDiv(rate.burst() * rate.per().toSeconds(), rate.requests()));
        var bucket = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.requests(), rate.per()))
                .build();
        return new Limit(name, label, bucket, '"' + name + "\";q=" + rate.burst() + ";w=" + seconds);
    }
}
