package org.huzhu.gateway.admission;

import io.micrometer.core.instrument.MeterRegistry;
import org.huzhu.gateway.request.ClientAddress;
import org.huzhu.gateway.routing.RoutingTable;
import org.huzhu.platform.security.TokenMeters;
import org.huzhu.platform.web.Problems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;

/** Wires the door. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AdmissionConfiguration {

    @Bean
    Buckets buckets(LimitSettings settings) {
        var own = new LocalBuckets();
        return settings.sharedStore().isBlank()
                ? own
                : new SharedBuckets(settings.sharedStore(), settings.sharedStoreTimeout(), own);
    }

    @Bean
    AdmissionFilter admissionFilter(
            LimitSettings settings,
            RoutingTable table,
            Buckets buckets,
            ClientAddress addresses,
            Problems problems,
            MeterRegistry meters,
            TokenMeters tokens) {
        var limits = new Limits(settings);
        table.rules().forEach(rule -> limits.ofRoute(rule.limit()));
        return new AdmissionFilter(
                settings, limits, buckets, addresses, problems, new LimitMeters(meters, limits), tokens);
    }

    @Bean
    Revocations revocations(WebClient.Builder http, RevocationSettings settings) {
        return new Revocations(http.build(), settings);
    }

    /** Around the decoder all services share. */
    @Bean
    static BeanPostProcessor revocableTokens(ObjectProvider<Revocations> revocations) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof ReactiveJwtDecoder decoder
                        ? new RevocableTokens(decoder, revocations.getObject())
                        : bean;
            }
        };
    }
}
