package org.huzhu.check.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** SQL with {@code :name} parameters as JDBC wants it; {@code ::type} is left alone. */
record Named(String sql, List<String> names) {

    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-z][a-zA-Z]*)");

    static Named parse(String text) {
        var names = new ArrayList<String>();
        var sql = PARAMETER.matcher(text).replaceAll(found -> {
            names.add(found.group(1));
            return "?";
        });
        return new Named(sql, List.copyOf(names));
    }
}
