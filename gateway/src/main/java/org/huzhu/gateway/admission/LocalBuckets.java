package org.huzhu.gateway.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Counts in memory. A bucket nobody used for a while is full again, so it may be forgotten. */
final class LocalBuckets implements Buckets {

    private static final int MOST_CALLERS = 200_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();

    private record Key(String limit, String caller) {}

    @Override
    public Mono<ConsumptionProbe> take(Limit limit, String caller) {
        var bucket = buckets.get(new Key(limit.name(), caller), _ -> bucket(limit));
        return Mono.just(bucket.tryConsumeAndReturnRemaining(1));
    }

    private static Bucket bucket(Limit limit) {
        var builder = Bucket.builder();
        for (Bandwidth bandwidth : limit.bucket().getBandwidths()) {
            builder.addLimit(bandwidth);
        }
        return builder.build();
    }
}
