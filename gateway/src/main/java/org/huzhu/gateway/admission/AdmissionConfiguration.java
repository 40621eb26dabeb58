package org.huzhu.gateway.admission;

import org.huzhu.gateway.request.ClientAddress;
import org.huzhu.gateway.routing.RoutingTable;
import org.huzhu.platform.web.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the door. */
@Configuration(proxyBeanMethods = false)
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
            LimitSettings settings, RoutingTable table, Buckets buckets, ClientAddress addresses, Problems problems) {
        var limits = new Limits(settings);
        table.rules().forEach(rule -> limits.ofRoute(rule.limit()));
        return new AdmissionFilter(settings, limits, buckets, addresses, problems);
    }
}
