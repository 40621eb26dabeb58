package org.huzhu.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.huzhu.standalone.Layout;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.process.Commands;
import org.huzhu.standalone.story.Api;
import org.huzhu.standalone.story.RosterRow;

/** Audited look-ups by a mini-program backend through the gateway, beside the same SQL by pgbench. */
final class LookUpBench {

    private static final int CONNECTIONS = 32;
    private static final String PATH = "/api/v1/member-lookups";

    private final Platform platform;
    private final String token;
    private final List<RosterRow> persons;
    private final int seconds;

    /** @param perSecond look-ups; @param cpuMillis of all processes per look-up */
    record Result(double perSecond, double p50, double p99, double cpuMillis, String shares, long errors) {}

    LookUpBench(Platform platform, String token, List<RosterRow> persons, int seconds) {
        this.platform = platform;
        this.token = token;
        this.persons = persons;
        this.seconds = seconds;
    }

    /** The compiler needs about this long before figures stand still. */
    private static final int WARM_UP_SECONDS = 30;

    Table run() {
        load(WARM_UP_SECONDS);
        var result = load(seconds);
        var table = new Table(
                        "Look-ups, " + CONNECTIONS + " connections, client on the same machine",
                        "What",
                        "Per second",
                        "p50 ms",
                        "p99 ms",
                        "CPU-ms per look-up")
                .row(
                        "`POST /api/v1/member-lookups` through the gateway, audited (errors: " + result.errors() + ")",
                        Table.number(result.perSecond()),
                        Table.number(result.p50()),
                        Table.number(result.p99()),
                        Table.number(result.cpuMillis()));
        pgbench(table);
        return table.row("CPU-ms by process", result.shares(), "", "", "");
    }

    private Result load(int forSeconds) {
        return Files.isExecutable(Path.of("/usr/bin/wrk")) ? wrk(forSeconds) : ownClient(forSeconds);
    }

