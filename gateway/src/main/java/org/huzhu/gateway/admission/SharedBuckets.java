package org.huzhu.gateway.admission;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Counts in Redis, so that several gateways share one count. Without the store the gateway counts for itself rather than refuse everybody, and
 * looks for it again every few seconds.
 */
final class SharedBuckets implements Buckets, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SharedBuckets.class);
    private static final String KEY_PREFIX = "huzhu:limit:";
    private static final Duration KEPT_AFTER_REFILL = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(5).toNanos();

    private final RedisClient client;
    private final Duration timeout;
    private final Buckets own;
    private volatile Optional<AsyncProxyManager<byte[]>> store = Optional.empty();
    private final AtomicLong lookAgainAt = new AtomicLong(System.nanoTime());

    SharedBuckets(String uri, Duration timeout, Buckets own) {
        this.timeout = timeout;
        this.own = own;
        var address = RedisURI.create(uri);
        address.setTimeout(timeout);
        this.client = RedisClient.create(address);
        client.setOptions(ClientOptions.builder()
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(timeout.multipliedBy(5))
                        .build())
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
    }

    @Override
    public Mono<ConsumptionProbe> take(Limit limit, String caller) {
        if (System.nanoTime() - lookAgainAt.get() < 0) {
            return own.take(limit, caller);
        }
        return connected()
                .flatMap(proxies -> Mono.fromFuture(() -> proxies.builder()
                        .build(key(limit, caller), limit.bucket())
                        .tryConsumeAndReturnRemaining(1)))
                .timeout(timeout.multipliedBy(2))
                .onErrorResume(e -> {
                    log.warn("shared limits not reachable, counting alone for now: {}", e.toString());
                    lookAgainAt.set(System.nanoTime() + LOOK_AGAIN_NANOS);
                    return own.take(limit, caller);
                });
    }

    private Mono<AsyncProxyManager<byte[]>> connected() {
        return store.map(Mono::just)
                .orElseGet(() -> Mono.fromCallable(this::connect).subscribeOn(Schedulers.boundedElastic()));
    }

    private synchronized AsyncProxyManager<byte[]> connect() {
        return store.orElseGet(() -> {
            AsyncProxyManager<byte[]> proxies = Bucket4jLettuce.casBasedBuilder(client)
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_AFTER_REFILL))
                    .requestTimeout(timeout)
                    .build()
                    .asAsync();
            store = Optional.of(proxies);
            return proxies;
        });
    }

    private static byte[] key(Limit limit, String caller) {
        return (KEY_PREFIX + limit.name() + ':' + caller).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void destroy() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
}
