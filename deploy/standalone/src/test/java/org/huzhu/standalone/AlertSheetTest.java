package org.huzhu.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.huzhu.standalone.observe.Promtool;
import org.huzhu.standalone.observe.Repository;
import org.huzhu.standalone.part.PrometheusPart;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.process.Ports;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus alone, watching an installation of which nothing runs. */
class AlertSheetTest {

    @TempDir
    private Path home;

    @Test
    @DisplayName("--observe: Prometheus takes our rules, and the sheet shows five services down and all other alerts")
    void the_sheet_shows_the_state_of_every_alert() {
        Promtool.require(PrometheusPart.program().isPresent(), "prometheus");
        var settings = settings();
        var prometheus = new PrometheusPart(settings);
        prometheus.prepare();
        prometheus.daemon().start(prometheus.spec());
        try {
            assertThat(Pause.until(Duration.ofSeconds(20), 100, prometheus::isReady))
                    .isTrue();

            var sheet = sheet(settings);

            assertThat(down(sheet)).isEqualTo(5);
            assertThat(sheet).doesNotContain("ServiceAbsent                    PENDING");
            assertThat(sheet).contains("claims-service 有实例连不上", "docs/runbooks/service-down.md");
            assertThat(sheet.lines()).anyMatch(line -> line.matches("OutboxStuck +INACTIVE .*outbox\\.md"));
            assertThat(prometheus.daemon().runsAs(new PrometheusPart(settings).spec()))
                    .isTrue();
        } finally {
            assertThat(prometheus.stop()).isTrue();
        }
    }

    private static long down(String sheet) {
        return sheet.lines()
                .filter(line -> line.matches("ServiceDown +PENDING +critical .*"))
                .count();
    }

    private Settings settings() {
        return new Settings(
                Repository.root(),
                home,
                Ports.freeRange(38_080, Layout.WIDTH),
                "127.0.0.1",
                Duration.ZERO,
                false,
                true,
                Optional.empty(),
                Optional.empty(),
                Map.of(PrometheusPart.EVERY, "1s"));
    }

    private static String sheet(Settings settings) {
        var printed = new ByteArrayOutputStream();
        var sheet = new AlertSheet(settings.layout(), new PrintStream(printed, true, UTF_8));
        sheet.awaitFirstRound();
        sheet.print();
        return printed.toString(UTF_8);
    }
}
