package org.huzhu.standalone;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Api;
import org.huzhu.standalone.story.Reply;
import tools.jackson.databind.JsonNode;

/** The state of every alert on one page, as Prometheus tells it: what burns first, then what may, then what is quiet. */
final class AlertSheet {

    private static final DateTimeFormatter SINCE =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));
    private static final List<String> BY_URGENCY = List.of("firing", "pending", "inactive");

    private final Api prometheus;
    private final PrintStream out;

    AlertSheet(Layout layout, PrintStream out) {
        this.prometheus = new Api("http://127.0.0.1:" + layout.prometheus());
        this.out = out;
    }

    /** One alert as it stands, or one of the things it stands for. */
    private record Line(
            String name, String state, String severity, String since, String value, String of, String page) {}

    /** Just after a start nothing has been asked yet, and so everything looks absent. */
    void awaitFirstRound() {
        await(this::areTargetsAsked);
        var asked = Instant.now();
        await(() -> rules().stream().allMatch(rule -> judged(rule).isAfter(asked)));
    }

    private static void await(BooleanSupplier condition) {
        Pause.until(Duration.ofSeconds(30), 500, () -> {
            try {
                return condition.getAsBoolean();
            } catch (UncheckedIOException | Reply.UnexpectedReplyException _) {
                return false;
            }
        });
    }

    private boolean areTargetsAsked() {
        var targets = prometheus
                .get("/api/v1/targets?state=active", Api.Token.none())
                .expect(200)
                .json()
                .at("/data/activeTargets");
        return !targets.isEmpty()
                && targets.valueStream()
                        .noneMatch(
                                target -> "unknown".equals(target.path("health").asString()));
    }

    private static Instant judged(JsonNode rule) {
        return OffsetDateTime.parse(rule.path("lastEvaluation").asString()).toInstant();
    }

    /** @return how many fire */
    int print() {
        var lines = new ArrayList<Line>();
        rules().forEach(rule -> lines.addAll(lines(rule)));
        lines.sort(Comparator.comparingInt((Line line) -> BY_URGENCY.indexOf(line.state()))
                .thenComparing(Line::name)
                .thenComparing(Line::of));
        var firing = count(lines, "firing");
        out.printf(
                Locale.ROOT,
                "%n告警 alerts: %d 触发 firing, %d 待定 pending, %d 正常 quiet%n",
                firing,
                count(lines, "pending"),
                count(lines, "inactive"));
        out.printf("%-30s %-9s %-8s %-15s %12s  %s%n", "告警 alert", "state", "severity", "since", "value", "手册 runbook");
        for (var line : lines) {
            out.printf(
                    Locale.ROOT,
                    "%-32s %-9s %-8s %-15s %12s  %s%n",
                    line.name(),
                    line.state().toUpperCase(Locale.ROOT),
                    line.severity(),
                    line.since(),
                    line.value(),
                    line.page());
            if (!line.of().isEmpty()) {
                out.println("    " + line.of());
            }
        }
        return firing;
    }

    private List<JsonNode> rules() {
        var all = new ArrayList<JsonNode>();
        prometheus
                .get("/api/v1/rules?type=alert", Api.Token.none())
                .expect(200)
                .json()
                .path("data")
                .path("groups")
                .forEach(group -> group.path("rules").forEach(all::add));
        return all;
    }

    private static List<Line> lines(JsonNode rule) {
        var name = rule.path("name").asString();
        var severity = rule.path("labels").path("severity").asString();
        var page = rule.path("annotations").path("runbook_url").asString();
        var alerts = rule.path("alerts");
        if (alerts.isEmpty()) {
            var state = "ok".equals(rule.path("health").asString()) ? "inactive" : "firing";
            return List.of(new Line(
                    name, state, severity, "-", "-", rule.path("lastError").asString(""), page));
        }
        var lines = new ArrayList<Line>();
        alerts.forEach(alert -> lines.add(new Line(
                name,
                alert.path("state").asString(),
                severity,
                SINCE.format(OffsetDateTime.parse(alert.path("activeAt").asString())),
                number(alert.path("value").asString()),
                alert.path("annotations").path("summary").asString(),
                page)));
        return lines;
    }

    private static int count(List<Line> lines, String state) {
        return (int) lines.stream().filter(line -> line.state().equals(state)).count();
    }

    private static String number(String text) {
        try {
            return String.format(Locale.ROOT, "%.4g", Double.parseDouble(text));
        } catch (NumberFormatException _) {
            return text;
        }
    }
}
