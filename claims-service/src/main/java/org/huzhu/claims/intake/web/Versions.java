package org.huzhu.claims.intake.web;

import java.util.Optional;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;

/** The revision of a claim as an entity tag. */
final class Versions {

    private Versions() {}

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** Empty where the client does not insist. What is no tag of ours matches no version. */
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
