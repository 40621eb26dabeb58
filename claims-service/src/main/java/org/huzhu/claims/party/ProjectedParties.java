package org.huzhu.claims.party;

import java.util.UUID;
import org.huzhu.platform.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class ProjectedParties implements Parties {

    private final PartyStore store;
    private final ProjectionGrace grace;

    ProjectedParties(PartyStore store, ProjectionGrace grace) {
        this.store = store;
        this.grace = grace;
    }

    @Override
    public Mono<UUID> personOf(Caller.Account account) {
        return grace.await(knownPersonOf(account));
    }

    @Override
    public Mono<UUID> knownPersonOf(Caller.Account account) {
        return store.personOf(account.accountId());
    }

    @Override
    public Mono<UUID> unitOf(Caller caller) {
        return switch (caller) {
            case Caller.Account account -> store.unitOf(account.accountId());
            case Caller.Client client -> Mono.justOrEmpty(client.unitId());
        };
    }

    @Override
    public Mono<String> unitName(UUID unitId) {
        return store.unitName(unitId);
    }
}
