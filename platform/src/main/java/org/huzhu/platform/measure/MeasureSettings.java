package org.huzhu.platform.measure;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often is measured and where histograms have their borders. Objectives are measured at a border, so 0.2 s and
 * 0.5 s (requests), 2 s (events) and 15 s (imports) must stay.
 *
 * @param every pause between two readings of a gauge
 * @param restFactor a reading that took long is followed by a pause this many times as long, so that measuring never
 *     takes more than a hundredth of the database's time
 * @param longest a reading that takes longer has failed
 */
@ConfigurationProperties("huzhu.measure")
public record MeasureSettings(
        @DefaultValue("15s") Duration every,
        @DefaultValue("100") int restFactor,
        @DefaultValue("10s") Duration longest,
        @DefaultValue Borders borders) {

    /**
     * Upper borders of the buckets.
     *
     * @param requests HTTP, on both sides of the gateway
     * @param handling of one event
     * @param delays from an event's creation to its publication or effect
     * @param imports of one whole list
     * @param providers answers of outside services
     */
    public record Borders(
            @DefaultValue({"10ms", "50ms", "100ms", "200ms", "500ms", "1s", "2s", "5s", "10s"})
            List<Duration> requests,

            @DefaultValue({"10ms", "50ms", "200ms", "1s", "5s", "30s"})
            List<Duration> handling,

            @DefaultValue({"50ms", "200ms", "500ms", "1s", "2s", "5s", "15s", "1m", "5m"})
            List<Duration> delays,

            @DefaultValue({"500ms", "1s", "2s", "5s", "15s", "1m", "5m", "15m"})
            List<Duration> imports,

            @DefaultValue({"50ms", "200ms", "500ms", "1s", "2s", "5s", "10s"})
            List<Duration> providers) {}
}
