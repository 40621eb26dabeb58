package org.huzhu.gateway.upstream;

import java.util.Locale;
import java.util.Set;
import org.huzhu.gateway.request.ClientAddress;
import org.huzhu.platform.telemetry.TraceContext;
import org.huzhu.platform.web.TraceId;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** What a service is told: nothing a stranger wrote about proxies, the real address, and the trace. */
final class RequestHeaders implements HttpHeadersFilter, Ordered {

    private static final Set<String> NOT_FROM_STRANGERS =
            Set.of("forwarded", "x-real-ip", "x-trace-id", "tracestate", "baggage");

    private final ClientAddress addresses;

    RequestHeaders(ClientAddress addresses) {
        this.addresses = addresses;
    }

    /** After Spring Cloud's own. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        input.forEach((name, values) -> {
            if (!isForeign(name)) {
                headers.put(name, values);
            }
        });
        headers.set("X-Forwarded-For", addresses.of(exchange));
        headers.set("X-Forwarded-Proto", addresses.schemeOf(exchange));
        headers.set(TraceContext.HEADER, TraceId.contextOf(exchange).traceparent());
        return headers;
    }

    private static boolean isForeign(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("x-forwarded-") || NOT_FROM_STRANGERS.contains(lower);
    }
}
