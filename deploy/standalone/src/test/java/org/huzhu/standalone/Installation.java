package org.huzhu.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.huzhu.standalone.part.Folders;
import org.huzhu.standalone.process.Ports;
import org.huzhu.standalone.story.Api;
import org.huzhu.standalone.story.Sessions;
import org.huzhu.standalone.story.Synthetic;
import org.huzhu.standalone.story.UnitHandler;

/** One platform for all end-to-end tests, started by the classes of {@code ./up} in a folder and on ports of its own. */
final class Installation {

    private static final Duration TEN_IN_THE_MORNING = untilTen();

    private static final class Holder {
        static final Installation INSTALLATION = new Installation();
    }

    private final Path home;
    private final SpanReceiver spans;
    private final Platform platform;
    private final Api api;
    private final Sessions sessions;
    private final List<UnitHandler> approved;

    private Installation() {
        try {
            home = Files.createTempDirectory("huzhu-e2e-");
            spans = SpanReceiver.start(home.resolve("traces"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = new Settings(
                root(),
                home,
                Ports.freeRange(28_080, Layout.WIDTH),
                "127.0.0.1",
                TEN_IN_THE_MORNING,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Map.of(
                        "HUZHU_ROSTER_MAXROWS",
                        "100000",
                        "HUZHU_ROSTER_CHUNKROWS",
                        "500",
                        "HUZHU_OTLP_ENDPOINT",
                        spans.endpoint(),
                        "HUZHU_ROSTER_LEASE",
                        "3s",
                        // Tests kill services; the restarted one hears of news only when the dead one is given up.
                        "HUZHU_CLAIMS_PROJECTIONGRACE",
                        "20s"));
        platform = new Platform(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
        platform.start(new Progress(System.out));
        api = new Api(settings.layout().url(Layout.GATEWAY));
        sessions = new Sessions(api);
        approved = approvedUnits();
    }

    static Installation get() {
        return Holder.INSTALLATION;
    }

    Api api() {
        return api;
    }

    Sessions sessions() {
        return sessions;
    }

    Platform platform() {
        return platform;
    }

    /** Where all services send what they record. */
    SpanReceiver spans() {
        return spans;
    }

    Path home() {
        return home;
    }

    /** Two approved units; getting approved takes the 15 seconds of the pledge, so they are shared. */
    UnitHandler firstUnit() {
        return approved.get(0);
    }

    UnitHandler secondUnit() {
        return approved.get(1);
    }

    Connection database() throws SQLException {
        var database = platform.database();
        return DriverManager.getConnection(database.jdbc(), database.user(), database.password());
    }

    long count(String sql) {
        try (var connection = database();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<UnitHandler> approvedUnits() {
        sessions.of(Sessions.Staff.FIRST_REVIEWER);
        var units = List.of(
                new UnitHandler(api, sessions, new Synthetic(new SplittableRandom(11))),
                new UnitHandler(api, sessions, new Synthetic(new SplittableRandom(22))));
        var threads = new ArrayList<Thread>();
        units.forEach(unit -> threads.add(Thread.ofVirtual().start(unit::becomeApproved)));
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        return units;
    }

    /** Reminders leave during the day only, so for the tests it is always morning. */
    private static Duration untilTen() {
        var now = java.time.ZonedDateTime.now(java.time.ZoneId.of("Asia/Shanghai"));
        return Duration.ofSeconds(
                Duration.between(now, now.toLocalDate().atTime(10, 0).atZone(now.getZone()))
                        .toSeconds());
    }

    /** Where the built jars are: the repository, or another tree named by HUZHU_ROOT. */
    private static Path root() {
        return Optional.ofNullable(System.getenv("HUZHU_ROOT")).map(Path::of).orElseGet(() -> {
            var folder = Path.of("").toAbsolutePath();
            while (!Files.exists(folder.resolve("mvnw"))) {
                folder = folder.getParent();
            }
            return folder;
        });
    }

    private void remove() {
        platform.stop(Progress.silent());
        spans.stop();
        if (System.getenv("HUZHU_KEEP") == null) {
            Folders.delete(home);
        }
    }
}
