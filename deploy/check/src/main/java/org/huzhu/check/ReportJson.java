package org.huzhu.check;

import java.util.Locale;
import org.huzhu.check.event.Stage;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The report for programs. */
final class ReportJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
            .build();

    private ReportJson() {}

    static String of(Report report) {
        var root = JSON.createObjectNode();
        root.put("at", report.at().toString());
        root.put("seconds", report.took().toMillis() / 1e3);
        root.put("exitCode", report.exitCode());
        var invariants = root.putArray("invariants");
        for (var verdict : report.verdicts()) {
            write(verdict, invariants.addObject());
        }
        var hours = root.putArray("hours");
        report.flow().hours().forEach((hour, flow) -> {
            var node = hours.addObject();
            node.put("hour", hour.toString());
            for (var stage : Stage.values()) {
                var name = stage.name().toLowerCase(Locale.ROOT);
                node.put(name, flow.reached(stage));
                if (flow.missing(stage) > 0) {
                    node.put(name + "Missing", flow.missing(stage));
                }
            }
        });
        return JSON.writeValueAsString(root);
    }

    private static void write(Verdict verdict, ObjectNode node) {
        node.put("id", verdict.id());
        node.put("zh", verdict.title().zh());
        node.put("en", verdict.title().en());
        node.put("violations", verdict.violations());
        node.put("millis", verdict.millis());
        verdict.failure().ifPresent(why -> node.put("failure", why));
        var examples = node.putArray("examples");
        for (var finding : verdict.examples()) {
            examples.addObject().put("id", finding.id()).put("what", finding.what());
        }
        var looked = node.putObject("lookedAt");
        verdict.lookedAt().forEach(looked::put);
    }
}
