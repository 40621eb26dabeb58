package org.huzhu.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class LogFormatTest {

    private static final TraceContext TRACE = TraceContext.parse(
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .orElseThrow();
    private static final String FORGED = "a\r\n2026-11-23T10:00:00.000+08:00  INFO forged 320201199001010028";

    private final Logger log = LoggerFactory.getLogger("org.huzhu.sample");

    @AfterEach
    void text() {
        use("text");
    }

    @Test
    @DisplayName("text: one line per message with the trace id; neither a message nor an exception can forge one")
    void text_lines(CapturedOutput output) {
        use("text");
        write();

        var lines = lines(output);
        assertThat(lines.stream().filter(line -> !line.startsWith("  ") && !line.startsWith("\t")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains(" [" + TRACE.traceId() + "] ", "org.huzhu.sample"));
        assertThat(lines.getFirst()).endsWith(": said a\\r\\n2026-11-23T10:00:00.000+08:00  INFO forged ***");
        assertThat(output.getOut()).contains("IllegalStateException").doesNotContain("320201199001010028");
    }

    @Test
    @DisplayName("HUZHU_LOG_FORMAT=ecs: one JSON document per line, with the trace id and without a person's number")
    void ecs_lines(CapturedOutput output) {
        use("ecs");
        write();

        assertThat(documents(output)).hasSize(2).allSatisfy(line -> {
            assertThat(line.path("traceId").asString()).isEqualTo(TRACE.traceId());
            assertThat(line.path("message").asString()).doesNotContain("320201199001010028");
            assertThat(line.path("service").path("name").asString()).isEqualTo("sample");
        });
        assertThat(output.getOut()).contains("stack_trace").doesNotContain("320201199001010028");
    }

    @Test
    @DisplayName("HUZHU_LOG_FORMAT=logstash: the same for Logstash")
    void logstash_lines(CapturedOutput output) {
        use("logstash");
        write();

        assertThat(documents(output)).hasSize(2).allSatisfy(line -> {
            assertThat(line.path("traceId").asString()).isEqualTo(TRACE.traceId());
            assertThat(line.path("logger_name").asString()).isEqualTo("org.huzhu.sample");
        });
        assertThat(output.getOut()).doesNotContain("320201199001010028");
    }

    private void write() {
        try (var _ = TraceInLogs.during(TRACE)) {
            log.info("said {}", FORGED);
            log.error("failed", new IllegalStateException(FORGED, new IllegalArgumentException(FORGED)));
        }
    }

    private static void use(String format) {
        var environment = new MockEnvironment()
                .withProperty("huzhu.log.format", format)
                .withProperty("spring.application.name", "sample");
        new TelemetryDefaults().postProcessEnvironment(environment, new SpringApplication());
        var logging = LoggingSystem.get(LogFormatTest.class.getClassLoader());
        logging.cleanUp();
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(environment), "classpath:logback-spring.xml", null);
    }

    private static List<String> lines(CapturedOutput output) {
        return Arrays.stream(output.getOut().split("\n"))
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static List<JsonNode> documents(CapturedOutput output) {
        var json = JsonMapper.builder().build();
        return lines(output).stream().map(json::readTree).toList();
    }
}
