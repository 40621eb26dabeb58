package org.huzhu.platform.web;

import org.springframework.web.server.ServerWebExchange;

/** What a request is called in spans: its path's pattern or a route's id, out of a closed list and never the path. */
@FunctionalInterface
public interface RouteName {

    String of(ServerWebExchange exchange);
}
