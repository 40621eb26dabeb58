package org.huzhu.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.huzhu.standalone.Layout;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.Progress;
import org.huzhu.standalone.Settings;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Api;
import org.huzhu.standalone.story.Rosters;
import org.huzhu.standalone.story.Sessions;
import org.huzhu.standalone.story.Sessions.Staff;
import org.huzhu.standalone.story.Synthetic;
import org.huzhu.standalone.story.UnitHandler;
import org.huzhu.standalone.story.Workbooks;

/** All figures in one run on an installation of its own, which is removed afterwards. */
public final class Benchmark {

    private static final int COVERED = 5_000;

    private final Platform platform;
    private final Api api;
    private final Sessions sessions;
    private final PrintStream out;

    /** How much is measured. */
    public record Size(int rows, int rounds, int seconds) {}

    public Benchmark(Settings settings, PrintStream out) {
        this.platform = new Platform(settings.forLoad()
                .with(Map.of("HUZHU_ROSTER_MAXROWS", "1000000", "HUZHU_GATEWAY_UPLOAD_LIMIT", "64MB")));
        this.api = new Api(settings.layout().url(Layout.GATEWAY));
        this.sessions = new Sessions(api);
        this.out = out;
    }

    /** @param file the markdown goes here too */
    public void run(Size size, Path file) {
        // Also when it is interrupted: nobody looks for a benchmark's processes.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> platform.stop(Progress.silent())));
        platform.start(new Progress(out));
        try {
            out.println("准备 preparing …");
            var handler = new UnitHandler(api, sessions, new Synthetic(new SplittableRandom(System.nanoTime())));
            handler.becomeApproved();
            var report = new StringBuilder(head());
            add(report, new ImportBench(platform, handler, size.rows()).run());
            var token = clientToken();
            var covered = Rosters.of(COVERED, 200_000);
            cover(handler, covered);
            add(report, new LookUpBench(platform, token, covered, size.seconds()).run());
            add(report, new VisibilityBench(api, handler, clientToken(), Rosters.of(size.rounds(), 300_000)).run());
            Files.writeString(file, report, UTF_8);
            out.println("写入 written to " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(StringBuilder report, Table table) {
        out.println();
        out.print(table.markdown());
        report.append('\n').append(table.markdown());
    }

    private void cover(UnitHandler handler, List<org.huzhu.standalone.story.RosterRow> persons) {
        var orderNo = handler.newOrder();
        handler.await(handler.upload(orderNo, "covered.xlsx", Workbooks.write(persons)), Duration.ofMinutes(2));
        handler.complete(orderNo);
        if (!Pause.until(Duration.ofMinutes(5), 500, this::isCopiedEverywhere)) {
            throw new IllegalStateException("the coverages have not reached every service after five minutes");
        }
        Pause.millis(5_000);
    }

    /** Look-ups are measured on a platform that has nothing else to do. */
    private boolean isCopiedEverywhere() {
        var database = platform.database();
        try (var connection = DriverManager.getConnection(database.jdbc(), database.user(), database.password());
                var statement = connection.createStatement();
                var counts = statement.executeQuery("""
                    select (select count(*) from enrollment.coverage), (select count(*) from member.coverage),
                           (select count(*) from claims.covered_term)
                    """)) {
            return counts.next() && counts.getLong(1) == counts.getLong(2) && counts.getLong(1) == counts.getLong(3);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String clientToken() {
        var client = api.post(
                        "/api/v1/api-clients",
                        sessions.of(Staff.ADMIN),
                        Map.of("name", "bench", "scopes", List.of("members:read")))
                .expectSuccess();
        return api.send(
                        "POST",
                        "/oauth2/token",
                        Api.Token.basic(client.text("clientId"), client.text("clientSecret")),
                        Api.Body.form("grant_type=client_credentials"))
                .expect(200)
                .text("access_token");
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
