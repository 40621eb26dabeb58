package org.huzhu.standalone.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Holds every expression of every panel and rule against a running Prometheus. */
public final class Proof {

    /** What one machine without TLS and without trouble cannot have, and why. */
    public static final Map<String, String> CANNOT_BE_HERE = Map.of(
            "ssl_chain_expiry_seconds", "no service ends TLS on one machine",
            "huzhu_data_key_age_days", "the age is known only where huzhu.privacy.active-since is set",
            "ALERTS", "exists only while something burns",
            "outcome=\"SERVER_ERROR\"", "exists only after something failed");

    private final PrometheusApi prometheus;
    private final String window;

    /** @param window of rates, at least two scrapes */
    public Proof(String url, String window) {
        this.prometheus = new PrometheusApi(url);
        this.window = window;
    }

    private record Shown(String where, String expression) {}

    /** Expressions Prometheus refuses, with its reason. */
    public List<String> mistakes() {
        return shown().flatMap(shown ->
                        prometheus.mistake(shown.expression()).stream().map(mistake -> shown.where() + ": " + mistake))
                .toList();
    }

    /** Series that something reads and nobody tells, with those who read them. */
    public Map<String, List<String>> missing() {
        var readers = new TreeMap<String, List<String>>();
        shown().forEach(shown -> Selectors.in(shown.expression())
                .forEach(selector -> readers.computeIfAbsent(selector, _ -> new ArrayList<>())
                        .add(shown.where())));
        readers.keySet()
                .removeIf(selector ->
                        CANNOT_BE_HERE.keySet().stream().anyMatch(selector::contains) || prometheus.hasData(selector));
        return readers;
    }

    /** Panels that draw nothing, those left out that need what cannot be here. */
    public List<String> emptyPanels() {
        return Panel.all().stream()
                .filter(panel -> panel.expressions(window).stream().noneMatch(prometheus::hasData))
                .filter(panel -> CANNOT_BE_HERE.keySet().stream()
                        .noneMatch(what -> panel.expressions().getFirst().contains(what)))
                .map(panel -> panel.board() + " / " + panel.title() + ": " + panel.expressions())
                .toList();
    }

    /** Rules that Prometheus itself could not evaluate. */
    public List<String> unhealthyRules() {
        var ill = new ArrayList<String>();
        prometheus
                .rules()
                .forEach(group -> group.path("rules").forEach(rule -> {
                    if (!"ok".equals(rule.path("health").asString())) {
                        ill.add(rule.path("name").asString() + ": "
                                + rule.path("lastError").asString(""));
                    }
                }));
        return ill;
    }

    public long loadedAlerts() {
        var count = 0L;
        for (var group : prometheus.rules()) {
            for (var rule : group.path("rules")) {
                count += "alerting".equals(rule.path("type").asString()) ? 1 : 0;
            }
        }
        return count;
    }

    private Stream<Shown> shown() {
        return Stream.concat(
                Panel.all().stream()
                        .flatMap(panel -> panel.expressions(window).stream()
                                .map(expression -> new Shown(panel.board() + " / " + panel.title(), expression))),
                Rule.all().stream().map(rule -> new Shown("rule " + rule.name(), rule.expression())));
    }
}
