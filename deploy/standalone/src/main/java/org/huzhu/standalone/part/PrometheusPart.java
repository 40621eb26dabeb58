package org.huzhu.standalone.part;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.huzhu.standalone.Layout;
import org.huzhu.standalone.Settings;
import org.huzhu.standalone.StandaloneException;
import org.huzhu.standalone.process.Daemon;
import org.huzhu.standalone.process.Digest;
import org.huzhu.standalone.process.Ports;

/** The Prometheus that is installed here, with the rules of {@code deploy/prometheus} and the ports of this installation. */
public final class PrometheusPart implements Part {

    /** How often is scraped and judged; production does it every 15 seconds. */
    public static final String EVERY = "HUZHU_OBSERVE_EVERY";

    private static final String DEFAULT_EVERY = "5s";

    private final Daemon daemon;
    private final Layout layout;
    private final Path folder;
    private final Path rules;
    private final String every;

    public PrometheusPart(Settings settings) {
        this.daemon = new Daemon("prometheus", settings.runFolder());
        this.layout = settings.layout();
        this.folder = settings.home().resolve("prometheus");
        this.rules = settings.root().resolve("deploy/prometheus/rules");
        this.every = settings.passed().getOrDefault(EVERY, DEFAULT_EVERY);
    }

    /** The program, by {@code HUZHU_PROMETHEUS} or from the path. */
    public static Optional<Path> program() {
        var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        var named = Stream.ofNullable(System.getenv("HUZHU_PROMETHEUS")).map(Path::of);
        return Stream.concat(named, Stream.of(path).map(folder -> Path.of(folder, "prometheus")))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    public String url() {
        return "http://127.0.0.1:" + layout.prometheus();
    }

    @Override
    public Daemon daemon() {
        return daemon;
    }

    @Override
    public List<Port> ports() {
        return List.of(new Port("Prometheus", layout.prometheus()));
    }

    @Override
    public void prepare() {
        installed();
        Folders.create(folder.resolve("data"));
        try {
            Files.writeString(file(), configuration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Daemon.Spec spec() {
        return new Daemon.Spec(
                List.of(
                        installed().toString(),
                        "--config.file=" + file(),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--storage.tsdb.retention.time=15d",
                        "--web.listen-address=127.0.0.1:" + layout.prometheus()),
                // Only so that other rules or ports count as a change.
                Map.of("HUZHU_OBSERVED", Digest.of(configuration() + rulesText())));
    }

    @Override
    public boolean isReady() {
        return Ports.answers("127.0.0.1", layout.prometheus());
    }

    @Override
    public boolean stop() {
        return daemon.stop(Daemon.Signal.TERM, Duration.ofSeconds(20));
    }

    private static Path installed() {
        return program().orElseThrow(() -> new StandaloneException("""
                                本机没有 Prometheus。请安装（Debian/Ubuntu: apt install prometheus；或下载后用 HUZHU_PROMETHEUS 指明程序），或去掉 --observe。
                                There is no Prometheus here. Install it (Debian, Ubuntu: apt install prometheus; or name the program by \
                                HUZHU_PROMETHEUS), or leave --observe away.\
                                """));
    }

    private Path file() {
        return folder.resolve("prometheus.yml");
    }

    private String rulesText() {
        try (var files = Files.list(rules)) {
            var text = new StringBuilder();
            for (var file : files.sorted().toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String configuration() {
        var text = new StringBuilder("""
                # Written by ./up --observe; changes are lost.
                global:
                  scrape_interval: %1$s
                  scrape_timeout: %1$s
                  evaluation_interval: %1$s
                rule_files:
                  - %2$s/*.yml
                scrape_configs:
                  - job_name: huzhu
                    metrics_path: /actuator/prometheus
                    honor_labels: true
                    static_configs:
                """.formatted(every, rules));
        Layout.SERVICES.forEach(service -> text.append(target(layout.management(service), service)));
        text.append("""
                  - job_name: huzhu-check
                    metrics_path: /metrics
                    honor_labels: true
                    static_configs:
                """).append(target(layout.checker(), "check"));
        return text.toString();
    }

    private static String target(int port, String service) {
        return """
                      - targets: ["127.0.0.1:%d"]
                        labels:
                          service: %s
            """.formatted(port, service);
    }
}
