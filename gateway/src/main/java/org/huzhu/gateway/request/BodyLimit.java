package org.huzhu.gateway.request;

import java.util.concurrent.atomic.AtomicLong;
import org.huzhu.gateway.routing.RouteRule;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Problems;
import org.huzhu.platform.web.RefusedException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses a body that is too large by what it declares, and one that declares nothing by what has come so far. */
final class BodyLimit implements GlobalFilter, Ordered {

    private static final long NOT_DECLARED = -1;

    private final Problems problems;

    BodyLimit(Problems problems) {
        this.problems = problems;
    }

    /** After the door: who may not come in does not learn limits. */
    @Override
    public int getOrder() {
        return -90;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var request = exchange.getRequest();
        var headers = request.getHeaders();
        var declared = headers.getContentLength();
        if (declared == 0 || (declared == NOT_DECLARED && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING))) {
            return chain.filter(exchange);
        }
        var most = RouteRule.of(exchange).orElseThrow().maxBody();
        if (declared > most) {
            return refuse(exchange);
        }
        return chain.filter(exchange.mutate().request(new Counted(request, most)).build())
                .onErrorResume(RefusedException.class, _ -> refuse(exchange));
    }

    /** The rest of the body is not worth reading. */
    private Mono<Void> refuse(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        return problems.write(Refusal.of("PAYLOAD_TOO_LARGE"), exchange);
    }

    private static final class Counted extends ServerHttpRequestDecorator {

        private final long most;

        Counted(ServerHttpRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            var seen = new AtomicLong();
            return super.getBody()
                    .onErrorMap(BrokenRequestException::new)
                    .handle((buffer, sink) -> {
                        if (seen.addAndGet(buffer.readableByteCount()) > most) {
                            DataBufferUtils.release(buffer);
                            sink.error(new RefusedException(Refusal.of("PAYLOAD_TOO_LARGE")));
                        } else {
                            sink.next(buffer);
                        }
                    });
        }
    }
}
