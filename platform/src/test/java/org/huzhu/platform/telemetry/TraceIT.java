package org.huzhu.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.huzhu.platform.PlatformIT;
import org.huzhu.platform.SampleController;
import org.huzhu.platform.SampleHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

class TraceIT extends PlatformIT {

    private static final String SENDER_SPAN = "00f067aa0ba902b7";

    @Autowired
    RecordedSpans recorded;

    private final Lines lines = new Lines();
    private final String traceId = TraceContext.fresh().traceId();

    @BeforeEach
    void listen() {
        lines.start();
        ((Logger) LoggerFactory.getLogger("org.huzhu")).addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger("org.huzhu")).detachAppender(lines);
    }

    @Test
    @DisplayName("a request, its SQL, its event, the event's consumer and that one's SQL are one chain")
    void one_chain_from_the_request_to_the_effect() {
        var name = "chain " + UUID.randomUUID();
        post("/sample/things", Map.of("name", name), "01").isCreated();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(names()).contains("insert applied", "process unit.renamed"));
        var request = span("POST /sample/things");
        var published = span("publish unit.renamed");
        var consumed = span("process unit.renamed");

        assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(request.getParentSpanId()).isEqualTo(SENDER_SPAN);
        assertThat(span("insert thing").getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(span("insert outbox").getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(published.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(published.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(consumed.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(consumed.getParentSpanId()).isEqualTo(published.getSpanId());
        assertThat(span("insert applied").getParentSpanId()).isEqualTo(consumed.getSpanId());
        assertThat(recorded.of(traceId))
                .allSatisfy(span -> assertThat(span.getStatus()).isEqualTo(StatusData.unset()));
        assertThat(recorded.of(traceId).toString()).doesNotContain(name);
    }

    @Test
    @DisplayName(
            "lines of a request and of its event's consumer carry the trace id on whatever thread they are written")
    void every_line_names_its_trace() {
        post("/sample/things", Map.of("name", "lines\r\n2026-01-01 forged"), "00")
                .isCreated();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(lines.by(SampleController.class)).contains(traceId);
            assertThat(lines.by(SampleHandler.class)).contains(traceId);
        });
        assertThat(recorded.of(traceId)).isEmpty();
    }

    @Test
    @DisplayName("what is not sampled leaves no span and keeps its trace id to the end")
    void an_unsampled_trace_still_has_one_id() {
        post("/sample/things", Map.of("name", "unsampled"), "00").isCreated();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                count("select count(*) from outbox where published_at is not null and trace_id = '"
                                        + traceId + "' and traceparent like '00-" + traceId + "-%-00'"))
                        .isEqualTo(1));
        assertThat(recorded.of(traceId)).isEmpty();
    }

    @Test
    @DisplayName("a failure is named by its class; what its message says is in no span")
    void no_message_of_an_exception_is_recorded() {
        web.get()
                .uri("/sample/failure?idNumber=320201199001010028")
                .header(TraceContext.HEADER, parent("01"))
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR)
                .expectBody()
                .jsonPath("$.traceId")
                .isEqualTo(traceId);

        await().untilAsserted(() -> assertThat(names()).contains("GET /sample/failure"));
        var failed = span("GET /sample/failure");
        assertThat(failed.getStatus()).isEqualTo(StatusData.error());
        assertThat(failed.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(500);
        assertThat(failed.toString()).doesNotContain("320201199001010028", "secret");
        assertThat(failed.getEvents()).isEmpty();
        assertThat(lines.by("org.huzhu.platform.web.Errors")).contains(traceId);
    }

    @Test
    @DisplayName("an event that fails marks the span of its consumer with the kind of failure")
    void a_failing_consumer_is_seen() {
        post("/sample/things", Map.of("name", "poison " + traceId), "01").isCreated();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(recorded.of(traceId))
                        .anySatisfy(span -> assertThat(span.getAttributes().get(Work.Keys.ERROR))
                                .endsWith("PoisonEventException")));
        assertThat(recorded.of(traceId).toString()).doesNotContain("cannot be handled");
        await().untilAsserted(
                        () -> assertThat(count("select count(*) from dead_letter where trace_id = '" + traceId + "'"))
                                .isEqualTo(1));
        assertThat(lines.by("org.huzhu.platform.messaging.EventListeners")).contains(traceId);
        db.sql("update dead_letter set replayed_at = now() where trace_id = :trace")
                .bind("trace", traceId)
                .then()
                .block();
    }

    private org.springframework.test.web.reactive.server.StatusAssertions post(
            String path, Map<String, String> body, String flags) {
        return as(tokens.account(UUID.randomUUID()))
                .post()
                .uri(path)
                .header(TraceContext.HEADER, parent(flags))
                .bodyValue(body)
                .exchange()
                .expectHeader()
                .valueEquals("X-Trace-Id", traceId)
                .expectStatus();
    }

    private String parent(String flags) {
        return "00-" + traceId + '-' + SENDER_SPAN + '-' + flags;
    }

    private List<String> names() {
        return recorded.of(traceId).stream().map(SpanData::getName).toList();
    }

    private SpanData span(String name) {
        return recorded.of(traceId).stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + names()));
    }

    /** Keeps who wrote a line and under which trace. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private record Line(String logger, String trace) {}

        private final List<Line> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(new Line(
                    event.getLoggerName(), event.getMDCPropertyMap().getOrDefault(TraceInLogs.TRACE_ID, "none")));
        }

        List<String> by(Class<?> type) {
            return by(type.getName());
        }

        List<String> by(String logger) {
            return lines.stream()
                    .filter(line -> line.logger().equals(logger))
                    .map(Line::trace)
                    .toList();
        }
    }
}
