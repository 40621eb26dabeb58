package org.huzhu.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Api;
import org.huzhu.standalone.story.Sessions;
import org.huzhu.standalone.story.Sessions.Staff;

/** Every claim that was decided so far, once more under a rulebook that pays more for a day. */
final class SimulationBench {

    private static final String PATH = "/api/v1/simulations";
    private static final String RULEBOOK = "platform/src/main/resources/rulebook/products/wx-3in1.yaml";
    private static final String AMOUNT = "kind: PER_DAY, amount: \"50.00\"";
    private static final String MORE = "kind: PER_DAY, amount: \"60.00\"";

    private final Platform platform;
    private final Api api;
    private final Sessions sessions;
    private final ClaimsCity city;

    SimulationBench(Platform platform, Api api, Sessions sessions, ClaimsCity city) {
        this.platform = platform;
        this.api = api;
        this.sessions = sessions;
        this.city = city;
    }

    Table run() {
        city.awaitQuiet();
        simulate();
        var meter = new Meter(platform);
        var simulated = simulate();
        var reading = meter.read();
        return new Table(
                        "Simulation of past claims",
                        "What",
                        "Claims",
                        "Seconds",
                        "Claims per second",
                        "CPU-ms per claim")
                .row(
                        "all claims decided so far under another rulebook, differences kept",
                        Table.number(simulated),
                        Table.number(reading.seconds()),
                        Table.number(simulated / reading.seconds()),
                        Table.number((double) reading.totalCpuMillis() / simulated))
                .row("CPU-ms by process", reading.shares(), "", "", "");
    }

    /** @return how many claims it went through */
    private long simulate() {
        var period = Map.of(
                "from",
                city.today().minusDays(1).toString(),
                "to",
                city.today().plusDays(1).toString());
        var started = api.post(PATH, sessions.of(Staff.ADMIN), Map.of("rulebook", rulebook(), "period", period))
                .expectSuccess();
        var id = started.text("id");
        var done = Pause.until(
                Duration.ofMinutes(30),
                100,
                () -> !"RUNNING".equals(simulation(id).path("state").asString()));
        var last = simulation(id);
        if (!done || !"SUCCEEDED".equals(last.path("state").asString())) {
            throw new IllegalStateException("the simulation did not succeed: " + last);
        }
        return last.path("total").asLong();
    }

    private tools.jackson.databind.JsonNode simulation(String id) {
        return api.get(PATH + "/" + id, sessions.of(Staff.ADMIN)).expect(200).json();
    }

    private String rulebook() {
        try {
            var now = Files.readString(platform.settings().root().resolve(RULEBOOK), UTF_8);
            if (!now.contains(AMOUNT)) {
                throw new IllegalStateException("the rulebook has no benefit to change: " + RULEBOOK);
            }
            return now.replace(AMOUNT, MORE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
