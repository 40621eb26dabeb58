package org.huzhu.standalone.observe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One rule of {@code deploy/prometheus/rules}, which are all written in the same form. */
record Rule(
        Path file, boolean isAlert, String name, String expression, String severity, String summary, String runbook) {

    private static final Pattern FORM = Pattern.compile("""
            ^      - (alert|record): (\\S+)\\n        expr: \\|-\\n((?:          .*\\n)+)\
            (?:        for: \\w+\\n)?\
            (?:        labels:\\n          severity: (\\w+)\\n        annotations:\\n          summary: "(.*)"\\n          runbook_url: (\\S+)\\n)?\
            """, Pattern.MULTILINE);

    static List<Rule> all() {
        var rules = new ArrayList<Rule>();
        for (var file : Repository.files("deploy/prometheus/rules", ".yml")) {
            FORM.matcher(Repository.text(file)).results().forEach(found -> rules.add(of(file, found)));
        }
        return List.copyOf(rules);
    }

    static List<Rule> alerts() {
        return all().stream().filter(Rule::isAlert).toList();
    }

    private static Rule of(Path file, MatchResult found) {
        return new Rule(
                file,
                "alert".equals(found.group(1)),
                found.group(2),
                found.group(3).stripIndent().strip(),
                text(found, 4),
                text(found, 5),
                text(found, 6));
    }

    private static String text(MatchResult found, int group) {
        return found.group(group) == null ? "" : found.group(group);
    }
}
