package org.huzhu.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huzhu.gateway.routing.RoutingSettings.RouteSettings;
import org.huzhu.gateway.routing.RoutingSettings.Token;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** A line of the routing table, ready for use. It rides on the matched {@link Route}, so that the filters need no table of their own. */
public record RouteRule(
        String id,
        String service,
        URI uri,
        List<PathPattern> paths,
        Set<HttpMethod> methods,
        boolean tokenRequired,
        String limit,
        long maxBody,
        Optional<Duration> timeLimit) {

    private static final String KEY = "huzhu.rule";

    static RouteRule of(RouteSettings settings, URI uri, RoutingSettings defaults) {
        var paths = settings.paths().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
        var methods = settings.methods().stream().map(HttpMethod::valueOf).collect(Collectors.toUnmodifiableSet());
        return new RouteRule(
                settings.id(),
                settings.service(),
                uri,
                paths,
                methods,
                settings.token() == Token.REQUIRED,
                settings.limit(),
                Objects.requireNonNullElse(settings.maxBody(), defaults.maxBody())
                        .toBytes(),
                Optional.of(Objects.requireNonNullElse(settings.timeLimit(), defaults.timeLimit()))
                        .filter(Duration::isPositive));
    }

    /** The rule of the route this exchange matched; empty for what the gateway answers itself. */
    public static Optional<RouteRule> of(ServerWebExchange exchange) {
        return exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR) instanceof Route route
                ? Optional.of(of(route))
                : Optional.empty();
    }

    public static RouteRule of(Route route) {
        return (RouteRule) Objects.requireNonNull(route.getMetadata().get(KEY));
    }

    public boolean matches(HttpMethod method, PathContainer path) {
        return (methods.isEmpty() || methods.contains(method)) && anyPathMatches(path);
    }

    private boolean anyPathMatches(PathContainer path) {
        for (var pattern : paths) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }

    Route toRoute(int order) {
        return Route.async()
                .id(id)
                .uri(uri)
                .order(order)
                .predicate(exchange -> matches(
                        exchange.getRequest().getMethod(),
                        exchange.getRequest().getPath().pathWithinApplication()))
                .metadata(KEY, this)
                .build();
    }
}
