package org.huzhu.standalone.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Boards as Grafana reads them, as far as that can be told without Grafana. */
class DashboardsTest {

    /** Series of frameworks; all others stand in docs/operate/metrics.md. */
    private static final Set<String> FRAMEWORKS =
            Set.of("up", "ALERTS", "jvm_", "process_", "r2dbc_pool_", "kafka_", "logback_", "disk_", "resilience4j_");

    private static final Pattern BY_GAUGE = Pattern.compile("sum( by \\([^)]*\\))? \\((huzhu_\\w+)");
    private static final int WIDTH = 24;

    private final List<JsonNode> boards = Panel.boards();
    private final List<Panel> panels = Panel.all();

    @Test
    void boards_and_panels_are_told_apart() {
        assertThat(boards).hasSize(8);
        assertThat(boards).extracting(board -> board.path("uid").asString()).doesNotHaveDuplicates();
        assertThat(boards).extracting(board -> board.path("title").asString()).doesNotHaveDuplicates();
        for (var board : boards) {
            assertThat(board.path("panels"))
                    .extracting(panel -> panel.path("id").asInt())
                    .doesNotHaveDuplicates();
            assertThat(board.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
            assertThat(board.path("description").asString()).isNotBlank();
            assertThat(board.at("/templating/list/0/type").asString()).isEqualTo("datasource");
        }
    }

    @Test
    void no_panel_covers_another() {
        for (var board : boards) {
            var taken = new HashSet<String>();
            for (var panel : board.path("panels")) {
                var place = panel.path("gridPos");
                for (var x = place.path("x").asInt();
                        x < place.path("x").asInt() + place.path("w").asInt();
                        x++) {
                    for (var y = place.path("y").asInt();
                            y < place.path("y").asInt() + place.path("h").asInt();
                            y++) {
                        assertThat(taken.add(x + "," + y))
                                .as(board.path("title") + ": " + panel.path("title"))
                                .isTrue();
                    }
                    assertThat(x).isLessThan(WIDTH);
                }
            }
        }
    }

    @Test
    @DisplayName("every panel says what it shows, in which unit, and what it means when it is empty")
    void every_panel_explains_itself() {
        assertThat(panels).hasSizeGreaterThan(150).allSatisfy(panel -> {
            var defaults = panel.json().path("fieldConfig").path("defaults");
            assertThat(panel.json().path("description").asString())
                    .as(panel.title())
                    .isNotBlank();
            assertThat(defaults.path("unit").asString()).as(panel.title()).isNotBlank();
            assertThat(defaults.path("noValue").asString()).as(panel.title()).isNotBlank();
            assertThat(panel.json().at("/datasource/uid").asString()).isEqualTo("${datasource}");
            assertThat(panel.expressions()).as(panel.title()).isNotEmpty();
        });
    }

    @Test
    void managers_read_chinese() {
        assertThat(panels.stream().filter(panel -> panel.board().equals("互助业务总览")))
                .hasSizeGreaterThan(20)
                .allSatisfy(panel -> {
                    assertThat(panel.title()).containsPattern("\\p{IsHan}");
                    assertThat(panel.json().path("description").asString()).containsPattern("\\p{IsHan}");
                    assertThat(panel.json().at("/fieldConfig/defaults/noValue").asString())
                            .containsPattern("\\p{IsHan}");
                });
    }

    @Test
    @DisplayName("promtool parses every expression of every panel")
    void every_expression_parses(@TempDir Path folder) throws IOException {
        var rules = new ArrayList<String>(List.of("groups:", "  - name: panels", "    rules:"));
        for (var panel : panels) {
            for (var expression : panel.expressions("1m")) {
                rules.add("      - record: panel:" + rules.size());
                rules.add("        expr: '" + expression.replace("'", "''") + "'");
            }
        }
        var file = Files.write(folder.resolve("panels.yml"), rules);

        var answer = Promtool.run("check", "rules", "--lint=none", file.toString());

        assertThat(answer.succeeded()).as(answer.output()).isTrue();
    }

    @Test
    @DisplayName(
            "every series that is drawn or judged stands in metrics.md, is a framework's, or is recorded by a rule")
    void every_series_is_known() {
        var page = Repository.text(Repository.root().resolve("docs/operate/metrics.md"));
        var recorded = Rule.all().stream().map(Rule::name).toList();
        var read = Stream.concat(
                        panels.stream().flatMap(panel -> panel.expressions("1m").stream()),
                        Rule.all().stream().map(Rule::expression))
                .flatMap(expression -> Selectors.in(expression).stream())
                .map(Selectors::name)
                .distinct();

        assertThat(read.filter(name -> FRAMEWORKS.stream().noneMatch(name::startsWith))
                        .filter(name -> !recorded.contains(name))
                        .filter(name -> !page.contains("`" + name + "`"))
                        .filter(name -> !page.contains("`" + name.replaceFirst("_(bucket|count|sum)$", "") + "`")))
                .isEmpty();
    }

    @Test
    @DisplayName("what every replica tells alike is never added up: sums are of counters only")
    void gauges_of_replicas_are_not_added_up() {
        assertThat(panels)
                .allSatisfy(panel -> panel.expressions("1m")
                        .forEach(expression -> assertThat(
                                        BY_GAUGE.matcher(expression).results().map(found -> found.group(2)))
                                .as(panel.title() + ": " + expression)
                                .isEmpty()));
    }
}
