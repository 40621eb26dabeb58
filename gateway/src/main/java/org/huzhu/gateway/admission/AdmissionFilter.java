package org.huzhu.gateway.admission;

import io.github.bucket4j.ConsumptionProbe;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.huzhu.gateway.request.ClientAddress;
import org.huzhu.gateway.routing.RouteRule;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Callers;
import org.huzhu.platform.security.TokenMeters;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Problems;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The door. Spring Security has refused a bad token before; here a missing one is refused where the route wants one, and a caller who sends too
 * much is told when to come back.
 */
final class AdmissionFilter implements GlobalFilter, Ordered {

    /** Before anything is written or sent. */
    static final int ORDER = -100;

    private final LimitSettings settings;
    private final Limits limits;
    private final Buckets buckets;
    private final ClientAddress addresses;
    private final Problems problems;
    private final LimitMeters meters;
    private final TokenMeters tokens;

    AdmissionFilter(
            LimitSettings settings,
            Limits limits,
            Buckets buckets,
            ClientAddress addresses,
            Problems problems,
            LimitMeters meters,
            TokenMeters tokens) {
        this.settings = settings;
        this.limits = limits;
        this.buckets = buckets;
        this.addresses = addresses;
        this.problems = problems;
        this.meters = meters;
        this.tokens = tokens;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Callers.current().flatMap(caller -> admit(caller, exchange, chain));
    }

    private Mono<Void> admit(Optional<Caller> caller, ServerWebExchange exchange, GatewayFilterChain chain) {
        var rule = RouteRule.of(exchange).orElseThrow();
        if (rule.tokenRequired() && caller.isEmpty()) {
            tokens.missing();
            return problems.write(Refusal.of("NOT_AUTHENTICATED"), exchange);
        }
        if (!settings.enabled()) {
            return chain.filter(exchange);
        }
        var own = limits.ofCaller(caller);
        var id = caller.map(Caller::id).orElseGet(() -> addresses.groupOf(exchange));
        var next = limits.ofRoute(rule.limit())
                .map(limit -> within(limit, addresses.groupOf(exchange), exchange, chain.filter(exchange)))
                .orElseGet(() -> chain.filter(exchange));
        return within(own, id, exchange, next);
    }

    private Mono<Void> within(Limit limit, String id, ServerWebExchange exchange, Mono<Void> next) {
        return Mono.defer(() -> buckets.take(limit, id)).flatMap(probe -> {
            tell(limit, probe, exchange.getResponse().getHeaders());
            return probe.isConsumed() ? next : refuse(limit, probe, exchange);
        });
    }

    private static void tell(Limit limit, ConsumptionProbe probe, HttpHeaders headers) {
        headers.set("RateLimit-Policy", limit.policy());
        headers.set(
                "RateLimit",
                '"' + limit.name() + "\";r=" + probe.getRemainingTokens() + ";t="
                        + seconds(probe.getNanosToWaitForReset()));
    }

    private Mono<Void> refuse(Limit limit, ConsumptionProbe probe, ServerWebExchange exchange) {
        meters.refused(limit);
        var wait = Math.max(1, seconds(probe.getNanosToWaitForRefill()));
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wait));
        return problems.write(Refusal.of("TOO_MANY_REQUESTS", Map.of("retryAfter", wait)), exchange);
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
    }
}
