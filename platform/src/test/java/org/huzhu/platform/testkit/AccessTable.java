package org.huzhu.platform.testkit;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.AccessFilter;

/**
 * Who may call what, as a table in {@code docs/access.md}. An integration test of a service calls
 * {@code AccessTable.check("claims-service", accessFilter)}.
 */
public final class AccessTable {

    private AccessTable() {}

    public static void check(String service, AccessFilter filter) {
        GeneratedDocument.check("access.md", service, render(filter));
    }

    /** The table as Markdown. */
    public static String render(AccessFilter filter) {
        var rows = new ArrayList<String>();
        rows.add("| Operation | Open | Own account | Staff roles | Client scopes |");
        rows.add("|---|---|---|---|---|");
        filter.table().forEach((operation, access) -> rows.add(row(operation, access)));
        return rows.stream().collect(joining("\n", "", "\n"));
    }

    private static String row(String operation, Access access) {
        return List.of(
                        "`" + operation + "`",
                        access.open() ? "yes" : "",
                        access.accounts() ? "yes" : "",
                        Arrays.stream(access.roles()).map(Enum::name).collect(joining(", ")),
                        Arrays.stream(access.scopes())
                                .map(scope -> "`" + scope + "`")
                                .collect(joining(", ")))
                .stream()
                .collect(joining(" | ", "| ", " |"));
    }
}
