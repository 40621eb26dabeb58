package org.huzhu.member.key;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where signing keys are kept. */
public interface KeyStore {

    Flux<StoredKey> all();

    /** Held until the transaction ends: one instance rotates at a time. */
    Mono<Void> lock();

    Mono<Void> add(StoredKey key);

    Mono<Void> remove(String kid);
}
