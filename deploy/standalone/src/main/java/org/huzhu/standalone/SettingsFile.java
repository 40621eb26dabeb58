package org.huzhu.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Settings come from an option, else from the environment, else from the last start, else from a default. What the last start used is kept, so
 * that {@code status}, {@code down} and {@code demo} find the same installation.
 */
final class SettingsFile {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Set<String> NOT_PASSED = Set.of(
            "HUZHU_PORT",
            "HUZHU_MANAGEMENT_PORT",
            "HUZHU_DATA",
            "HUZHU_BIND",
            "HUZHU_KAFKA",
            "HUZHU_ROOT",
            "HUZHU_JAVA_HOME");

    private final Arguments arguments;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Path home;
    private final Properties last = new Properties();

    SettingsFile(Path root, Arguments arguments, Map<String, String> environment, Clock clock) {
        this.arguments = arguments;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.home = arguments
                .option("data")
                .or(() -> Optional.ofNullable(environment.get("HUZHU_DATA")))
                .map(Path::of)
                .orElse(root.resolve(".huzhu"))
                .toAbsolutePath()
                .normalize();
        read();
    }

    Settings settings(Path root) {
        var port = choose("port", "HUZHU_PORT", Integer.toString(Settings.DEFAULT_PORT));
        var load = arguments.has("load") || Boolean.parseBoolean(last.getProperty("load", "false"));
        return new Settings(
                root,
                home,
                number(port),
                choose("bind", "HUZHU_BIND", "127.0.0.1"),
                offset(),
                load,
                arguments.has("observe") || Boolean.parseBoolean(last.getProperty("observe", "false")),
                database(),
                Optional.ofNullable(environment.get("HUZHU_KAFKA")),
                passed());
    }

    void remember(Settings settings) {
        var properties = new Properties();
        properties.setProperty("port", Integer.toString(settings.port()));
        properties.setProperty("bind", settings.bindAddress());
        properties.setProperty("offset", settings.clockOffset().toString());
        properties.setProperty("load", Boolean.toString(settings.underLoad()));
        properties.setProperty("observe", Boolean.toString(settings.observed()));
        write(properties);
    }

    /** After a stop the next start is in the present again and unobserved; the ports stay. */
    void forgetTimeTravel() {
        last.remove("offset");
        last.remove("load");
        last.remove("observe");
        write(last);
    }

    private String choose(String option, String variable, String otherwise) {
        return arguments
                .option(option)
                .or(() -> Optional.ofNullable(environment.get(variable)))
                .orElseGet(() -> last.getProperty(option, otherwise));
    }

    private Duration offset() {
        var at = arguments.option("at");
        if (at.isEmpty()) {
            return Duration.parse(last.getProperty("offset", "PT0S"));
        }
        if ("now".equals(at.get())) {
            return Duration.ZERO;
        }
        try {
            var there = LocalDateTime.parse(at.get()).atZone(BEIJING).toInstant();
            return Duration.ofSeconds(Duration.between(clock.instant(), there).toSeconds());
        } catch (DateTimeParseException _) {
            throw new StandaloneException(
                    "--at 的格式为 2024-02-01T11:59:30 或 now / --at is like 2024-02-01T11:59:30, or now");
        }
    }

    private Optional<Settings.Database> database() {
        return Optional.ofNullable(environment.get("HUZHU_DB_HOST"))
                .map(host -> new Settings.Database(
                        host,
                        number(environment.getOrDefault("HUZHU_DB_PORT", "5432")),
                        environment.getOrDefault("HUZHU_DB_NAME", "huzhu"),
                        environment.getOrDefault("HUZHU_DB_USER", "huzhu"),
                        environment.getOrDefault("HUZHU_DB_PASSWORD", "")));
    }

    /** Any other HUZHU_ variable is a setting of a service. */
    private Map<String, String> passed() {
        var passed = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.startsWith("HUZHU_") && !name.startsWith("HUZHU_DB_") && !NOT_PASSED.contains(name)) {
                passed.put(name, value);
            }
        });
        return passed;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new StandaloneException("端口须为数字 / a port is a number: " + text);
        }
    }

    private Path file() {
        return home.resolve("run/settings.properties");
    }

    private void read() {
        if (Files.exists(file())) {
            try (var in = Files.newBufferedReader(file(), UTF_8)) {
                last.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void write(Properties properties) {
        try {
            Files.createDirectories(file().getParent());
            try (var out = Files.newBufferedWriter(file(), UTF_8)) {
                properties.store(out, "Used by the last start");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
