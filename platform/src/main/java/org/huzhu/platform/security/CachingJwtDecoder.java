package org.huzhu.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Remembers checked tokens for a short while: the signature check is the dearest step of a look-up. Expiry is looked at
 * every time.
 */
class CachingJwtDecoder implements ReactiveJwtDecoder {

    private final ReactiveJwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> checked;

    CachingJwtDecoder(ReactiveJwtDecoder decoder, Clock clock, Duration cacheFor) {
        this.decoder = decoder;
        this.clock = clock;
        this.checked = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(cacheFor)
                .build();
    }

    @Override
    public Mono<Jwt> decode(String token) {
        var known = checked.getIfPresent(token);
        if (known != null && known.getExpiresAt() != null && clock.instant().isBefore(known.getExpiresAt())) {
            return Mono.just(known);
        }
        return decoder.decode(token).doOnNext(jwt -> checked.put(token, jwt));
    }
}
