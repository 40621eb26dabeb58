package org.huzhu.platform.web;

import org.huzhu.platform.telemetry.TraceContext;
import org.huzhu.platform.telemetry.Tracing;
import org.huzhu.platform.telemetry.Work;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Before everything else, so that even a refused token answers with an id and leaves a span. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TraceFilter implements WebFilter {

    private static final String MANAGEMENT = "/actuator/";
    private static final int CLIENT_LEFT = 499;

    private final Tracing tracing;
    private final RouteName routes;

    TraceFilter(Tracing tracing, RouteName routes) {
        this.tracing = tracing;
        this.routes = routes;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var sender = TraceContext.parse(request.getHeaders().getFirst(TraceContext.HEADER));
        var running = request.getPath().value().startsWith(MANAGEMENT)
                ? Tracing.off().receive(Work.of(MANAGEMENT), sender)
                : tracing.receive(Work.request(request.getMethod().name()), sender);
        var trace = running.context();
        TraceId.put(exchange, trace);
        exchange.getResponse().getHeaders().set(TraceId.HEADER, trace.traceId());
        var answer = running.isRecorded() ? recorded(exchange, chain, running) : chain.filter(exchange);
        return answer.contextWrite(trace.asContext());
    }

    private Mono<Void> recorded(ServerWebExchange exchange, WebFilterChain chain, Tracing.Running running) {
        return chain.filter(exchange)
                .doOnError(running::failed)
                .doOnCancel(() -> answered(exchange, running, CLIENT_LEFT))
                .doOnTerminate(() -> answered(exchange, running, statusOf(exchange)))
                .doFinally(_ -> running.end());
    }

    private void answered(ServerWebExchange exchange, Tracing.Running running, int status) {
        var route = routes.of(exchange);
        running.answered(exchange.getRequest().getMethod().name() + ' ' + route, route, status);
    }

    private static int statusOf(ServerWebExchange exchange) {
        var status = exchange.getResponse().getStatusCode();
        return status == null ? 200 : status.value();
    }
}
