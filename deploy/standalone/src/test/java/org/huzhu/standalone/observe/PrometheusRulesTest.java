package org.huzhu.standalone.observe;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Alerts that fire, clear, speak two languages and say what to do. */
class PrometheusRulesTest {

    private static final Set<String> HEADINGS = Set.of(
            "## What it means", "## Where to look", "## What to do", "## How you know it worked", "## Whom to wake");
    private static final Pattern CASE =
            Pattern.compile("- alertname: (\\w+)\\s+eval_time: \\w+\\s+exp_alerts:( \\[\\])?");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}.* / .*[a-z]");

    private final List<Rule> alerts = Rule.alerts();

    @Test
    void prometheus_accepts_the_rules_and_the_configuration() {
        var rules = Promtool.run(List.of("check", "rules"), Repository.files("deploy/prometheus/rules", ".yml"));
        assertThat(rules.succeeded()).as(rules.output()).isTrue();

        var configuration = Repository.root().resolve("deploy/prometheus/prometheus.yml");
        var answer = Promtool.run("check", "config", "--syntax-only", configuration.toString());
        assertThat(answer.succeeded()).as(answer.output()).isTrue();
    }

    @Test
    void our_reading_of_the_files_misses_no_rule() {
        var written = Repository.files("deploy/prometheus/rules", ".yml").stream()
                .map(Repository::text)
                .flatMap(text -> text.lines())
                .filter(line -> line.startsWith("      - "))
                .count();

        assertThat(Rule.all()).hasSize((int) written);
        assertThat(alerts).hasSizeGreaterThan(40).extracting(Rule::name).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("promtool: every case holds")
    void every_case_holds() {
        var answer = Promtool.run(List.of("test", "rules"), Repository.files("deploy/prometheus/tests", ".yml"));

        assertThat(answer.succeeded()).as(answer.output()).isTrue();
    }

    @Test
    @DisplayName("every alert has a case in which it fires and one in which it has cleared")
    void every_alert_has_both_cases() {
        var cases = Repository.files("deploy/prometheus/tests", ".yml").stream()
                .flatMap(file -> CASE.matcher(Repository.text(file)).results())
                .toList();
        var fires = cases.stream().filter(found -> found.group(2) == null).map(found -> found.group(1));
        var clears = cases.stream().filter(found -> found.group(2) != null).map(found -> found.group(1));
        var names = alerts.stream().map(Rule::name).collect(toSet());

        assertThat(fires.collect(toSet())).isEqualTo(names);
        assertThat(clears.collect(toSet())).isEqualTo(names);
    }

    @Test
    void every_alert_has_a_severity_two_languages_and_a_runbook() {
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.severity()).as(alert.name()).isIn("critical", "warning");
            assertThat(alert.summary()).as(alert.name()).containsPattern(CHINESE);
            var page = Repository.root().resolve(alert.runbook());
            assertThat(page).as(alert.name()).isRegularFile();
            assertThat(Repository.text(page)).contains("`" + alert.name() + "` (" + alert.severity() + ")");
        });
    }

    @Test
    void every_runbook_says_what_whoever_is_woken_needs() {
        var folder = Repository.root().resolve("docs/runbooks");
        var index = Repository.text(folder.resolve("README.md"));
        var used = alerts.stream().map(Rule::runbook).collect(toSet());

        for (var page : Repository.files("docs/runbooks", ".md")) {
            var name = page.getFileName().toString();
            if (name.equals("README.md")) {
                continue;
            }
            var text = Repository.text(page);
            assertThat(used).as("pages no alert leads to").contains("docs/runbooks/" + name);
            assertThat(text.lines()).as(name).containsAll(HEADINGS);
            assertThat(index).contains("(" + name + ")");
            assertThat(brokenLinks(folder, text)).as(name).isEmpty();
        }
        assertThat(alerts).allSatisfy(alert -> assertThat(index).contains("`" + alert.name() + "`"));
    }

    private static List<String> brokenLinks(Path folder, String text) {
        return Pattern.compile("\\]\\(([^)#:]+)\\)")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(link -> !Files.exists(folder.resolve(link)))
                .toList();
    }
}
