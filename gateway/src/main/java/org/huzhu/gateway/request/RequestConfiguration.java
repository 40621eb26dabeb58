package org.huzhu.gateway.request;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import org.huzhu.gateway.routing.RouteRule;
import org.huzhu.platform.web.Problems;
import org.huzhu.platform.web.RouteName;
import org.huzhu.platform.web.TraceId;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.server.WebFilter;

/** Wires what every request passes. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

    @Bean
    ClientAddress clientAddress(RequestSettings settings) {
        return new ClientAddress(settings.trustedProxies());
    }

    @Bean
    AccessLog accessLog(MeterRegistry meters) {
        return new AccessLog(meters);
    }

    /** Meters come from {@link AccessLog}: Spring's observations cost more CPU than all filters of the gateway together. */
    @Bean
    ObservationRegistry noObservations() {
        return ObservationRegistry.NOOP;
    }

    /** Spans are called after routes: a path may hold anything. */
    @Bean
    RouteName routeName() {
        return exchange -> RouteRule.of(exchange).map(RouteRule::id).orElse("gateway");
    }

    @Bean
    AnswerHeaders answerHeaders() {
        return new AnswerHeaders();
    }

    @Bean
    BodyLimit bodyLimit(Problems problems) {
        return new BodyLimit(problems);
    }

    /** Against callers that send their request drop by drop. */
    @Bean
    NettyServerCustomizer slowCallers(RequestSettings settings) {
        return server -> server.readTimeout(settings.bodyIdle()).requestTimeout(settings.bodyTotal());
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 40)
    WebFilter cors(RequestSettings settings) {
        if (settings.corsOrigins().isEmpty()) {
            return (exchange, chain) -> chain.filter(exchange);
        }
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(settings.corsOrigins());
        rules.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE"));
        rules.setAllowedHeaders(List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "traceparent"));
        rules.setExposedHeaders(
                List.of("Location", "ETag", HttpHeaders.RETRY_AFTER, "RateLimit", "RateLimit-Policy", TraceId.HEADER));
        rules.setMaxAge(Duration.ofHours(1));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", rules);
        return new CorsWebFilter(source);
    }
}
