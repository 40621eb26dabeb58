package org.huzhu.gateway.routing;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.gateway.routing.RoutingSettings.RouteSettings;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/** All rules in their order. A table that names an unknown service, or one id twice, stops the start. */
public final class RoutingTable {

    private final Map<String, URI> services;
    private final List<RouteRule> rules;

    public RoutingTable(RoutingSettings settings) {
        this.services = Map.copyOf(settings.services());
        this.rules =
                settings.routes().stream().map(route -> rule(route, settings)).toList();
        var ids = new HashSet<String>();
        rules.stream().map(RouteRule::id).filter(id -> !ids.add(id)).findFirst().ifPresent(id -> {
            throw new IllegalStateException("route id twice: " + id);
        });
    }

    public List<RouteRule> rules() {
        return rules;
    }

    public Map<String, URI> services() {
        return services;
    }

    /** A template such as {@code /api/v1/orders/{orderNo}} counts as a path. */
    public Optional<RouteRule> find(HttpMethod method, String path) {
        var parsed = PathContainer.parsePath(path);
        return rules.stream().filter(rule -> rule.matches(method, parsed)).findFirst();
    }

    private RouteRule rule(RouteSettings settings, RoutingSettings defaults) {
        var uri = services.get(settings.service());
        if (uri == null) {
            throw new IllegalStateException(
                    "route " + settings.id() + " names an unknown service: " + settings.service());
        }
        return RouteRule.of(settings, uri, defaults);
    }
}
