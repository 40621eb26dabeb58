package org.huzhu.platform.testkit;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.function.Predicate;
import org.huzhu.platform.web.ProblemCatalogue;

/**
 * Every error code a service adds to those of the platform, as a table in {@code docs/errors.md}. A test of a service
 * calls {@code ErrorTable.check("claims-service")}.
 */
public final class ErrorTable {

    private ErrorTable() {}

    public static void check(String service) {
        var common =
                ProblemCatalogue.load("classpath*:huzhu/problems/platform.yaml").entries();
        GeneratedDocument.check(
                "errors.md",
                service,
                service.equals("platform") ? render(common::containsKey) : render(code -> !common.containsKey(code)));
    }

    private static String render(Predicate<String> belongs) {
        var rows = new ArrayList<String>();
        rows.add("| Code | HTTP | 说明 | In English |");
        rows.add("|---|---|---|---|");
        ProblemCatalogue.load().entries().values().stream()
                .filter(entry -> belongs.test(entry.code()))
                .sorted(Comparator.comparing(ProblemCatalogue.Entry::code))
                .map(entry -> "| `%s` | %d | %s | %s |".formatted(entry.code(), entry.status(), entry.zh(), entry.en()))
                .forEach(rows::add);
        return rows.stream().collect(joining("\n", "", "\n"));
    }
}
