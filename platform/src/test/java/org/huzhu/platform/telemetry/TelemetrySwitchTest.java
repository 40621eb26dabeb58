package org.huzhu.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.SpanKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TelemetrySwitchTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TelemetryAutoConfiguration.class));

    @Test
    @DisplayName("without an endpoint nothing is recorded, and the trace context is handed on as it came")
    void off() {
        service.run(context -> {
            var tracing = context.getBean(Tracing.class);
            var sender = Optional.of(new TraceContext("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true));

            assertThat(tracing.isOn()).isFalse();
            assertThat(tracing.receive(Work.request("GET"), sender).context()).isEqualTo(sender.get());
        });
    }

    @Test
    @DisplayName("with an endpoint spans arrive there, at the latest when the service stops")
    void on() throws Exception {
        var arrived = new CompletableFuture<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            arrived.complete(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            service.withPropertyValues("huzhu.telemetry.endpoint=http://127.0.0.1:"
                            + server.getAddress().getPort() + "/")
                    .run(context -> {
                        var running = context.getBean(Tracing.class).receive(Work.request("GET"), Optional.empty());
                        assertThat(running.isRecorded()).isTrue();
                        running.end();
                    });
            assertThat(arrived.get(20, TimeUnit.SECONDS)).isEqualTo("/v1/traces");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, true, 0, false", "true, false, 1, true", "false, true, 0, true", "false, false, 1, false"})
    @DisplayName("the edge decides by its own share, a service behind it by what it is told")
    void who_decides(boolean edge, boolean told, double share, boolean recorded) {
        service.withPropertyValues(
                        "huzhu.telemetry.endpoint=http://127.0.0.1:9",
                        "huzhu.telemetry.edge=" + edge,
                        "huzhu.telemetry.sample=" + share,
                        "huzhu.telemetry.timeout=100ms")
                .run(context -> {
                    var sender = new TraceContext("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", told);
                    var running = context.getBean(Tracing.class)
                            .receive(
                                    new Work("GET", SpanKind.SERVER, Work.of("").attributes()), Optional.of(sender));

                    assertThat(running.isRecorded()).isEqualTo(recorded);
                    assertThat(running.context().sampled()).isEqualTo(recorded);
                    assertThat(running.context().traceId()).isEqualTo(sender.traceId());
                });
    }
}
