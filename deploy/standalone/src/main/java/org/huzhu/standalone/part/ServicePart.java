package org.huzhu.standalone.part;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huzhu.standalone.Layout;
import org.huzhu.standalone.Secrets;
import org.huzhu.standalone.Settings;
import org.huzhu.standalone.process.Daemon;

/** One of the five services, started from the same jar as in production and configured by the same environment variables. */
public final class ServicePart implements Part {

    private static final Map<String, String> HEAPS = Map.of("enrollment-service", "224m");

    /** Who keeps files, and in which folder. */
    private static final Map<String, String> FILES =
            Map.of("enrollment-service", "files", "claims-service", "claims-files");

    /** One of them is enough: they share the machine. */
    private static final String WATCHES_THE_DISKS = "enrollment-service";

    /** On one machine every handler and member comes from the same address, which elsewhere would look like an attack. */
    private static final Map<String, String> ONE_ADDRESS_FOR_ALL = Map.of(
            "HUZHU_CODES_REGISTRATIONSPERADDRESS_COUNT", "1000",
            "HUZHU_CODES_LOGINSPERADDRESS_COUNT", "1000",
            "HUZHU_CODES_TRIESPERADDRESS_COUNT", "1000");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String service;
    private final Settings settings;
    private final Settings.Database database;
    private final String kafka;
    private final Secrets secrets;
    private final Daemon daemon;
    private final UnpackedJar jar;

    public ServicePart(String service, Settings settings, Settings.Database database, String kafka, Secrets secrets) {
        this.service = service;
        this.settings = settings;
        this.database = database;
        this.kafka = kafka;
        this.secrets = secrets;
        this.daemon = new Daemon(service, settings.runFolder());
        this.jar = new UnpackedJar(
                service,
                settings.root().resolve(service).resolve("target").resolve(service + ".jar"),
                settings.home().resolve("apps"));
    }

    @Override
    public Daemon daemon() {
        return daemon;
    }

    @Override
    public List<Port> ports() {
        return List.of(
                new Port(service, settings.layout().service(service)),
                new Port(service + " management", settings.layout().management(service)));
    }

    @Override
    public void prepare() {
        jar.unpack();
    }

    @Override
    public Daemon.Spec spec() {
        var command = java().with("-jar", jar.application().toString());
        return new Daemon.Spec(command.words(), jar.haste(), environment());
    }

    /** Costs some CPU-seconds once and halves those of every later start; needs the database. */
    public void makeClassCache() {
        var environment = new HashMap<>(environment());
        environment.put("HUZHU_PORT", "0");
        environment.put("HUZHU_MANAGEMENT_PORT", "0");
        jar.makeCache(java().words(), environment);
    }

    private JavaCommand java() {
        return new JavaCommand(heap(), settings.underLoad())
                .with("-XX:ReservedCodeCacheSize=96m", "--enable-native-access=ALL-UNNAMED");
    }

    @Override
    public boolean isReady() {
        var health = URI.create("http://127.0.0.1:%d/actuator/health/readiness"
                .formatted(settings.layout().management(service)));
        try {
            var request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(5))
                    .build();
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
        return daemon.stop(Daemon.Signal.TERM, Duration.ofSeconds(40));
    }

    private String heap() {
        return settings.underLoad() ? "512m" : HEAPS.getOrDefault(service, "144m");
    }

    private Map<String, String> environment() {
        var layout = settings.layout();
        var environment = new HashMap<String, String>();
        environment.put("SPRING_PROFILES_ACTIVE", "demo");
        environment.put("SERVER_ADDRESS", service.equals(Layout.GATEWAY) ? settings.bindAddress() : "127.0.0.1");
        if (settings.reachesBeyondThisMachine()) {
            environment.put("HUZHU_DEMO_ALLOWREMOTE", "true");
        }
        environment.put("HUZHU_PORT", Integer.toString(layout.service(service)));
        environment.put("HUZHU_MANAGEMENT_PORT", Integer.toString(layout.management(service)));
        environment.put("HUZHU_JWKS_URI", layout.url("member-service") + "/.well-known/jwks.json");
        environment.put("HUZHU_CLOCK_OFFSET", settings.clockOffset().toString());
        if (FILES.containsKey(service)) {
            environment.put(
                    "HUZHU_FILES_FOLDER",
                    settings.home().resolve(FILES.get(service)).toString());
        }
        if (service.equals(Layout.GATEWAY)) {
            Layout.SERVICES.stream()
                    .filter(other -> !other.equals(Layout.GATEWAY))
                    .forEach(other -> environment.put(
                            "HUZHU_" + other.replace("-service", "").toUpperCase(Locale.ROOT) + "_URL",
                            layout.url(other)));
        } else {
            environment.putAll(dataEnvironment());
        }
        if (service.equals(WATCHES_THE_DISKS)) {
            environment.put("MANAGEMENT_METRICS_SYSTEM_DISKSPACE_PATHS", disks());
        }
        environment.putAll(ONE_ADDRESS_FOR_ALL);
        environment.putAll(settings.passed());
        return environment;
    }

    /** The data may lie on disks of its own. */
    private String disks() {
        return Stream.of(
                        Optional.of(settings.home()),
                        settings.database().isEmpty()
                                ? Optional.of(settings.home().resolve("postgres"))
                                : Optional.<Path>empty(),
                        settings.kafka().isEmpty()
                                ? Optional.of(settings.home().resolve("kafka"))
                                : Optional.<Path>empty())
                .flatMap(Optional::stream)
                .map(Path::toString)
                .collect(Collectors.joining(","));
    }

    private Map<String, String> dataEnvironment() {
        return Map.of(
                "HUZHU_DB_HOST",
                database.host(),
                "HUZHU_DB_PORT",
                Integer.toString(database.port()),
                "HUZHU_DB_NAME",
                database.name(),
                "HUZHU_DB_USER",
                database.user(),
                "HUZHU_DB_PASSWORD",
                database.password(),
                "HUZHU_KAFKA",
                kafka,
                "HUZHU_PRIVACY_ACTIVEKEY",
                secrets.keyId(),
                "HUZHU_PRIVACY_KEYS_" + secrets.keyId().toUpperCase(Locale.ROOT),
                secrets.dataKey(),
                "HUZHU_PRIVACY_INDEXKEY",
                secrets.indexKey());
    }
}
