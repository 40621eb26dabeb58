package org.huzhu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServeTest {

    @Test
    @DisplayName("where nothing answers, serve says so on every page and goes on")
    void servesWithoutDatabase() throws IOException, InterruptedException {
        var settings = CheckSettings.of(
                Map.of("HUZHU_DB_PORT", "1", "HUZHU_KAFKA", "127.0.0.1:1", "HUZHU_CHECK_LOOK_AGAIN_AFTER", "PT0S"));
        try (var serve = new Serve(new Checker(settings), "127.0.0.1", 0)) {
            serve.start();
            assertThat(get(serve, "/")).contains("尚未完成");
            assertThat(get(serve, "/metrics")).isEmpty();
            assertThat(get(serve, "/health")).contains("UP");

            serve.runOnce();

            assertThat(get(serve, "/")).contains("未能检查 could not check: the database does not answer", "NOT CHECKED");
            assertThat(get(serve, "/metrics"))
                    .contains("huzhu_check_failed{service=\"check\"} 1")
                    .doesNotContain("huzhu_check_violations{");
            assertThat(get(serve, "/report.json")).contains("\"exitCode\" : 2");
        }
    }

    private static String get(Serve serve, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + serve.port() + path))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}
