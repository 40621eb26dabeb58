package org.huzhu.platform.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The issuer's public keys. A token that names an unknown key has them fetched again, but only once in a while:
 * otherwise every forged token were a request to the issuer. While the issuer is away the known keys stay good. An
 * honest new key is never refused, because it is published longer before it signs than the keys are kept here.
 */
final class IssuerKeys {

    private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);
    private static final Duration FIRST_TRY_AGAIN = Duration.ofSeconds(1);

    private final Mono<JWKSet> fetch;
    private final LongSupplier nanos;
    private final Duration keptFor;
    private final Duration pause;
    private final AtomicReference<@Nullable Mono<JWKSet>> running = new AtomicReference<>();
    private volatile JWKSet known = new JWKSet();
    private volatile OptionalLong fetchedAt = OptionalLong.empty();
    private volatile OptionalLong triedAt = OptionalLong.empty();

    /**
     * @param nanos real time, not the business clock: that one may stand still
     */
    IssuerKeys(Mono<JWKSet> fetch, LongSupplier nanos, Duration keptFor, Duration pause) {
        this.fetch = fetch;
        this.nanos = nanos;
        this.keptFor = keptFor;
        this.pause = pause;
    }

    /** The key a token names; all keys for a token that names none. */
    Flux<JWK> of(SignedJWT token) {
        var kid = token.getHeader().getKeyID();
        if (isFresh() && (kid == null || known.getKeyByKeyId(kid) != null)) {
            return select(known, kid);
        }
        return refreshed().flatMapMany(keys -> select(keys, kid));
    }

    private boolean isFresh() {
        return isWithin(fetchedAt, keptFor);
    }

    private Mono<JWKSet> refreshed() {
        return Mono.defer(() -> {
            var hasKeys = !known.isEmpty();
            if (isWithin(triedAt, hasKeys ? pause : FIRST_TRY_AGAIN) && running.get() == null) {
                return hasKeys
                        ? Mono.just(known)
                        : Mono.error(new IssuerAwayException("the issuer's keys are not known yet"));
            }
            return oneFetch().onErrorResume(e -> hasKeys ? Mono.just(known) : Mono.error(e));
        });
    }

    /** Requests that come meanwhile wait for the same answer. */
    private Mono<JWKSet> oneFetch() {
        var mine = fetch.filter(keys -> !keys.isEmpty())
                .switchIfEmpty(Mono.error(new IssuerAwayException("the issuer publishes no keys")))
                .doOnSubscribe(_ -> triedAt = OptionalLong.of(nanos.getAsLong()))
                .doOnNext(this::remember)
                .doOnError(e -> log.warn("the issuer's keys cannot be fetched: {}", e.toString()))
                .doFinally(_ -> running.set(null))
                .cache();
        var other = running.compareAndExchange(null, mine);
        return other == null ? mine : other;
    }

    private void remember(JWKSet keys) {
        known = keys;
        fetchedAt = OptionalLong.of(nanos.getAsLong());
    }

    private boolean isWithin(OptionalLong since, Duration time) {
        return since.isPresent() && nanos.getAsLong() - since.getAsLong() < time.toNanos();
    }

    private static Flux<JWK> select(JWKSet keys, @Nullable String kid) {
        return kid == null
                ? Flux.fromIterable(keys.getKeys())
                : Mono.justOrEmpty(keys.getKeyByKeyId(kid)).flux();
    }

    /** An outage, and told as one (503) however deep Spring Security wraps it: who calls has done nothing wrong. */
    private static final class IssuerAwayException extends AuthenticationServiceException {

        IssuerAwayException(String message) {
            super(message);
        }
    }
}
