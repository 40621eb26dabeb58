package org.huzhu.claims.application.web;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import java.util.stream.Collectors;
import org.huzhu.claims.application.domain.ApplicationRules;
import org.huzhu.claims.application.domain.ApplicationRules.BlankForm;
import org.huzhu.claims.application.domain.ApplicationRules.Section;
import org.huzhu.claims.application.domain.BenefitType;

/** 工伤待遇用表: a page to print and fill in by hand, without scripts (LYG-32). */
final class BlankFormPage {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="UTF-8">
            <title>%1$s</title>
            <style>
            body { font-family: "Noto Sans CJK SC", "Microsoft YaHei", "SimSun", sans-serif; margin: 2em auto; max-width: 50em; }
            h1 { text-align: center; }
            table { border-collapse: collapse; width: 100%%; }
            th, td { border: 1px solid #444; padding: 0.6em; text-align: left; }
            th { width: 14em; font-weight: normal; }
            td { height: 1.6em; }
            @media print { body { margin: 0; } }
            </style>
            </head>
            <body>
            <h1>%1$s</h1>
            <p>申请事项：%2$s</p>
            %3$s
            <p>%4$s</p>
            </body>
            </html>
            """;

    private BlankFormPage() {}

    static String of(BlankForm form, BenefitType type, ApplicationRules rules) {
        var sections = form.sections().stream().map(BlankFormPage::section).collect(Collectors.joining("\n"));
        return PAGE.formatted(text(form.nameZh()), text(type.nameZh()), sections, text(rules.noticeZh()));
    }

    private static String section(Section section) {
        var rows = section.fields().stream()
                .map(field -> "<tr><th>" + text(field) + "</th><td>&nbsp;</td></tr>")
                .collect(Collectors.joining("\n"));
        return "<h2>" + text(section.titleZh()) + "</h2>\n<table border=\"1\" cellspacing=\"0\" cellpadding=\"6\">\n"
                + rows + "\n</table>";
    }

    private static String text(String value) {
        return htmlEscape(value, "UTF-8");
    }
}
