package org.huzhu.platform.web;

import org.huzhu.platform.telemetry.TraceContext;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * The id under which one request is found again in every log, event and error (WXU-066): the trace id of a W3C {@code
 * traceparent}, or a new one. It travels in the Reactor context and in the response header {@code X-Trace-Id}.
 */
public final class TraceId {

    public static final String HEADER = "X-Trace-Id";
    private static final String KEY = TraceId.class.getName();

    private TraceId() {}

    /** The current request's id, or a new one where there is no request. */
    public static Mono<String> current() {
        return TraceContext.current().map(TraceContext::traceId);
    }

    /** For work that continues a trace outside a request; an empty id is ignored. */
    public static Context with(String traceId) {
        return TraceContext.ofTraceId(traceId).map(TraceContext::asContext).orElse(Context.empty());
    }

    public static String of(ServerWebExchange exchange) {
        return contextOf(exchange).traceId();
    }

    /** Where the request stands in its trace; {@link TraceFilter} has put it there before anybody asks. */
    public static TraceContext contextOf(ServerWebExchange exchange) {
        if (exchange.getAttributes().get(KEY) instanceof TraceContext known) {
            return known;
        }
        var context = TraceContext.parse(exchange.getRequest().getHeaders().getFirst(TraceContext.HEADER))
                .orElseGet(TraceContext::fresh);
        put(exchange, context);
        return context;
    }

    static void put(ServerWebExchange exchange, TraceContext context) {
        exchange.getAttributes().put(KEY, context);
    }
}
