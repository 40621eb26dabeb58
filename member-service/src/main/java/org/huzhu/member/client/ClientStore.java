package org.huzhu.member.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where clients and their secrets are kept. Removed clients are not found. */
public interface ClientStore {

    Mono<Void> add(ApiClient client, String createdBy);

    Mono<ApiClient> find(String clientId);

    /** Locked until the transaction ends, so that secrets are counted exactly. */
    Mono<ApiClient> lock(String clientId);

    /** By client id after the given one. */
    Flux<ApiClient> list(Optional<UUID> unitId, String after, int limit);

    Mono<Long> count(Optional<UUID> unitId);

    Mono<Void> addSecret(String clientId, NewSecret secret, Instant now);

    Mono<List<ClientSecret>> liveSecrets(String clientId);

    /** False when there is no such live secret. */
    Mono<Boolean> revokeSecret(String clientId, UUID secretId, Instant now);

    Mono<Void> remove(String clientId, Instant now);

    /** The client whose live secret that is. */
    Mono<ApiClient> authenticate(String clientId, String secret);
}
