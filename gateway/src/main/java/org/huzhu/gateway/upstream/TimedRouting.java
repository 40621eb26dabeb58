package org.huzhu.gateway.upstream;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huzhu.gateway.routing.RouteRule;
import org.huzhu.gateway.routing.RoutingTable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.client.HttpClient;

/**
 * Spring Cloud's own call, with the route's time limit kept by the connection. It runs from the last byte of the request on, so that a caller who
 * uploads slowly is not held against the service, and between two pieces of the answer.
 */
final class TimedRouting extends NettyRoutingFilter {

    private final HttpClient untimed;
    private final Map<String, HttpClient> clients;

    TimedRouting(
            HttpClient client,
            ObjectProvider<List<HttpHeadersFilter>> headers,
            HttpClientProperties properties,
            RoutingTable table) {
        super(client, headers, properties);
        this.untimed = client;
        this.clients = table.rules().stream()
                .collect(Collectors.toUnmodifiableMap(
                        RouteRule::id,
                        rule -> rule.timeLimit().map(client::responseTimeout).orElse(client)));
    }

    @Override
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        return clients.getOrDefault(route.getId(), untimed);
    }
}
