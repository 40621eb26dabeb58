package org.huzhu.enrollment.product.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.huzhu.enrollment.product.PayeeSettings;
import org.huzhu.platform.rulebook.Anchor;
import org.huzhu.platform.rulebook.ClaimRules;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.ProductVersion.Figure;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.time.PeriodUnit;

/** A product in a list: its terms in short. */
record ProductView(
        @JsonUnwrapped ProductHead head,
        List<Line> responsibilities,
        List<WindowView> windows,
        List<Paper> materials,
        List<Text> declarations,
        List<Figure> figures) {

    record Line(String code, String nameZh) {}

    /** One window and the responsibilities that share it. */
    record WindowView(List<String> responsibilities, Anchor anchor, int amount, PeriodUnit unit, RuleStatus status) {}

    record Paper(String code, String nameZh, RuleStatus status) {}

    record Text(String code, String text) {}

    static ProductView of(ProductVersion product, PayeeSettings payee) {
        var rules = product.claims();
        return new ProductView(
                ProductHead.of(product, payee),
                rules.responsibilities().stream()
                        .map(each -> new Line(each.code(), each.nameZh()))
                        .toList(),
                windows(rules),
                papers(rules),
                rules.declarations().stream()
                        .map(each -> new Text(each.code(), each.textZh()))
                        .toList(),
                product.figures());
    }

    static List<WindowView> windows(ClaimRules rules) {
        var sharing = new LinkedHashMap<ClaimRules.Window, List<String>>();
        for (var each : rules.responsibilities()) {
            each.window()
                    .ifPresent(window -> sharing.computeIfAbsent(window, _ -> new ArrayList<>())
                            .add(each.code()));
        }
        return sharing.entrySet().stream()
                .map(entry -> window(entry.getKey(), entry.getValue()))
                .toList();
    }

    static List<Paper> papers(ClaimRules rules) {
        return rules.responsibilities().stream()
                .flatMap(each -> each.materials().stream())
                .map(each -> new Paper(each.code(), each.nameZh(), each.from().status()))
                .distinct()
                .toList();
    }

    private static WindowView window(ClaimRules.Window window, List<String> responsibilities) {
        var period = window.period();
        return new WindowView(
                responsibilities,
                window.anchor(),
                period.amount(),
                period.unit(),
                window.from().status());
    }
}
