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
import reactor.core.publisher.SynchronousSink;

/** Refuses a body that is too large by what it declares, and one that declares nothing by what has come so far. */
final class BodyLimit implements GlobalFilter, Ordered {

    private static final long NOT_DECLARED = -1;
    private static final int HEARD_OUT = 4;
    private static final long HEARD_OUT_AT_LEAST = 32L * 1024 * 1024;

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
            return isWorthReading(declared, most, headers) ? drained(request).then(refuse(exchange)) : hangUp(exchange);
        }
        var counted = new Counted(request, most);
        return chain.filter(exchange.mutate().request(counted).build())
                .onErrorResume(RefusedException.class, _ -> counted.isEndless() ? hangUp(exchange) : refuse(exchange));
    }

    /**
     * A caller who is still sending when the connection closes never sees why. One who sends a little too much is heard out therefore; one who
     * asks first, or means to send without end, is not.
     */
    private static boolean isWorthReading(long declared, long most, HttpHeaders headers) {
        return declared <= patience(most) && !headers.containsHeader(HttpHeaders.EXPECT);
    }

    /** How many bytes are read only so that the caller gets to see the answer. */
    private static long patience(long most) {
        return Math.max(most * HEARD_OUT, HEARD_OUT_AT_LEAST);
    }

    private static Mono<Void> drained(ServerHttpRequest request) {
        return request.getBody().doOnNext(DataBufferUtils::release).then();
    }

    private Mono<Void> hangUp(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        return refuse(exchange);
    }

    private Mono<Void> refuse(ServerWebExchange exchange) {
        return Mono.defer(() -> problems.write(Refusal.of("PAYLOAD_TOO_LARGE"), exchange));
    }

    /** Counts what comes; beyond the limit nothing goes on to the service. */
    private static final class Counted extends ServerHttpRequestDecorator {

        private final long most;
        private final AtomicLong seen = new AtomicLong();

        Counted(ServerHttpRequest request, long most) {
            super(request);
            this.most = most;
        }

        boolean isEndless() {
            return seen.get() > patience(most);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody()
                    .onErrorMap(BrokenRequestException::new)
                    .handle((DataBuffer buffer, SynchronousSink<DataBuffer> sink) -> {
                        if (seen.addAndGet(buffer.readableByteCount()) <= most) {
                            sink.next(buffer);
                            return;
                        }
                        DataBufferUtils.release(buffer);
                        if (isEndless()) {
                            sink.error(tooLarge());
                        }
                    })
                    .concatWith(Mono.defer(() -> seen.get() > most ? Mono.error(tooLarge()) : Mono.empty()));
        }

        private static RefusedException tooLarge() {
            return new RefusedException(Refusal.of("PAYLOAD_TOO_LARGE"));
        }
    }
}
