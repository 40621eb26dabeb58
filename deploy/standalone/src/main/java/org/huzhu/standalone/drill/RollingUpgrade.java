package org.huzhu.standalone.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huzhu.check.CheckSettings;
import org.huzhu.check.Checker;
import org.huzhu.check.Main;
import org.huzhu.check.Report;
import org.huzhu.standalone.Layout;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.Progress;
import org.huzhu.standalone.Settings;
import org.huzhu.standalone.part.CheckerPart;
import org.huzhu.standalone.part.Folders;
import org.huzhu.standalone.process.Commands;
import org.huzhu.standalone.process.Pause;

/**
 * Replaces the services of an older version one after the other while people work, with both versions on one database and one broker in between; counts
 * what failed and looks whether anything is lost.
 */
public final class RollingUpgrade {

    /** Consumers before producers of a new event. */
    private static final List<String> ORDER =
            List.of("notification-service", "member-service", "claims-service", "enrollment-service", Layout.GATEWAY);

    private static final int PEOPLE = 3;
    private static final Duration CALM = Duration.ofSeconds(10);
    private static final Duration TOGETHER = Duration.ofSeconds(15);

    /** As long as the preStop of the chart. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

    private final Settings before;
    private final Settings after;
    private final PrintStream out;
    private final Progress progress;
    private final List<String> report = new ArrayList<>();
    private final Map<String, Door> doors = new LinkedHashMap<>();

    /**
     * @param before the older version, with database and broker of its own; nobody's but ours
     * @param after this version; database, broker, keys and files become those of the older one
     */
    public RollingUpgrade(Settings before, Settings after, PrintStream out) {
        this.before = before;
        this.after = after;
        this.out = out;
        this.progress = new Progress(out);
    }

    /** @return whether every request was answered with success, nothing is lost and the checker is content */
    public boolean run(Path file) {
        ORDER.forEach(service -> doors.put(service, new Door(before.layout().service(service))));
        var older = new Platform(before.with(passed()));
        var newer = new Platform(beside(older));
        try {
            say("From " + version(before.root()) + " to " + version(after.root()) + ".");
            older.start(progress);
            return replaceAll(older, newer);
        } finally {
            newer.stop(progress);
            older.stop(progress);
            doors.values().forEach(Door::close);
            write(file);
        }
    }

    /** Services find each other at the doors only; connections to them live shorter than an instance serves beside another. */
    private Map<String, String> passed() {
        var passed = new HashMap<String, String>();
        doors.forEach((service, door) ->
                passed.put("HUZHU_" + service.replace("-service", "").toUpperCase(Locale.ROOT) + "_URL", door.url()));
        passed.put("HUZHU_JWKS_URI", url("member-service") + "/.well-known/jwks.json");
        passed.put("SPRING_CLOUD_GATEWAY_SERVER_WEBFLUX_HTTPCLIENT_POOL_MAXLIFETIME", "3s");
        passed.put("HUZHU_CODES_REGISTRATIONSPERADDRESS_COUNT", "1000000");
        return passed;
    }

    private Settings beside(Platform older) {
        Folders.create(after.home());
        for (var shared : List.of("keys.properties", "files", "claims-files")) {
            var there = before.home().resolve(shared);
            try {
                if (!Files.exists(there)) {
                    Folders.create(there);
                }
                Files.createSymbolicLink(after.home().resolve(shared), there);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Settings(
                after.root(),
                after.home(),
                after.port(),
                after.bindAddress(),
                after.clockOffset(),
                after.underLoad(),
                false,
                Optional.of(older.database()),
                Optional.of(older.kafka()),
                passed());
    }

    private boolean replaceAll(Platform older, Platform newer) {
        var people = new Townspeople(url(Layout.GATEWAY));
        people.settle();
        try (var traffic = people.traffic()) {
            traffic.start(PEOPLE);
            Pause.millis(CALM.toMillis());
            say("Requests before: " + traffic.sinceLast());
            say("");
            say("| Service | New one ready after | Connections to old, new | Old one stopped | Requests meanwhile |");
            say("|---|---|---|---|---|");
            for (var service : ORDER) {
                people.renewTokens();
                replace(service, older, newer, people, traffic);
            }
            Pause.millis(CALM.toMillis());
            traffic.close();
            return judge(traffic, people, newer);
        }
    }

    private void replace(String service, Platform older, Platform newer, Townspeople people, Traffic traffic) {
        var door = door(service);
        var leaving = before.layout().service(service);
        var coming = after.layout().service(service);
        var begin = progress.seconds();
        newer.start(newer.part(service), progress);
        var ready = progress.seconds() - begin;
        door.leadTo(leaving, coming);
        people.insureOne();
        Pause.millis(TOGETHER.toMillis());
        var connections = door.connections();
        door.leadTo(coming);
        Pause.millis(LEFT_ALONE.toMillis());
        begin = progress.seconds();
        var byItself = older.part(service).stop();
        var stopped = progress.seconds() - begin;
        people.insureOne();
        Pause.millis(LEFT_ALONE.toMillis());
        say("| %s | %.0f s | %d, %d | %s after %.1f s | %s |"
                .formatted(
                        service,
                        ready,
                        connections.getOrDefault(leaving, 0),
                        connections.getOrDefault(coming, 0),
                        byItself ? "by itself" : "killed",
                        stopped,
                        traffic.sinceLast()));
    }

    private boolean judge(Traffic traffic, Townspeople people, Platform newer) {
        var failures = traffic.failures();
        var lost = traffic.lost();
        var uncovered = people.insured() - people.covered();
        var clean = Main.once(
                        new Checker(CheckSettings.of(
                                CheckerPart.environment(newer.settings(), newer.database(), newer.kafka()))),
                        false,
                        out)
                == Report.CLEAN;
        say("");
        say("* Answers by status: " + traffic.all());
        say("* Requests that failed: " + failures.size() + (failures.isEmpty() ? "" : " " + failures));
        say("* Orders acknowledged: " + traffic.acknowledged() + ", of these lost: " + lost);
        say("* Persons insured through both reviews and the payment: " + people.insured()
                + ", without cover at the end: " + uncovered + people.troubles());
        say("* Checker: " + (clean ? "clean" : "VIOLATED, see its report"));
        say("* Took %.0f s".formatted(progress.seconds()));
        return failures.isEmpty()
                && lost == 0
                && uncovered == 0
                && people.troubles().isEmpty()
                && clean;
    }

    private Door door(String service) {
        return Optional.ofNullable(doors.get(service)).orElseThrow();
    }

    private String url(String service) {
        return door(service).url();
    }

    private static String version(Path tree) {
        var answer = Commands.run(
                Duration.ofSeconds(10), "git", "-C", tree.toString(), "log", "-1", "--format=%h (%cd)", "--date=iso");
        return answer.succeeded() ? answer.output().strip() : "an unknown version";
    }

    private void say(String line) {
        report.add(line);
        out.println(line);
    }

    private void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
