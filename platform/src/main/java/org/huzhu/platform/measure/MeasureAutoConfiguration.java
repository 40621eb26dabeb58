package org.huzhu.platform.measure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** How every service measures. */
@AutoConfiguration
@EnableConfigurationProperties(MeasureSettings.class)
public class MeasureAutoConfiguration {

    /** Every series says whose it is. */
    @Bean
    MeterFilter serviceLabel(@Value("${spring.application.name}") String service) {
        return MeterFilter.commonTags(Tags.of("service", service));
    }

    @Bean
    MeterFilter meterForms(MeasureSettings settings) {
        return new MeterForms(settings.borders());
    }

    /** Some forty series of Spring Security's own filters, which tell nobody anything. */
    @Bean
    MeterFilter noSecurityMeters() {
        return MeterFilter.denyNameStartsWith("spring.security.");
    }

    /** A series per connection and thread, of which there is no end; {@code r2dbc.pool} stays. */
    @Bean
    MeterFilter noQueryMeters() {
        return MeterFilter.denyNameStartsWith("r2dbc.query");
    }

    @Bean
    Measuring measuring(ObjectProvider<Measure> measures, MeasureSettings settings, MeterRegistry meters) {
        return new Measuring(measures.orderedStream().toList(), settings, meters);
    }
}
