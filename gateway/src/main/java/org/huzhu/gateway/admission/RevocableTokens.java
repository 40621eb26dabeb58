package org.huzhu.gateway.admission;

import org.huzhu.platform.security.RevokedTokenException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** A good token that was taken back is not good any more. */
final class RevocableTokens implements ReactiveJwtDecoder {

    private final ReactiveJwtDecoder signatures;
    private final Revocations revocations;

    RevocableTokens(ReactiveJwtDecoder signatures, Revocations revocations) {
        this.signatures = signatures;
        this.revocations = revocations;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return signatures
                .decode(token)
                .flatMap(jwt -> revocations.isRevoked(jwt) ? Mono.error(new RevokedTokenException()) : Mono.just(jwt));
    }
}
