package org.huzhu.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.huzhu.platform.values.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list: {@code {items, next, total}}. The cursor is opaque to clients; it holds the sort key of the last
 * row, so that pages stay stable while rows are added. Ownership is checked by the query, not by the cursor.
 */
public record Page<T>(List<T> items, @Nullable String next, long total) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int LARGEST_LIMIT = 200;

    public Page {
        items = List.copyOf(items);
    }

    /** What a client asked for: at most {@code limit} rows after the sort key {@code after}. */
    public record Request(int limit, Optional<String> after) {

        /** Throws a refusal for a limit outside 1 to 200 or a cursor that is not ours. */
        public static Request of(@Nullable Integer limit, @Nullable String cursor) {
            var size = limit == null ? DEFAULT_LIMIT : limit;
            if (size < 1 || size > LARGEST_LIMIT) {
                throw new RefusedException(Refusal.of("LIMIT_INVALID"));
            }
            return new Request(
                    size, cursor == null || cursor.isBlank() ? Optional.empty() : Optional.of(decode(cursor)));
        }

        /** The sort key as a number; refused when the cursor holds something else. */
        public long afterNumber(long start) {
            try {
                return after.map(Long::parseLong).orElse(start);
            } catch (NumberFormatException e) {
                throw new RefusedException(Refusal.of("CURSOR_INVALID"));
            }
        }
    }

    /**
     * @param rows up to {@code limit + 1} rows: the surplus one only tells that there is a next page
     * @param sortKey of the last row shown
     */
    public static <T> Page<T> of(List<T> rows, int limit, long total, java.util.function.Function<T, String> sortKey) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null, total);
        }
        var shown = rows.subList(0, limit);
        return new Page<>(shown, encode(sortKey.apply(shown.getLast())), total);
    }

    private static String encode(String sortKey) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("c1:" + sortKey).getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith("c1:") && text.indexOf('\0') < 0) {
                return text.substring(3);
            }
        } catch (IllegalArgumentException _) {
            // falls through: not base64 is as wrong as not ours
        }
        throw new RefusedException(Refusal.of("CURSOR_INVALID"));
    }
}
