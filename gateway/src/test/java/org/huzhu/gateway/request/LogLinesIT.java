package org.huzhu.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.huzhu.gateway.testkit.WithGateway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is really written to standard output. */
@ExtendWith(OutputCaptureExtension.class)
class LogLinesIT extends WithGateway {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4799";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-00";

    @Test
    @DisplayName("a request leaves one line with its trace id, without its query and without line ends of the caller")
    void one_line_per_request(CapturedOutput output) {
        http.get()
                .uri(java.net.URI.create(
                        url() + "/api/v1/products/x%0d%0a2026-01-01%20forged?idNumber=320201199001010028"))
                .header("traceparent", PARENT)
                .header("User-Agent", "320201199001010028")
                .exchange();

        await().untilAsserted(() -> assertThat(output.getOut().lines().filter(line -> line.contains("huzhu.access")))
                .anySatisfy(
                        line -> assertThat(line).contains("[" + TRACE + "]", "GET /api/v1/products/x", "status=400")));
        assertThat(output.getOut()).doesNotContain("320201199001010028");
        assertThat(output.getOut().lines()).noneMatch(line -> line.startsWith("2026-01-01"));
    }
}
