package org.huzhu.gateway.apidocs;

import java.util.Arrays;
import java.util.Set;

/**
 * The name of an operation for generators, made of its verb and path alone. It changes only where the path does, which no client survives anyway.
 */
final class OperationNames {

    private static final Set<String> NOT_COUNTED = Set.of("status", "news", "address");

    private OperationNames() {}

    /** {@code POST /api/v1/orders/{orderNo}/submission} is {@code postOrderSubmission}. */
    static String of(String verb, String path) {
        var segments = Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty() && !part.equals("api") && !part.matches("v\\d+"))
                .toList();
        var name = new StringBuilder();
        for (int i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            var last = i == segments.size() - 1;
            if (!isParameter(segment)) {
                var one = last ? verb.equals("post") : isParameter(segments.get(i + 1));
                name.append(camel(one ? singular(segment) : segment));
            } else if (i > 0 && isParameter(segments.get(i - 1))) {
                name.append("By").append(camel(segment));
            }
        }
        return begin(verb, isPlural(segments.getLast())) + name;
    }

    private static String begin(String verb, boolean collection) {
        return switch (verb) {
            case "get" -> collection ? "list" : "get";
            case "post" -> collection ? "create" : "post";
            case "put" -> "replace";
            default -> verb;
        };
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    private static boolean isPlural(String segment) {
        return !isParameter(segment) && segment.endsWith("s") && !NOT_COUNTED.contains(segment);
    }

    private static String singular(String segment) {
        if (!isPlural(segment)) {
            return segment;
        }
        return segment.endsWith("ies")
                ? segment.substring(0, segment.length() - 3) + 'y'
                : segment.endsWith("batches")
                        ? segment.substring(0, segment.length() - 2)
                        : segment.substring(0, segment.length() - 1);
    }

    private static String camel(String segment) {
        var name = new StringBuilder();
        for (var word : segment.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
        }
        return name.toString();
    }
}
