package org.huzhu.gateway.routing;

import java.util.ArrayList;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

/** Hands the table to Spring Cloud Gateway. */
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

    @Bean
    RoutingTable routingTable(RoutingSettings settings) {
        return new RoutingTable(settings);
    }

    @Bean
    RouteLocator tableRoutes(RoutingTable table) {
        var routes = new ArrayList<Route>();
        for (var rule : table.rules()) {
            routes.add(rule.toRoute(routes.size()));
        }
        return () -> Flux.fromIterable(routes);
    }
}
