package org.huzhu.platform.telemetry;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Spans stay in memory, so that tests can look at them. */
@TestConfiguration(proxyBeanMethods = false)
public class RecordedSpans {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();

    @Bean
    Tracing tracing() {
        var settings = new TelemetrySettings("memory", 1, false, Duration.ofSeconds(1), Duration.ofSeconds(1), 100);
        return TelemetryAutoConfiguration.SpanRecorder.by(SimpleSpanProcessor.create(spans), settings, "platform")
                .tracing();
    }

    List<SpanData> of(String traceId) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(traceId))
                .toList();
    }
}
