package org.huzhu.member.client;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.member.unit.UnitStore;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The clients an account may see: an administrator all, a handler those of his unit, anybody else none. */
@Component
public class FindClients {

    private final ClientStore clients;
    private final UnitStore units;

    FindClients(ClientStore clients, UnitStore units) {
        this.clients = clients;
        this.units = units;
    }

    public Mono<Page<ApiClient>> handle(Caller.Account caller, Page.Request page) {
        if (caller.has(Role.ADMIN)) {
            return page(Optional.empty(), page);
        }
        return units.ofHandler(caller.accountId())
                .flatMap(unitId -> page(Optional.of(unitId), page))
                .defaultIfEmpty(new Page<>(List.of(), null, 0));
    }

    public Mono<List<ClientSecret>> secretsOf(ApiClient client) {
        return clients.liveSecrets(client.clientId());
    }

    /** Empty for what is not his, as for what is not there. */
    public Mono<ApiClient> visible(Caller.Account caller, String clientId) {
        return clients.find(clientId).filterWhen(client -> isVisible(caller, client));
    }

    /** As {@link #visible}, locked until the transaction ends. */
    Mono<ApiClient> lockVisible(Caller.Account caller, String clientId) {
        return clients.lock(clientId).filterWhen(client -> isVisible(caller, client));
    }

    private Mono<Boolean> isVisible(Caller.Account caller, ApiClient client) {
        if (caller.has(Role.ADMIN)) {
            return Mono.just(true);
        }
        return units.ofHandler(caller.accountId())
                .map(unitId -> client.unitId().filter(unitId::equals).isPresent())
                .defaultIfEmpty(false);
    }

    private Mono<Page<ApiClient>> page(Optional<UUID> unitId, Page.Request page) {
        return clients.list(unitId, page.after().orElse(""), page.limit() + 1)
                .collectList()
                .flatMap(rows ->
                        clients.count(unitId).map(total -> Page.of(rows, page.limit(), total, ApiClient::clientId)));
    }
}
