package org.huzhu.check;

import java.util.Optional;
import org.huzhu.check.event.Stage;

/** The series of docs/operate/metrics.md in the text format of Prometheus. */
final class Metrics {

    private final StringBuilder out = new StringBuilder();

    private Metrics() {}

    /** @param last the last run, empty before the first one has ended */
    static String of(Optional<Report> last) {
        var metrics = new Metrics();
        last.ifPresent(metrics::write);
        return metrics.out.toString();
    }

    private void write(Report report) {
        help("huzhu_check_violations", "broken promises found by the last run, by invariant; 0 is clean");
        report.verdicts().stream()
                .filter(verdict -> verdict.failure().isEmpty())
                .forEach(verdict -> series(
                        "huzhu_check_violations", "invariant=\"%s\",".formatted(verdict.id()), verdict.violations()));
        help("huzhu_check_last_run_seconds", "when the checker last finished, seconds since 1970");
        series("huzhu_check_last_run_seconds", "", report.finishedAt().toEpochMilli() / 1e3);
        help("huzhu_check_duration_seconds", "how long the last run took");
        series("huzhu_check_duration_seconds", "", report.took().toMillis() / 1e3);
        help("huzhu_check_failed", "1 when the last run could not check everything");
        series("huzhu_check_failed", "", report.hasFailed() ? 1 : 0);
        help("huzhu_flow_events", "events of the last full hour that came to the stage");
        for (var stage : Stage.values()) {
            series(
                    "huzhu_flow_events",
                    "stage=\"%s\",".formatted(stage),
                    report.flow().lastFullHour(stage, report.at()));
        }
        help("huzhu_flow_missing", "events owed to the stage and not there after the grace time");
        for (var stage : Stage.values()) {
            series("huzhu_flow_missing", "stage=\"%s\",".formatted(stage), report.missing(stage));
        }
    }

    private void help(String name, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(" gauge\n");
    }

    private void series(String name, String labels, double value) {
        out.append(name).append('{').append(labels).append("service=\"check\"} ");
        out.append(
                value == Math.rint(value) && Math.abs(value) < 1e15
                        ? Long.toString((long) value)
                        : Double.toString(value));
        out.append('\n');
    }
}
