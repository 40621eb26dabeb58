package org.huzhu.member.unit;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Units as their events told, for who a handler is and how a unit is called. */
public interface UnitStore {

    /** The unit this account handles. Empty when there is none. */
    Mono<UUID> ofHandler(UUID accountId);

    Mono<Boolean> exists(UUID unitId);

    /** From registration or approval: handler and name are taken while nothing later is known of them. */
    Mono<Void> learn(UUID unitId, UUID handlerAccountId, String name);

    /** From a rename, which may arrive before the registration. */
    Mono<Void> rename(UUID unitId, String name);

    /** From a change of handler, which may arrive before the registration. */
    Mono<Void> handOver(UUID unitId, UUID handlerAccountId);
}
