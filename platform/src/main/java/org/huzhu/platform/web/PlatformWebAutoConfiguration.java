package org.huzhu.platform.web;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.huzhu.platform.telemetry.TelemetryAutoConfiguration;
import org.huzhu.platform.telemetry.Tracing;
import org.huzhu.platform.time.AnnouncedWorkCalendar;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.time.WorkCalendar;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import tools.jackson.databind.json.JsonMapper;

/** Clock, work calendar and problem documents. */
@AutoConfiguration(after = TelemetryAutoConfiguration.class)
@EnableConfigurationProperties(ClockSettings.class)
public class PlatformWebAutoConfiguration {

    /** The business clock. An offset moves a demo installation in time; anywhere else it is refused. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock(ClockSettings settings, Environment environment) {
        var clock = Clock.system(Beijing.ZONE);
        if (settings.offset().isZero()) {
            return clock;
        }
        if (!environment.acceptsProfiles(Profiles.of("demo"))) {
            throw new IllegalStateException("huzhu.clock.offset is for the demo profile only");
        }
        return Clock.offset(clock, settings.offset());
    }

    @Bean
    @ConditionalOnMissingBean
    WorkCalendar workCalendar() {
        return AnnouncedWorkCalendar.shipped();
    }

    @Bean
    ProblemCatalogue problemCatalogue() {
        return ProblemCatalogue.load();
    }

    @Bean
    Problems problems(ProblemCatalogue catalogue, JsonMapper json, MeterRegistry meters) {
        return new Problems(catalogue, json, meters);
    }

    @Bean
    ProblemAdvice problemAdvice(Problems problems) {
        return new ProblemAdvice(problems);
    }

    @Bean
    ProblemExceptionHandler problemExceptionHandler(Problems problems) {
        return new ProblemExceptionHandler(problems);
    }

    @Bean
    @ConditionalOnMissingBean
    RouteName routeName() {
        return exchange ->
                exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof PathPattern pattern
                        ? pattern.getPatternString()
                        : "unknown";
    }

    @Bean
    TraceFilter traceFilter(Tracing tracing, RouteName routes) {
        return new TraceFilter(tracing, routes);
    }
}
