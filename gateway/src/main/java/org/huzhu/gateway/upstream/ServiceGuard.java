package org.huzhu.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.util.Map;
import java.util.Objects;
import org.huzhu.gateway.routing.RouteRule;
import org.huzhu.platform.telemetry.TraceInLogs;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Problems;
import org.huzhu.platform.web.TraceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * One circuit breaker per service around the call up to the head of the answer; a body that streams for hours holds none of its permits. There is
 * no limit of concurrent calls and no second try: a POST that may have been done is never sent again.
 */
final class ServiceGuard implements GlobalFilter, Ordered {

    /** After the target address is known, before the call. */
    static final int ORDER = 10_200;

    private static final Logger log = LoggerFactory.getLogger(ServiceGuard.class);

    private final Map<String, CircuitBreaker> breakers;
    private final Problems problems;

    ServiceGuard(Map<String, CircuitBreaker> breakers, Problems problems) {
        this.breakers = Map.copyOf(breakers);
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var service = RouteRule.of(exchange).orElseThrow().service();
        var breaker = Objects.requireNonNull(breakers.get(service));
        return chain.filter(exchange)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorResume(Fault::isOfTheService, e -> answer(e, service, exchange));
    }

    private Mono<Void> answer(Throwable error, String service, ServerWebExchange exchange) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        try (var _ = TraceInLogs.during(TraceId.contextOf(exchange))) {
            log.warn("{} failed: {}", service, error.toString());
        }
        var code = Fault.of(error) == Fault.SLOW ? "SERVICE_TIMEOUT" : "SERVICE_UNAVAILABLE";
        return problems.write(Refusal.of(code, Map.of("service", service)), exchange);
    }
}
