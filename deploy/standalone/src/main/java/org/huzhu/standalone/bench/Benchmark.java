package org.huzhu.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.huzhu.standalone.Layout;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.Progress;
import org.huzhu.standalone.Settings;
import org.huzhu.standalone.StandaloneException;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Api;
import org.huzhu.standalone.story.Rosters;
import org.huzhu.standalone.story.Sessions;
import org.huzhu.standalone.story.Society;
import org.huzhu.standalone.story.Synthetic;
import org.huzhu.standalone.story.UnitHandler;
import org.huzhu.standalone.story.Workbooks;

/** All figures in one run on an installation of its own, which is removed afterwards. */
public final class Benchmark {

    private static final int COVERED = 5_000;

    private final Platform platform;
    private final Api api;
    private final Sessions sessions;
    private final Society society;
    private final PrintStream out;
    private final StringBuilder report = new StringBuilder();

    /** What can be measured. */
    public enum What {
        IMPORT,
        LOOKUPS,
        VISIBILITY,
        FILING,
        SETTLEMENT,
        SIMULATION;

        /** @param names comma-separated; empty for all */
        public static Set<What> of(String names) {
            return names.isBlank()
                    ? EnumSet.allOf(What.class)
                    : Arrays.stream(names.split(",", -1)).map(What::named).collect(Collectors.toSet());
        }

        private static What named(String name) {
            return Arrays.stream(values())
                    .filter(what -> what.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new StandaloneException(
                            "未知的测试项 / nothing to measure has this name: " + name + "; " + Arrays.toString(values())));
        }
    }

    /**
     * How much is measured.
     *
     * @param rows of the roster
     * @param rounds from approval to visible cover
     * @param seconds under load
     * @param persons who file claims and are discharged
     * @param stays of each of them; persons × (stays + 1) claims are there for the simulation
     */
    public record Size(int rows, int rounds, int seconds, int persons, int stays) {}

    public Benchmark(Settings settings, PrintStream out) {
        this.platform = new Platform(settings.forLoad()
                .with(Map.of("HUZHU_ROSTER_MAXROWS", "1000000", "HUZHU_GATEWAY_UPLOAD_LIMIT", "64MB")));
        this.api = new Api(settings.layout().url(Layout.GATEWAY));
        this.sessions = new Sessions(api);
        this.society = new Society(api, sessions);
        this.out = out;
    }

    /** @param file the markdown goes here too */
    public void run(Set<What> wanted, Size size, Path file) {
        // Also when it is interrupted: nobody looks for a benchmark's processes.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> platform.stop(Progress.silent())));
        platform.start(new Progress(out));
        try {
            report.append(head());
            enrolment(wanted, size);
            claims(wanted, size);
            Files.writeString(file, report, UTF_8);
            out.println("写入 written to " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void enrolment(Set<What> wanted, Size size) {
        if (wanted.stream().noneMatch(EnumSet.of(What.IMPORT, What.LOOKUPS, What.VISIBILITY)::contains)) {
            return;
        }
        out.println("准备 preparing …");
        var handler = new UnitHandler(api, sessions, new Synthetic(new SplittableRandom(System.nanoTime())));
        handler.becomeApproved();
        if (wanted.contains(What.IMPORT)) {
            add(new ImportBench(platform, handler, size.rows()).run());
        }
        if (wanted.contains(What.LOOKUPS)) {
            var covered = Rosters.of(COVERED, 200_000);
            cover(handler, covered);
            add(new LookUpBench(platform, new Machine(society, "members:read"), covered, size.seconds()).run());
        }
        if (wanted.contains(What.VISIBILITY)) {
            add(new VisibilityBench(
                            api, handler, new Machine(society, "members:read"), Rosters.of(size.rounds(), 300_000))
                    .run());
        }
    }

    private void claims(Set<What> wanted, Size size) {
        if (wanted.stream().noneMatch(EnumSet.of(What.FILING, What.SETTLEMENT, What.SIMULATION)::contains)) {
            return;
        }
        out.println("迁入保障 moving cover in …");
        var city = new ClaimsCity(platform, society, size.persons());
        city.moveIn();
        if (wanted.contains(What.FILING)) {
            add(new FilingBench(platform, city, new Machine(society, "claims:write"), size.seconds()).run());
        }
        if (wanted.contains(What.SETTLEMENT) || wanted.contains(What.SIMULATION)) {
            add(new SettlementBench(platform, society, city, size.stays()).run());
        }
        if (wanted.contains(What.SIMULATION)) {
            add(new SimulationBench(platform, api, sessions, city).run());
        }
    }

    private void add(Table table) {
        out.println();
        out.print(table.markdown());
        report.append('\n').append(table.markdown());
    }

    private void cover(UnitHandler handler, List<org.huzhu.standalone.story.RosterRow> persons) {
        var orderNo = handler.newOrder();
        handler.await(handler.upload(orderNo, "covered.xlsx", Workbooks.write(persons)), Duration.ofMinutes(2));
        handler.complete(orderNo);
        // Look-ups are measured on a platform that has nothing else to do.
        if (!Pause.until(Duration.ofMinutes(5), 500, new Database(platform)::isCopiedEverywhere)) {
            throw new IllegalStateException("the coverages have not reached every service after five minutes");
        }
        Pause.millis(5_000);
    }

    private static String head() {
        return "Measured %s with `deploy/bench/bench` on %d cores, %s %s, Java %s; everything on this one machine.%n"
                .formatted(
                        LocalDate.now(ZoneId.of("Asia/Shanghai")),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version());
    }
}
