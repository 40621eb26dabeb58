package org.huzhu.member.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import org.huzhu.member.key.SigningKeys;
import org.huzhu.member.key.TokenSettings;
import org.huzhu.platform.security.SecurityAutoConfiguration;
import org.huzhu.platform.security.SecuritySettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Checks our own tokens with the keys of the key table rather than by asking ourselves over HTTP, and refuses what was revoked. With an outside
 * issuer ({@code huzhu.identity.issuer=OUTSIDE}) the platform's decoder takes its place.
 */
@Component
@ConditionalOnProperty(name = "huzhu.identity.issuer", havingValue = "OWN", matchIfMissing = true)
class OwnTokenDecoder implements ReactiveJwtDecoder {

    private static final int REMEMBERED = 20_000;

    private final ReactiveJwtDecoder signatures;
    private final Revocations revocations;
    private final Clock clock;
    private final Cache<String, Jwt> checked;

    OwnTokenDecoder(
            SigningKeys keys, Revocations revocations, TokenSettings settings, SecuritySettings security, Clock clock) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(_ -> keys.all()
                        .flatMapMany(Flux::fromIterable)
                        .map(key -> key.pair().toPublicJWK()))
                .build();
        decoder.setJwtValidator(SecurityAutoConfiguration.validator(security, clock));
        this.signatures = decoder;
        this.revocations = revocations;
        this.clock = clock;
        this.checked = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(settings.believeFor())
                .build();
    }

    @Override
    public Mono<Jwt> decode(String token) {
        var known = checked.getIfPresent(token);
        var jwt =
                known != null && known.getExpiresAt() != null && clock.instant().isBefore(known.getExpiresAt())
                        ? Mono.just(known)
                        : signatures.decode(token).doOnNext(fresh -> checked.put(token, fresh));
        return jwt.flatMap(this::unlessRevoked);
    }

    private Mono<Jwt> unlessRevoked(Jwt jwt) {
        var subject = jwt.hasClaim("sid") ? jwt.getClaimAsString("sid") : jwt.getSubject();
        return revocations.isRevoked(subject)
                ? Mono.error(new BadJwtException("the token was revoked"))
                : Mono.just(jwt);
    }
}
