package org.huzhu.claims.injury.web;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.huzhu.claims.injury.domain.BenefitItem;
import org.huzhu.claims.injury.domain.Frequency;
import org.huzhu.claims.injury.web.CalculationView.LineView;
import org.huzhu.claims.injury.web.CalculationView.Other;
import org.huzhu.platform.rulebook.RuleStatus;
import org.jspecify.annotations.Nullable;

/** A result on paper: plain tables that stay readable where a browser refuses styles, and no scripts. */
final class PrintPage {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="UTF-8">
            <title>工伤保险待遇计算结果</title>
            <style>
            body { font-family: "Noto Sans CJK SC", "Microsoft YaHei", "SimSun", sans-serif; margin: 2em auto; max-width: 62em; }
            table { border-collapse: collapse; width: 100%%; margin: 0.5em 0 1.5em; }
            th, td { border: 1px solid #444; padding: 0.3em 0.5em; text-align: left; vertical-align: top; }
            .amount { text-align: right; white-space: nowrap; }
            .small { font-size: 85%%; }
            tr { page-break-inside: avoid; }
            @media print { body { margin: 0; } }
            </style>
            </head>
            <body>
            <h1>工伤保险待遇计算结果</h1>
            %s
            </body>
            </html>
            """;

    private final CalculationView view;

    private PrintPage(CalculationView view) {
        this.view = view;
    }

    static String of(CalculationView view) {
        var page = new PrintPage(view);
        var parts = new ArrayList<String>();
        parts.add(page.head());
        parts.add("<h2>各项待遇</h2>");
        parts.add(page.lines());
        parts.add(page.parameters());
        if (!view.alternatives().isEmpty()) {
            parts.add(page.sideBySide());
        }
        parts.add(page.warnings());
        parts.add(page.foot());
        return PAGE.formatted(String.join("\n", parts));
    }

    private String head() {
        var rows = new ArrayList<String>();
        rows.add(row(
                "适用规则", text(view.ruleSetName()) + "（" + text(view.ruleSet()) + "，" + text(view.selection()) + "）"));
        rows.add(row("统筹地区", text(view.regionName()) + "（" + text(view.region()) + "）"));
        rows.add(row("认定日期", text(view.recognitionDate())));
        var wage = view.ownWage();
        if (wage != null) {
            rows.add(row("本人工资", text(wage.base()) + " 元/月：" + text(wage.formula()) + "。" + text(wage.clause())));
        }
        if (view.remark() != null) {
            rows.add(row("备注", text(view.remark())));
        }
        return table(rows);
    }

    private String lines() {
        var rows = new ArrayList<String>();
        rows.add(header("项目", "金额（元）", "发放", "支付渠道", "算式与依据", "状态"));
        view.lines().forEach(line -> rows.add(line(line)));
        var totals = view.totals();
        rows.add(total("一次性项目总计", totals.oneOff(), totals.oneOffFund(), totals.oneOffEmployer()));
        rows.add(total("按月项目合计", totals.monthly(), totals.monthlyFund(), totals.monthlyEmployer()));
        return table(rows);
    }

    private static String line(LineView line) {
        var condition = line.condition() == null ? "" : "<br>条件：" + text(line.condition());
        return "<tr><td>%s</td><td class=\"amount\" align=\"right\">%s</td><td>%s</td><td>%s</td><td>%s<br><span class=\"small\">%s%s</span></td><td>%s</td></tr>"
                .formatted(
                        text(line.name()),
                        text(line.amount()),
                        line.frequency().nameZh(),
                        line.payer().nameZh(),
                        text(line.formula()),
                        text(line.clause()),
                        condition,
                        status(line.status()));
    }

    private static String total(String name, String all, String fund, String employer) {
        return "<tr><th>%s</th><th class=\"amount\" align=\"right\">%s</th><td colspan=\"4\">其中基金支付 %s，用人单位支付 %s</td></tr>"
                .formatted(name, text(all), text(fund), text(employer));
    }

    private String parameters() {
        if (view.parameters().isEmpty()) {
            return "";
        }
        var rows = new ArrayList<String>();
        rows.add(header("所用数据", "地区", "年度", "数值", "来源"));
        view.parameters()
                .forEach(each -> rows.add(
                        "<tr><td>%s</td><td>%s</td><td>%s</td><td class=\"amount\" align=\"right\">%s</td><td>%s</td></tr>"
                                .formatted(
                                        text(each.name()),
                                        text(each.region()),
                                        each.year() == null ? "—" : each.year(),
                                        text(each.value()),
                                        text(each.source()))));
        return table(rows);
    }

    /** One row for each item any of the rule sets has. */
    private String sideBySide() {
        var rows = new ArrayList<String>();
        var names = new ArrayList<String>();
        names.add("新旧对照");
        names.add(view.ruleSet() + "（适用）");
        view.alternatives().forEach(other -> names.add(other.ruleSet()));
        rows.add(header(names.toArray(String[]::new)));
        for (var item : BenefitItem.values()) {
            var cells = new ArrayList<String>();
            cells.add(cell(view.lines(), item));
            view.alternatives().forEach(other -> cells.add(cell(other.lines(), item)));
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add("<tr><td>" + item.nameZh() + "</td>"
                        + cells.stream().map(cell -> "<td>" + cell + "</td>").collect(Collectors.joining()) + "</tr>");
            }
        }
        var failed = view.alternatives().stream()
                .filter(other -> other.problem() != null)
                .map(PrintPage::failed)
                .collect(Collectors.joining());
        return "<h2>两部条例对照</h2>" + table(rows) + failed;
    }

    private static String cell(List<LineView> lines, BenefitItem item) {
        return lines.stream()
                .filter(line -> line.item() == item)
                .map(line -> text(line.amount()) + (line.frequency() == Frequency.MONTHLY ? "/月" : "") + "，"
                        + line.payer().nameZh())
                .collect(Collectors.joining("<br>"));
    }

    private static String failed(Other other) {
        return "<p>" + text(other.ruleSet()) + "未能计算：" + text(String.join("；", other.missing())) + "</p>";
    }

    private String warnings() {
        if (view.warnings().isEmpty()) {
            return "";
        }
        return view.warnings().stream()
                .map(warning -> "<li>" + text(warning.text()) + "</li>")
                .collect(Collectors.joining("", "<h2>请注意</h2><ul>", "</ul>"));
    }

    private String foot() {
        return "<p class=\"small\">本结果按所填内容和所列条款计算，伤残等级以劳动能力鉴定结论为准，待遇以经办机构核定为准。结果摘要 " + text(view.calculationHash())
                + "</p>";
    }

    private static String status(RuleStatus status) {
        return switch (status) {
            case VERIFIED -> "已核实";
            case SEED -> "依所据文件";
            case DERIVED -> "推算";
            case SECONDARY -> "二手来源";
            case PROPOSED -> "本系统的处理方式";
            case UNVERIFIED -> "<strong>未经核实</strong>";
            case DEMO -> "<strong>演示数据</strong>";
        };
    }

    private static String header(String... names) {
        return Arrays.stream(names)
                .map(name -> "<th>" + text(name) + "</th>")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String row(String name, String html) {
        return "<tr><th>" + name + "</th><td>" + html + "</td></tr>";
    }

    /** The attribute draws the lines where styles are refused. */
    private static String table(List<String> rows) {
        return "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">\n" + String.join("\n", rows) + "\n</table>";
    }

    private static String text(@Nullable Object value) {
        return htmlEscape(String.valueOf(value), "UTF-8");
    }
}
