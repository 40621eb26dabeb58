package org.huzhu.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huzhu.gateway.request.ClientAddress;
import org.huzhu.gateway.routing.RoutingTable;
import org.huzhu.platform.web.Problems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.client.HttpClient;

/** Wires the way to the services. Spring Cloud's own routing filter is switched off in {@code application.yml}. */
@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

    @Bean
    CircuitBreakerRegistry circuitBreakers(BreakerSettings settings, MeterRegistry meters) {
        var registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindow(
                        settings.calls(),
                        settings.leastCalls(),
                        SlidingWindowType.COUNT_BASED,
                        CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.LOCK_FREE)
                .failureRateThreshold(settings.failurePercent())
                .waitDurationInOpenState(settings.rest())
                .permittedNumberOfCallsInHalfOpenState(settings.probes())
                .recordException(Fault::isOfTheService)
                .ignoreException(error -> !Fault.isOfTheService(error))
                .writableStackTraceEnabled(false)
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
        return registry;
    }

    @Bean
    ServiceGuard serviceGuard(CircuitBreakerRegistry registry, RoutingTable table, Problems problems) {
        Map<String, CircuitBreaker> breakers = new HashMap<>();
        table.services().keySet().forEach(service -> breakers.put(service, registry.circuitBreaker(service)));
        return new ServiceGuard(breakers, problems);
    }

    @Bean
    TimedRouting timedRouting(
            HttpClient client,
            ObjectProvider<List<HttpHeadersFilter>> headers,
            HttpClientProperties properties,
            RoutingTable table) {
        return new TimedRouting(client, headers, properties, table);
    }

    /** Spring Cloud leaves it away together with its routing filter. */
    @Bean
    NettyWriteResponseFilter nettyWriteResponseFilter(
            GatewayProperties properties, ObjectProvider<List<HttpHeadersFilter>> headers) {
        return new NettyWriteResponseFilter(properties.getStreamingMediaTypes(), headers);
    }

    /** Reactor Netty would send a request again when a kept connection breaks; it cannot know whether the service has acted on it. */
    @Bean
    HttpClientCustomizer noSecondTry() {
        return client -> client.disableRetry(true);
    }

    @Bean
    RequestHeaders requestHeaders(ClientAddress addresses) {
        return new RequestHeaders(addresses);
    }

    @Bean
    ResponseHeaders responseHeaders() {
        return new ResponseHeaders();
    }
}
