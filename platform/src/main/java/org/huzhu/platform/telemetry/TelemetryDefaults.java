package org.huzhu.platform.telemetry;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** What all services want of the framework, so that none of them can forget it. Any setting of theirs goes first. */
public final class TelemetryDefaults implements EnvironmentPostProcessor {

    private static final String QUERY_OBSERVATIONS =
            "org.springframework.boot.r2dbc.autoconfigure.observation.R2dbcObservationAutoConfiguration";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "huzhu-telemetry",
                        Map.of(
                                "huzhu.telemetry.endpoint", "${HUZHU_OTLP_ENDPOINT:}",
                                "huzhu.telemetry.sample", "${HUZHU_TRACE_SAMPLE:1.0}",
                                "logging.structured.json.customizer", MaskedJson.class.getName(),
                                // An observation per statement is what the framework makes of the driver's proxy.
                                "spring.autoconfigure.exclude", QUERY_OBSERVATIONS,
                                "spring.reactor.context-propagation", "auto")));
    }
}
