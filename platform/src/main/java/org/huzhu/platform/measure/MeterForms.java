package org.huzhu.platform.measure;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Gives timers the borders of their histograms. All other timers of the frameworks stay without. */
final class MeterForms implements MeterFilter {

    private final Map<String, List<Duration>> borders;

    MeterForms(MeasureSettings.Borders borders) {
        this.borders = Map.of(
                "http.server.requests", borders.requests(),
                "huzhu.events.consumed", borders.handling(),
                "huzhu.events.delay", borders.delays(),
                "huzhu.outbox.delay", borders.delays(),
                "huzhu.imports", borders.imports(),
                "huzhu.sms.tries", borders.providers());
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        var known = borders.get(id.getName());
        if (known == null || id.getType() != Meter.Type.TIMER) {
            return config;
        }
        return DistributionStatisticConfig.builder()
                .serviceLevelObjectives(
                        known.stream().mapToDouble(Duration::toNanos).toArray())
                .build()
                .merge(config);
    }
}