    private Result wrk(int forSeconds) {
        try {
            var script = Files.createTempFile("huzhu-", ".lua");
            var bodies = persons.stream()
                    .map(person -> "'{\"idNumber\":\"" + person.idNumber() + "\",\"purpose\":\"bench\"}'")
                    .toList();
            Files.writeString(script, """
                wrk.method = "POST"
                wrk.headers["Content-Type"] = "application/json"
                wrk.headers["Authorization"] = "Bearer %s"
                local bodies = {%s}
                request = function() return wrk.format(nil, nil, nil, bodies[math.random(#bodies)]) end
                done = function(summary, latency)
                  io.write(string.format("RESULT %%d %%d %%f %%f %%d\\n", summary.requests, summary.duration,
                    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
                    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
                end
                """.formatted(token, String.join(",", bodies)));
            var meter = new Meter(platform);
            var answer = Commands.run(
                    Duration.ofSeconds(forSeconds + 30L),
                    "wrk",
                    "-t2",
                    "-c" + CONNECTIONS,
                    "-d" + forSeconds + "s",
                    "-s",
                    script.toString(),
                    platform.settings().layout().url(Layout.GATEWAY) + PATH);
            var reading = meter.read();
            Files.delete(script);
            var found = Pattern.compile("RESULT (\\d+) (\\d+) ([\\d.]+) ([\\d.]+) (\\d+)")
                    .matcher(answer.output());
            if (!found.find()) {
                throw new IllegalStateException(answer.output());
            }
            var requests = Double.parseDouble(found.group(1));
            return new Result(
                    requests / (Double.parseDouble(found.group(2)) / 1e6),
                    Double.parseDouble(found.group(3)),
                    Double.parseDouble(found.group(4)),
                    reading.totalCpuMillis() / requests,
                    reading.shares(),
                    Long.parseLong(found.group(5)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where wrk is not installed; this client takes more of the machine for itself. */
    private Result ownClient(int forSeconds) {
        var api = new Api(platform.settings().layout().url(Layout.GATEWAY));
        var next = new AtomicInteger();
        var errors = new AtomicInteger();
        var all = java.util.Collections.synchronizedList(new ArrayList<Double>());
        var meter = new Meter(platform);
        var end = System.nanoTime() + Duration.ofSeconds(forSeconds).toNanos();
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < CONNECTIONS; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < end) {
                    var person = persons.get(next.getAndIncrement() % persons.size());
                    var reply = api.post(
                            PATH, Api.Token.bearer(token), Map.of("idNumber", person.idNumber(), "purpose", "bench"));
                    all.add(reply.took().toNanos() / 1e6);
                    if (!reply.isSuccess()) {
                        errors.incrementAndGet();
                    }
                }
            }));
        }
        threads.forEach(LookUpBench::join);
        var reading = meter.read();
        return new Result(
                all.size() / reading.seconds(),
                Meter.percentile(all, 0.5),
                Meter.percentile(all, 0.99),
                (double) reading.totalCpuMillis() / all.size(),
                reading.shares(),
                errors.get());
    }

    private void pgbench(Table table) {
        var database = platform.database();
        if (!Commands.run(Duration.ofSeconds(5), "pgbench", "--version").succeeded()) {
            table.row("the same SQL by pgbench", "pgbench is not installed", "", "", "");
            return;
        }
        try (var connection = DriverManager.getConnection(database.jdbc(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists member.bench_person");
            statement.execute("""
                create table member.bench_person as
                select row_number() over ()::int as n, person_id from (select distinct person_id from member.coverage)\
                """);
            statement.execute("create unique index on member.bench_person (n)");
            statement.execute("analyze member.bench_person");
            var query = Files.createTempFile("huzhu-", ".sql");
            Files.writeString(query, """
                \\set n random(1, %d)
                select * from look_up((select person_id from bench_person where n = :n), now(), 'bench', '',
                  'bench', 'bench');
                """.formatted(persons.size()));
            pgbench(table, "the same SQL by pgbench, audited", query, database);
            Files.writeString(query, """
                \\set n random(1, %d)
                select * from coverage where person_id = (select person_id from bench_person where n = :n);
                """.formatted(persons.size()));
            pgbench(table, "only the reading part of it by pgbench", query, database);
            Files.delete(query);
            statement.execute("drop table member.bench_person");
        } catch (SQLException | IOException e) {
            table.row("the same SQL by pgbench", String.valueOf(e.getMessage()), "", "", "");
        }
    }

    private void pgbench(Table table, String what, Path query, org.huzhu.standalone.Settings.Database database)
            throws IOException {
        var meter = new Meter(platform);
        var process = new ProcessBuilder(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                Integer.toString(CONNECTIONS),
                "-j",
                "2",
                "-T",
                Integer.toString(Math.min(seconds, 10)),
                "-f",
                query.toString());
        process.environment()
                .putAll(Map.of(
                        "PGHOST",
                        database.host(),
                        "PGPORT",
                        Integer.toString(database.port()),
                        "PGUSER",
                        database.user(),
                        "PGPASSWORD",
                        database.password(),
                        "PGDATABASE",
                        database.name(),
                        "PGOPTIONS",
                        "-c search_path=member"));
        var output = new String(
                process.redirectErrorStream(true).start().getInputStream().readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        var reading = meter.read();
        var rate = Pattern.compile("tps = ([\\d.]+)").matcher(output);
        var count = Pattern.compile("actually processed: (\\d+)").matcher(output);
        var latency = Pattern.compile("latency average = ([\\d.]+)").matcher(output);
        if (!rate.find() || !count.find() || !latency.find()) {
            table.row(what, output.strip().replace('\n', ' '), "", "", "");
            return;
        }
        var cpu = (double) reading.cpuMillis().getOrDefault("postgres", 0L) / Long.parseLong(count.group(1));
        table.row(
                what,
                Table.number(Double.parseDouble(rate.group(1))),
                "mean " + latency.group(1),
                "",
                Table.number(cpu) + " (server)");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
