package org.huzhu.claims.review;

import java.util.Optional;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/** Reasons that staff write. */
final class Words {

    private static final int LONGEST = 200;

    private Words() {}

    /** A reason that must be there: REASON_REQUIRED, or REASON_TOO_LONG. */
    static Outcome<String> required(String reason) {
        var words = HalfWidth.strip(reason);
        if (words.isEmpty()) {
            return Outcome.refused(Refusal.ofField("REASON_REQUIRED", "reason"));
        }
        return optional(words).<Outcome<String>>map(Outcome::refused).orElse(Outcome.done(words));
    }

    /** What is wrong with a reason that may be empty. */
    static Optional<Refusal> optional(String reason) {
        return reason.length() > LONGEST ? Optional.of(Refusal.ofField("REASON_TOO_LONG", "reason")) : Optional.empty();
    }
}
