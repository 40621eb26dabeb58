package org.huzhu.standalone.observe;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The series an expression reads: {@code max(a{b="c"}[5m]) > 1 unless d} reads {@code a{b="c"}} and {@code d}. */
final class Selectors {

    private static final Pattern TOKEN = Pattern.compile("""
            \\[[^\\]]*\\]\
            |"(?:[^"\\\\]|\\\\.)*"\
            |\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)\
            |\\b(?:and|or|unless|bool|offset|by|without|on|ignoring)\\b\
            |\\b\\d[\\w.]*\
            |(?<name>[a-zA-Z_:][\\w:]*)\\b\\s*(?<call>\\(|(?:by|without)\\s*\\([^)]*\\))?(?<labels>\\{(?:[^"}]|"(?:[^"\\\\]|\\\\.)*")*\\})?\
            """);

    private Selectors() {}

    static Set<String> in(String expression) {
        var selectors = new LinkedHashSet<String>();
        var tokens = TOKEN.matcher(expression);
        while (tokens.find()) {
            if (tokens.group("name") != null && tokens.group("call") == null) {
                selectors.add(tokens.group("name") + (tokens.group("labels") == null ? "" : tokens.group("labels")));
            }
        }
        return selectors;
    }

    /** The name without labels. */
    static String name(String selector) {
        return selector.replaceFirst("\\{.*", "");
    }
}
