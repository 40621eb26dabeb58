package org.huzhu.member.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.key.domain.KeySchedule;
import org.huzhu.member.key.domain.SigningKey;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.SecuritySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Makes the next signing key: published now, signing once every cached key set has it; the old one stays until its last token ended. */
@Component
public class RotateKeys {

    private static final Logger log = LoggerFactory.getLogger(RotateKeys.class);
    private static final int RSA_BITS = 2048;

    private final KeyStore store;
    private final SigningKeys keys;
    private final TokenSettings settings;
    private final SecuritySettings security;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    RotateKeys(
            KeyStore store,
            SigningKeys keys,
            TokenSettings settings,
            SecuritySettings security,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.store = store;
        this.keys = keys;
        this.settings = settings;
        this.security = security;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public record Command(Caller caller) {}

    /** By hand: a key that waits already is the answer, so that two administrators make one key. */
    public Mono<SigningKey> handle(Command command) {
        return store.lock()
                .then(schedule())
                .flatMap(schedule -> Mono.justOrEmpty(schedule.pending(clock.instant()))
                        .switchIfEmpty(Mono.defer(() -> mint(settings.publishAhead()))))
                .flatMap(key -> audit.record(
                                command.caller(), Audit.Entry.of("SIGNING_KEY_ROTATED", "SIGNING_KEY", key.kid()))
                        .thenReturn(key))
                .as(transaction::transactional)
                .flatMap(key -> keys.reload().thenReturn(key));
    }

    /** By schedule, and at the first start. */
    public Mono<Void> ifDue() {
        return store.lock()
                .then(schedule())
                .flatMap(schedule -> removeFinished(schedule).then(mintIfDue(schedule)))
                .as(transaction::transactional)
                .then(keys.reload())
                .then();
    }

    private Mono<Void> mintIfDue(KeySchedule schedule) {
        if (!schedule.isRotationDue(clock.instant(), settings.rotateEvery())) {
            return Mono.empty();
        }
        return mint(schedule.keys().isEmpty() ? Duration.ZERO : settings.publishAhead())
                .then();
    }

    private Mono<Void> removeFinished(KeySchedule schedule) {
        var tokensLive = settings.longestLifetime().plus(security.leeway());
        return Flux.fromIterable(schedule.finished(clock.instant(), tokensLive))
                .concatMap(key -> store.remove(key.kid()))
                .then();
    }

    private Mono<KeySchedule> schedule() {
        return store.all().map(StoredKey::key).collectList().map(KeySchedule::new);
    }

    private Mono<SigningKey> mint(Duration ahead) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Mono.fromCallable(() -> generate(now, now.plus(ahead)))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(stored -> store.add(stored).thenReturn(stored.key()))
                .doOnNext(key -> log.info("signing key made kid={} signsFrom={}", key.kid(), key.signsFrom()));
    }

    private static StoredKey generate(Instant createdAt, Instant signsFrom) throws JOSEException {
        var kid = UUID.randomUUID().toString();
        var pair = new RSAKeyGenerator(RSA_BITS)
                .keyID(kid)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .generate();
        return new StoredKey(new SigningKey(kid, createdAt, signsFrom), pair);
    }

    /** What an administrator sees. */
    public Mono<List<SigningKey>> list() {
        return schedule().map(KeySchedule::keys);
    }
}
