package org.huzhu.platform.web;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * The id under which one request is found again in every log, event and error (WXU-066): the trace id of a W3C {@code
 * traceparent}, or a new one. It travels in the Reactor context and in the response header {@code X-Trace-Id}.
 */
public final class TraceId {

    public static final String HEADER = "X-Trace-Id";
    public static final String PARENT_HEADER = "traceparent";
    private static final String KEY = TraceId.class.getName();
    private static final Pattern PARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private TraceId() {}

    /** The current request's id, or a new one where there is no request. */
    public static Mono<String> current() {
        return Mono.deferContextual(context ->
                Mono.just(context.getOrEmpty(KEY).map(String.class::cast).orElseGet(TraceId::next)));
    }

    /** For work that continues a trace outside a request; an empty id is ignored. */
    public static Context with(String traceId) {
        return traceId.isEmpty() ? Context.empty() : Context.of(KEY, traceId);
    }

    public static String of(ServerWebExchange exchange) {
        var known = exchange.getAttributes().get(KEY);
        if (known instanceof String traceId) {
            return traceId;
        }
        var parent = exchange.getRequest().getHeaders().getFirst(PARENT_HEADER);
        var matcher = PARENT.matcher(parent == null ? "" : parent);
        var traceId = matcher.matches() ? matcher.group(1) : next();
        exchange.getAttributes().put(KEY, traceId);
        return traceId;
    }

    public static String next() {
        var random = ThreadLocalRandom.current();
        return String.format("%016x%016x", random.nextLong(), random.nextLong());
    }

    /** Before everything else, so that even a refused token answers with an id. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class Filter implements WebFilter {

        @Override
        public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
            var traceId = of(exchange);
            exchange.getResponse().getHeaders().set(HEADER, traceId);
            return chain.filter(exchange).contextWrite(context -> context.put(KEY, traceId));
        }
    }
}
