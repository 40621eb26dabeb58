package org.huzhu.platform.telemetry;

import io.micrometer.context.ContextRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Spans by OpenTelemetry where an endpoint is named; the trace id in log lines everywhere (docs/adr/0018). */
@AutoConfiguration
@EnableConfigurationProperties(TelemetrySettings.class)
public class TelemetryAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(TelemetryAutoConfiguration.class);

    /** Frameworks bring accessors of their own; nothing here reads what they would carry along with every signal. */
    private static final String OBSERVATIONS = "micrometer.observation";

    TelemetryAutoConfiguration() {
        var registry = ContextRegistry.getInstance();
        registry.removeThreadLocalAccessor(OBSERVATIONS);
        registry.getThreadLocalAccessors().stream()
                .filter(accessor -> accessor.getClass().getName().startsWith("org.springframework.security."))
                .toList()
                .forEach(accessor -> registry.removeThreadLocalAccessor(accessor.key()));
        registry.registerThreadLocalAccessor(new TraceInLogs());
    }

    @Bean
    @ConditionalOnMissingBean
    Tracing tracing(SpanRecorder recorder) {
        return recorder.tracing();
    }

    @Bean
    SpanRecorder spanRecorder(TelemetrySettings settings, Environment environment) {
        return settings.isOn() ? SpanRecorder.to(settings, serviceOf(environment)) : SpanRecorder.none();
    }

    private static String serviceOf(Environment environment) {
        return environment.getProperty("spring.application.name", "huzhu");
    }

    /** Statements pass the recorder only where spans are recorded at all. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ConnectionFactory.class, ProxyConnectionFactory.class})
    static class Statements {

        @Bean
        static BeanPostProcessor sqlSpans(ObjectProvider<Tracing> tracing) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof ConnectionFactory connections
                                    && tracing.getObject().isOn()
                            ? SqlSpans.around(connections, tracing.getObject())
                            : bean;
                }
            };
        }
    }

    /** The SDK's part: keeps finished spans for a moment and sends them in batches from a thread of its own. */
    static final class SpanRecorder implements DisposableBean {

        private final Optional<SdkTracerProvider> provider;

        private SpanRecorder(Optional<SdkTracerProvider> provider) {
            this.provider = provider;
        }

        static SpanRecorder none() {
            return new SpanRecorder(Optional.empty());
        }

        static SpanRecorder to(TelemetrySettings settings, String service) {
            var exporter = OtlpHttpSpanExporter.builder()
                    .setEndpoint(settings.traces())
                    .setTimeout(settings.timeout())
                    .setCompression("gzip")
                    .build();
            log.info("spans are sent endpoint={} sample={}", settings.traces(), settings.sample());
            return by(
                    BatchSpanProcessor.builder(exporter)
                            .setScheduleDelay(settings.every())
                            .setExporterTimeout(settings.timeout())
                            .setMaxQueueSize(settings.queue())
                            .build(),
                    settings,
                    service);
        }

        static SpanRecorder by(SpanProcessor processor, TelemetrySettings settings, String service) {
            return new SpanRecorder(Optional.of(SdkTracerProvider.builder()
                    .setSampler(sampler(settings))
                    .setResource(Resource.getDefault()
                            .merge(Resource.create(Attributes.builder()
                                    .put("service.name", service)
                                    .put("service.namespace", "huzhu")
                                    .put(
                                            "service.instance.id",
                                            UUID.randomUUID().toString())
                                    .build())))
                    .addSpanProcessor(processor)
                    .build()));
        }

        private static Sampler sampler(TelemetrySettings settings) {
            return settings.edge()
                    ? new EdgeSampler(settings.sample())
                    : Sampler.parentBased(Sampler.traceIdRatioBased(settings.sample()));
        }

        Tracing tracing() {
            return provider.map(it -> Tracing.by(it.get("org.huzhu"))).orElseGet(Tracing::off);
        }

        /** The last spans still leave. */
        @Override
        public void destroy() {
            provider.ifPresent(SdkTracerProvider::close);
        }
    }
}
