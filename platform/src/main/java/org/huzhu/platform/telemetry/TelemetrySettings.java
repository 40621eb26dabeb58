package org.huzhu.platform.telemetry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether spans are recorded, and where they go.
 *
 * @param endpoint an OTLP/HTTP receiver such as {@code http://collector:4318}; empty records nothing and costs nothing
 * @param sample the share of traces that is recorded, decided at the edge and followed by everybody behind it
 * @param edge true for the door to the outside, which does not let strangers decide what is recorded
 * @param every how often spans are sent
 * @param timeout for one sending; what cannot be sent is dropped, because nothing may wait for it
 * @param queue spans kept for sending; more are dropped
 */
@ConfigurationProperties("huzhu.telemetry")
public record TelemetrySettings(
        @DefaultValue("") String endpoint,
        @DefaultValue("1.0") double sample,
        @DefaultValue("false") boolean edge,
        @DefaultValue("2s") Duration every,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("8192") int queue) {

    public TelemetrySettings {
        if (sample < 0 || sample > 1) {
            throw new IllegalArgumentException("huzhu.telemetry.sample must lie between 0 and 1");
        }
    }

    public boolean isOn() {
        return !endpoint.isBlank();
    }

    String traces() {
        var base = endpoint.strip();
        return base.endsWith("/v1/traces") ? base : base.replaceFirst("/+$", "") + "/v1/traces";
    }
}
