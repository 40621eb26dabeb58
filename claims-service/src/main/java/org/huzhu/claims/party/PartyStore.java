package org.huzhu.claims.party;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Accounts, persons and units as their events told. Topics keep no order among each other. */
public interface PartyStore {

    Mono<UUID> personOf(UUID accountId);

    Mono<UUID> unitOf(UUID accountId);

    Mono<String> unitName(UUID unitId);

    Mono<Void> register(UUID personId, UUID accountId);

    /** From registration or approval: the handler and the name are taken while nothing later is known of them. */
    Mono<Void> learn(UUID unitId, UUID handlerAccountId, String name);

    /** From a rename, which may arrive before the registration. */
    Mono<Void> rename(UUID unitId, String name);

    /** From a change of handler, which may arrive before the registration. */
    Mono<Void> handOver(UUID unitId, UUID handlerAccountId);
}
