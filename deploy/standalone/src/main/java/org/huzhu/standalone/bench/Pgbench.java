package org.huzhu.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.process.Commands;

/** The same SQL without a service around it: a floor that no service gets below. */
final class Pgbench {

    private static final Pattern RATE = Pattern.compile("tps = ([\\d.]+)");
    private static final Pattern COUNT = Pattern.compile("actually processed: (\\d+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([\\d.]+)");

    private final Platform platform;

    /** What it printed, or what it measured. */
    sealed interface Result {

        record Measured(double perSecond, double meanMillis, double cpuMillis) implements Result {}

        record Failed(String output) implements Result {}
    }

    Pgbench(Platform platform) {
        this.platform = platform;
    }

    static boolean isInstalled() {
        return Commands.run(Duration.ofSeconds(5), "pgbench", "--version").succeeded();
    }

    /** A row of five columns: what, per second, p50, p99, CPU-ms. */
    void addTo(Table table, String what, String script, String schema, int seconds) {
        if (!isInstalled()) {
            table.row(what, "pgbench is not installed", "", "", "");
            return;
        }
        switch (run(script, schema, seconds)) {
            case Result.Measured measured ->
                table.row(
                        what,
                        Table.number(measured.perSecond()),
                        "mean " + Table.number(measured.meanMillis()),
                        "",
                        Table.number(measured.cpuMillis()) + " (server)");
            case Result.Failed failed -> table.row(what, failed.output().replace('|', '/'), "", "", "");
        }
    }

    /** Prepared statements, as many connections as the load has. */
    Result run(String script, String schema, int seconds) {
        try {
            var file = Files.createTempFile("huzhu-", ".sql");
            Files.writeString(file, script, UTF_8);
            var meter = new Meter(platform);
            var output = output(file.toString(), schema, seconds);
            var reading = meter.read();
            Files.delete(file);
            var rate = RATE.matcher(output);
            var count = COUNT.matcher(output);
            var latency = LATENCY.matcher(output);
            if (!rate.find() || !count.find() || !latency.find()) {
                return new Result.Failed(output.strip().replace('\n', ' '));
            }
            return new Result.Measured(
                    Double.parseDouble(rate.group(1)),
                    Double.parseDouble(latency.group(1)),
                    (double) reading.cpuMillis().getOrDefault("postgres", 0L) / Long.parseLong(count.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String output(String file, String schema, int seconds) throws IOException {
        var database = platform.database();
        var process = new ProcessBuilder(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                Integer.toString(Load.CONNECTIONS),
                "-j",
                Integer.toString(Load.THREADS),
                "-T",
                Integer.toString(seconds),
                "-f",
                file);
        process.environment()
                .putAll(Map.of(
                        "PGHOST", database.host(),
                        "PGPORT", Integer.toString(database.port()),
                        "PGUSER", database.user(),
                        "PGPASSWORD", database.password(),
                        "PGDATABASE", database.name(),
                        "PGOPTIONS", "-c search_path=" + schema));
        return new String(
                process.redirectErrorStream(true).start().getInputStream().readAllBytes(), UTF_8);
    }
}
