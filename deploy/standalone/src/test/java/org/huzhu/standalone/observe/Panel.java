package org.huzhu.standalone.observe;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One panel of a board with the expressions it draws. */
record Panel(String board, String title, JsonNode json, List<String> expressions) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<JsonNode> boards() {
        return Repository.files("deploy/grafana/dashboards", ".json").stream()
                .map(file -> JSON.readTree(Repository.text(file)))
                .toList();
    }

    /** Rows, which only order the others, are left out. */
    static List<Panel> all() {
        var panels = new ArrayList<Panel>();
        for (var board : boards()) {
            board.path("panels").forEach(panel -> {
                if (!"row".equals(panel.path("type").asString())) {
                    panels.add(of(board.path("title").asString(), panel));
                }
            });
        }
        return List.copyOf(panels);
    }

    private static Panel of(String board, JsonNode panel) {
        var expressions = new ArrayList<String>();
        panel.path("targets")
                .forEach(target -> expressions.add(target.path("expr").asString()));
        return new Panel(board, panel.path("title").asString(), panel, List.copyOf(expressions));
    }

    /** As Grafana would send them, with a window for its variable. */
    List<String> expressions(String window) {
        return expressions.stream()
                .map(expression -> expression.replace("$__rate_interval", window))
                .toList();
    }
}
