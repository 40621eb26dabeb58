package org.huzhu.gateway.upstream;

import org.huzhu.gateway.request.AnswerHeaders;
import org.huzhu.platform.web.TraceId;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** What of a service's answer does not leave the house: what the gateway says itself, and what names the software. */
final class ResponseHeaders implements HttpHeadersFilter, Ordered {

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        input.remove(TraceId.HEADER);
        input.remove(HttpHeaders.SERVER);
        input.remove(HttpHeaders.VIA);
        input.remove("X-Powered-By");
        AnswerHeaders.removeFrom(input);
        return input;
    }
}
