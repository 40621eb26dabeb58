package org.huzhu.claims.review.web;

import java.util.Optional;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;

/** The revision of a claim as an entity tag. */
final class Revisions {

    private Revisions() {}

    static String tag(long revision) {
        return "\"" + revision + "\"";
    }

    /** Empty where the client does not insist. What is no tag of ours matches no revision. */
    static Optional<Long> expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return Optional.empty();
        }
        var tag = ifMatch.strip();
        if (!tag.matches("\"\\d{1,18}\"")) {
            throw new RefusedException(Refusal.of("VERSION_MISMATCH"));
        }
        return Optional.of(Long.parseLong(tag, 1, tag.length() - 1, 10));
    }
}
