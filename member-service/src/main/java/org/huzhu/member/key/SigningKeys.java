package org.huzhu.member.key;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huzhu.member.key.domain.KeySchedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The keys as this instance knows them, at most a few seconds old. While the database is away the last known ones go on. */
@Component
public class SigningKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final Snapshot NOTHING_YET = new Snapshot(List.of(), Instant.MIN);

    private final KeyStore store;
    private final TokenSettings settings;
    private final Clock clock;
    private volatile Snapshot known = NOTHING_YET;

    SigningKeys(KeyStore store, TokenSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    private record Snapshot(List<StoredKey> keys, Instant readAt) {}

    /** Every key whose tokens may still be alive, and the one that will sign next. */
    public Mono<List<StoredKey>> all() {
        return Mono.defer(() -> {
            var snapshot = known;
            return isFresh(snapshot) ? Mono.just(snapshot.keys()) : reload();
        });
    }

    /** The key that signs now. Empty until the first one is made. */
    public Mono<StoredKey> signer() {
        return all().flatMap(keys -> Mono.justOrEmpty(signerAmong(keys)));
    }

    Mono<List<StoredKey>> reload() {
        return store.all()
                .collectList()
                .doOnNext(keys -> known = new Snapshot(keys, clock.instant()))
                .onErrorResume(this::lastKnown);
    }

    private Mono<List<StoredKey>> lastKnown(Throwable failure) {
        var snapshot = known;
        if (snapshot.keys().isEmpty()) {
            return Mono.error(failure);
        }
        log.warn("signing keys not reloaded cause={}", failure.getClass().getSimpleName());
        return Mono.just(snapshot.keys());
    }

    private Optional<StoredKey> signerAmong(List<StoredKey> keys) {
        return new KeySchedule(keys.stream().map(StoredKey::key).toList())
                .signer(clock.instant())
                .flatMap(signer -> keys.stream()
                        .filter(stored -> stored.key().equals(signer))
                        .findFirst());
    }

    private boolean isFresh(Snapshot snapshot) {
        var now = clock.instant();
        return !snapshot.keys().isEmpty()
                && !snapshot.readAt().isAfter(now)
                && snapshot.readAt().plus(settings.reloadKeysAfter()).isAfter(now);
    }
}
