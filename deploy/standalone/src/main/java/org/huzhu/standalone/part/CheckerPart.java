package org.huzhu.standalone.part;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huzhu.standalone.Layout;
import org.huzhu.standalone.Settings;
import org.huzhu.standalone.process.Daemon;

/** The invariant checker of {@code deploy/check}, which looks again every few minutes and tells Prometheus. */
public final class CheckerPart implements Part {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Daemon daemon;
    private final Layout layout;
    private final Path launcher;
    private final Map<String, String> environment;

    public CheckerPart(Settings settings, Settings.Database database, String kafka) {
        this.daemon = new Daemon("check", settings.runFolder());
        this.layout = settings.layout();
        this.launcher = settings.root().resolve("deploy/standalone/target");
        this.environment = environment(settings, database, kafka);
    }

    /** Where the checker finds this installation; the same for {@code ./up check}. */
    public static Map<String, String> environment(Settings settings, Settings.Database database, String kafka) {
        var environment = new HashMap<>(settings.passed());
        environment.put("HUZHU_DB_HOST", database.host());
        environment.put("HUZHU_DB_PORT", Integer.toString(database.port()));
        environment.put("HUZHU_DB_NAME", database.name());
        environment.put("HUZHU_DB_USER", database.user());
        environment.put("HUZHU_DB_PASSWORD", database.password());
        environment.put("HUZHU_KAFKA", kafka);
        environment.put("HUZHU_CLOCK_OFFSET", settings.clockOffset().toString());
        environment.put(
                "HUZHU_CHECK_CLAIMS_URL",
                "http://127.0.0.1:" + settings.layout().management("claims-service"));
        environment.put("HUZHU_CHECK_PORT", Integer.toString(settings.layout().checker()));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        return Map.copyOf(environment);
    }

    public String url() {
        return "http://127.0.0.1:" + layout.checker();
    }

    @Override
    public Daemon daemon() {
        return daemon;
    }

    @Override
    public List<Port> ports() {
        return List.of(new Port("check", layout.checker()));
    }

    @Override
    public void prepare() {
        // Nothing of it is kept.
    }

    @Override
    public Daemon.Spec spec() {
        var classPath = launcher.resolve("standalone.jar") + File.pathSeparator + launcher.resolve("lib") + "/*";
        var command = new JavaCommand("160m", false).with("-cp", classPath, "org.huzhu.check.Main", "serve");
        return new Daemon.Spec(command.words(), environment);
    }

    @Override
    public boolean isReady() {
        var request = HttpRequest.newBuilder(URI.create(url() + "/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean stop() {
        return daemon.stop(Daemon.Signal.TERM, Duration.ofSeconds(10));
    }
}
