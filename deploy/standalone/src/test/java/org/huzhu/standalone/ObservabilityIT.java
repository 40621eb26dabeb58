package org.huzhu.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.huzhu.standalone.observe.Promtool;
import org.huzhu.standalone.observe.Proof;
import org.huzhu.standalone.part.CheckerPart;
import org.huzhu.standalone.part.Part;
import org.huzhu.standalone.part.PrometheusPart;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.ClaimsStory;
import org.huzhu.standalone.story.DemoStory;
import org.huzhu.standalone.story.InjuryStory;
import org.huzhu.standalone.story.Narrator;
import org.huzhu.standalone.story.Society;
import org.huzhu.standalone.story.Synthetic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A real Prometheus watches the platform while the demo is told: what boards draw and alerts judge is really there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservabilityIT {

    private static final String WINDOW = "15m";
    private static final int SEED = 840;

    private List<Part> observers = List.of();
    private Proof proof = new Proof("", WINDOW);

    @BeforeAll
    void tellTheStoryUnderObservation() {
        Promtool.require(PrometheusPart.program().isPresent(), "prometheus");
        var huzhu = Installation.get();
        var platform = huzhu.platform();
        var prometheus = new PrometheusPart(platform.settings().with(Map.of(PrometheusPart.EVERY, "2s")));
        var checker = new CheckerPart(platform.settings(), platform.database(), platform.kafka());
        observers = List.of(prometheus, checker);
        platform.start(prometheus, Progress.silent());

        var silent = new Narrator(new PrintStream(PrintStream.nullOutputStream(), false, UTF_8));
        new DemoStory(huzhu.api(), huzhu.sessions(), silent, SEED).tell();
        new ClaimsStory(huzhu.api(), huzhu.sessions(), silent, SEED).tell();
        new InjuryStory(huzhu.api(), huzhu.sessions(), silent, SEED).tell();
        lookUpAFewTimes(huzhu);
        platform.start(checker, Progress.silent());
        proof = new Proof(prometheus.url(), WINDOW);
    }

    /** A rate needs more than one scrape after the first. */
    private static void lookUpAFewTimes(Installation huzhu) {
        var machine = new Society(huzhu.api(), huzhu.sessions()).machine("查询测试", "members:read");
        var idNumber = new Synthetic(new SplittableRandom(SEED)).idNumber();
        for (var i = 0; i < 4; i++) {
            huzhu.api()
                    .post("/api/v1/member-lookups", machine, Map.of("idNumber", idNumber, "purpose", "测试"))
                    .expectSuccess();
            Pause.millis(2_500);
        }
    }

    @AfterAll
    void stopWatching() {
        observers.forEach(Part::stop);
    }

    @Test
    @DisplayName("Prometheus evaluates every rule and every expression of every panel")
    void nothing_is_refused() {
        assertThat(proof.loadedAlerts()).isGreaterThan(40);
        assertThat(proof.mistakes()).isEmpty();
        assertThat(proof.unhealthyRules()).isEmpty();
    }

    @Test
    @DisplayName("every series a rule or a panel reads is there, but for a few that one machine cannot have")
    void every_series_is_there() {
        assertThat(Proof.CANNOT_BE_HERE).hasSizeLessThanOrEqualTo(4);
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(proof.missing()).isEmpty());
    }

    @Test
    @DisplayName("every panel draws something after the story")
    void every_panel_draws() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(proof.emptyPanels()).isEmpty());
    }

    @Test
    @DisplayName("./up alerts shows the state and the runbook of every alert")
    void the_sheet_shows_every_alert() {
        var sheet = new AlertSheet(Installation.get().platform().settings().layout(), out());
        sheet.awaitFirstRound();
        sheet.print();

        assertThat(printed.toString(UTF_8).lines().filter(line -> line.contains("docs/runbooks/")))
                .hasSizeGreaterThanOrEqualTo((int) proof.loadedAlerts());
        assertThat(printed.toString(UTF_8)).contains("OutboxStuck", "INACTIVE", "docs/runbooks/outbox.md");
    }

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private PrintStream out() {
        return new PrintStream(printed, true, UTF_8);
    }
}
