package org.huzhu.standalone.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.huzhu.check.CheckSettings;
import org.huzhu.check.Checker;
import org.huzhu.check.Main;
import org.huzhu.check.Report;
import org.huzhu.standalone.Layout;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.Progress;
import org.huzhu.standalone.Settings;
import org.huzhu.standalone.part.CheckerPart;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Api;
import org.huzhu.standalone.story.Sessions;
import org.huzhu.standalone.story.Synthetic;
import org.huzhu.standalone.story.UnitHandler;

/**
 * Breaks an installation of its own, fault after fault, while people work and Prometheus watches; writes down which
 * alert fired after how long, what callers saw meanwhile, and when it was quiet again.
 */
public final class GameDay {

    private static final Duration CALM = Duration.ofSeconds(20);
    private static final Duration BROKEN = Duration.ofMinutes(3);
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(6);

    private final Settings settings;
    private final PrintStream out;
    private final List<String> report = new ArrayList<>();

    /** @param settings observed, and nobody's but ours: the folder is deleted afterwards */
    public GameDay(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** @param wanted names of faults; empty for all */
    public void run(String wanted, Path file) {
        var disk = settings.home().resolve("disk");
        var platform = new Platform(settings);
        if (isWanted(wanted, "disk")) {
            DiskFull.mount(platform.part("postgres"), settings.home().resolve("postgres"), disk);
        }
        try (var provider = new SlowProvider()) {
            platform.start(new Progress(out));
            breakOneAfterTheOther(platform, provider, wanted, disk);
        } finally {
            platform.stop(new Progress(out));
            DiskFull.unmount(disk);
            write(file);
        }
    }

    private void breakOneAfterTheOther(Platform platform, SlowProvider provider, String wanted, Path disk) {
        var api = new Api(settings.layout().url(Layout.GATEWAY));
        var handler = new UnitHandler(api, new Sessions(api), new Synthetic(new SplittableRandom()));
        handler.becomeApproved();
        var alerts = new Alerts(new Api("http://127.0.0.1:" + settings.layout().prometheus()));
        try (var traffic = new Traffic(api, handler)) {
            traffic.start();
            var faults = List.of(
                    new PartStopped("broker", platform, platform.part("kafka")),
                    new PartStopped("database", platform, platform.part("postgres")),
                    new DiskFull(platform, platform.part("postgres"), disk));
            faults.stream()
                    .filter(fault -> isWanted(wanted, fault.name()))
                    .forEach(fault -> play(fault, alerts, traffic));
            if (isWanted(wanted, provider.name())) {
                new Platform(settings.with(Map.of(
                                "HUZHU_SMS_PROVIDER", "http",
                                "HUZHU_SMS_HTTP_URL", provider.url("/send"),
                                "HUZHU_SMS_HTTP_QUERYURL", provider.url("/state?id={id}"))))
                        .start(new Progress(out));
                play(provider, alerts, traffic);
                say("Messages the provider took: " + provider.taken());
            }
            traffic.close();
            say("Orders acknowledged: " + traffic.acknowledged() + ", of these lost: " + traffic.lost());
            say("Checker: " + (isClean(platform) ? "clean" : "VIOLATED, see its report"));
        }
    }

    private boolean isClean(Platform platform) {
        var environment = CheckerPart.environment(settings, platform.database(), platform.kafka());
        return Main.once(new Checker(CheckSettings.of(environment)), false, out) == Report.CLEAN;
    }

    private static boolean isWanted(String wanted, String name) {
        return wanted.isEmpty() || List.of(wanted.split(",")).contains(name);
    }

    private void play(Fault fault, Alerts alerts, Traffic traffic) {
        say("");
        say("## " + fault.name() + ": " + fault.what());
        Pause.millis(CALM.toMillis());
        say("Before: " + traffic.sinceLast());
        alerts.restart();
        fault.inject();
        watch(alerts, BROKEN, false);
        say("While broken: " + traffic.sinceLast());
        var healed = alerts.seconds();
        fault.heal();
        say("Mended after " + healed + " s, the command took " + (alerts.seconds() - healed) + " s");
        watch(alerts, LONGEST_RECOVERY, true);
        say("Afterwards: " + traffic.sinceLast());
        say(alerts.isQuiet() ? "Quiet again " + (alerts.seconds() - healed) + " s after mending" : "Not quiet in time");
    }

    private void watch(Alerts alerts, Duration limit, boolean untilQuiet) {
        var told = new int[] {alerts.changes().size()};
        Pause.until(limit, 1_000, () -> {
            alerts.look();
            var changes = alerts.changes();
            changes.subList(told[0], changes.size())
                    .forEach(change -> say("* %4d s %s %s"
                            .formatted(change.after(), change.fires() ? "fires " : "clears", change.alert())));
            told[0] = changes.size();
            return untilQuiet && alerts.isQuiet();
        });
    }

    private void say(String line) {
        report.add(line);
        out.println(line);
    }

    private void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
