package org.huzhu.gateway.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.huzhu.platform.security.Caller;

/** Which limits count for a request. */
final class Limits {

    private final Limit client;
    private final Limit account;
    private final Limit address;
    private final Map<String, Limit> routes = new HashMap<>();
    private final Map<String, Limit> clients = new HashMap<>();

    Limits(LimitSettings settings) {
        this.client = Limit.of("client", settings.client());
        this.account = Limit.of("account", settings.account());
        this.address = Limit.of("address", settings.address());
        settings.routes().forEach((name, rate) -> routes.put(name, Limit.of(name, rate)));
        settings.clients().forEach((id, rate) -> clients.put(id, Limit.of("client-" + id, "client", rate)));
    }

    Limit ofCaller(Optional<Caller> caller) {
        return caller.map(known -> switch (known) {
                    case Caller.Client machine -> clients.getOrDefault(machine.clientId(), client);
                    case Caller.Account _ -> account;
                })
                .orElse(address);
    }

    /** What refusals are counted under. */
    Stream<String> labels() {
        return Stream.concat(Stream.of(client, account, address), routes.values().stream())
                .map(Limit::label)
                .distinct();
    }

    Optional<Limit> ofRoute(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Optional.ofNullable(routes.get(name))
                .orElseThrow(() -> new IllegalStateException("no such limit: huzhu.gateway.limits.routes." + name)));
    }
}
