package org.huzhu.platform.security;

import com.nimbusds.jose.jwk.JWKSet;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.PlatformWebAutoConfiguration;
import org.huzhu.platform.web.Problems;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Mono;

/**
 * Token check and {@link Access} for every service alike. The chain authenticates only; {@link AccessFilter} decides.
 */
@AutoConfiguration(
        after = PlatformWebAutoConfiguration.class,
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration"
        })
@EnableConfigurationProperties(SecuritySettings.class)
public class SecurityAutoConfiguration {

    private static final Duration KEYS_WAIT = Duration.ofSeconds(3);

    @Bean
    @ConditionalOnMissingBean
    ReactiveJwtDecoder jwtDecoder(SecuritySettings settings, Clock clock) {
        var keys = new IssuerKeys(keySet(settings), System::nanoTime, settings.keysKeptFor(), settings.keysPause());
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::of).build();
        decoder.setJwtValidator(validator(settings, clock));
        return new CachingJwtDecoder(decoder, clock, settings.cacheFor());
    }

    private static Mono<JWKSet> keySet(SecuritySettings settings) {
        var http = WebClient.create(settings.jwksUri());
        return http.get()
                .retrieve()
                .bodyToMono(String.class)
                .timeout(KEYS_WAIT)
                .flatMap(text -> Mono.fromCallable(() -> JWKSet.parse(text)));
    }

    /** Also for tests and for the issuer itself. */
    public static OAuth2TokenValidator<Jwt> validator(SecuritySettings settings, Clock clock) {
        var times = new JwtTimestampValidator(settings.leeway());
        times.setClock(clock);
        times.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(settings.audience())));
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityWebFilterChain securityWebFilterChain(
            ServerHttpSecurity http, ReactiveJwtDecoder decoder, Problems problems, TokenMeters meters) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .oauth2ResourceServer(server -> server.bearerTokenConverter(new BearerToken())
                        .authenticationEntryPoint((exchange, failure) -> {
                            meters.refused(failure);
                            return problems.write(Refusal.of("NOT_AUTHENTICATED"), exchange);
                        })
                        .jwt(jwt -> jwt.jwtDecoder(decoder).jwtAuthenticationConverter(new CallerConverter())))
                .build();
    }

    @Bean
    TokenMeters tokenMeters(MeterRegistry meters) {
        return new TokenMeters(meters);
    }

    @Bean
    AccessFilter accessFilter(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            Problems problems,
            TokenMeters meters) {
        return new AccessFilter(mapping, problems, meters);
    }

    @Bean
    WebFluxConfigurer callerArguments() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new CallerArgumentResolver());
            }
        };
    }
}
