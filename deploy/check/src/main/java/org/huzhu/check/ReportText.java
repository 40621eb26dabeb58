package org.huzhu.check;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.huzhu.check.event.Flow;
import org.huzhu.check.event.Stage;

/** The report for people. */
final class ReportText {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(BEIJING);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("MM-dd HH:00", Locale.ROOT).withZone(BEIJING);
    private static final int HOURS = 24;

    private final StringBuilder out = new StringBuilder();

    private ReportText() {}

    static String of(Report report) {
        var text = new ReportText();
        text.write(report);
        return text.out.toString();
    }

    private void write(Report report) {
        line(
                "互助一致性检查 Huzhu invariant check  %s  %.1f s",
                SECOND.format(report.at()), report.took().toMillis() / 1e3);
        line("");
        report.verdicts().forEach(this::write);
        line("");
        write(report.flow());
        line("");
        line(
                switch (report.exitCode()) {
                    case Report.CLEAN -> "结论 Verdict: 全部一致 clean";
                    case Report.VIOLATED ->
                        "结论 Verdict: 发现不一致 VIOLATED (%s)"
                                .formatted(String.join(
                                        ", ",
                                        report.verdicts().stream()
                                                .filter(verdict -> verdict.violations() > 0)
                                                .map(Verdict::id)
                                                .toList()));
                    default -> "结论 Verdict: 未能完成检查 NOT CHECKED";
                });
    }

    private void write(Verdict verdict) {
        var mark = verdict.failure().isPresent() ? "?" : verdict.violations() > 0 ? "✗" : "✓";
        line("%s %-4s %s", mark, verdict.id(), verdict.title().zh());
        line("       %s  (%d ms)", verdict.title().en(), verdict.millis());
        verdict.failure().ifPresent(why -> line("       未能检查 could not check: %s", why));
        if (verdict.violations() > 0) {
            line("       不一致 violations: %d", verdict.violations());
            verdict.examples().forEach(finding -> line("         %s — %s", finding.id(), finding.what()));
            if (verdict.violations() > verdict.examples().size()) {
                line(
                        "         … %d more",
                        verdict.violations() - verdict.examples().size());
            }
        }
        verdict.lookedAt().forEach((what, result) -> line("         · %s: %s", what, result));
    }

    /** The last hours; those with a gap always. */
    private void write(Flow flow) {
        line("事件流 Events per hour      受理 accepted  落库 persisted  发布 published  消费 consumed  通知 notified");
        var skipped = Math.max(0, flow.hours().size() - HOURS);
        var at = 0;
        for (Map.Entry<Instant, Flow.Hour> hour : flow.hours().entrySet()) {
            if (at++ >= skipped || !hour.getValue().isWhole()) {
                write(hour.getKey(), hour.getValue());
            }
        }
        if (skipped > 0) {
            line("  (%d 个更早的小时 earlier hours)", skipped);
        }
    }

    private void write(Instant hour, Flow.Hour flow) {
        var cells = new StringBuilder();
        for (var stage : Stage.values()) {
            var missing = flow.missing(stage);
            var text = flow.reached(stage) + (missing > 0 ? " (缺 -" + missing + ")" : "");
            cells.append("%16s".formatted(text));
        }
        line("%s %s    %s", flow.isWhole() ? "✓" : "✗", HOUR.format(hour), cells);
    }

    private void line(String format, Object... values) {
        out.append(values.length == 0 ? format : format.formatted(values)).append('\n');
    }
}
