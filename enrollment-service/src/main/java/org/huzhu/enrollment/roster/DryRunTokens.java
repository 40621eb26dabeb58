package org.huzhu.enrollment.roster;

import java.util.Optional;
import java.util.UUID;
import org.huzhu.platform.privacy.BlindIndex;
import org.huzhu.platform.privacy.KeyRing;
import org.springframework.stereotype.Component;

/** Tokens of dry runs (预检凭证): the import, and a keyed fingerprint of it with the roster's revision it was checked against. */
@Component
class DryRunTokens {

    private final BlindIndex index;

    DryRunTokens(KeyRing keys) {
        this.index = new BlindIndex(keys, "roster-dry-run");
    }

    String token(UUID importId, long revision) {
        return importId + "." + index.of(importId + "|" + revision);
    }

    /** The import a token speaks of, whether or not the token is good. */
    Optional<UUID> importIdOf(String token) {
        var dot = token.indexOf('.');
        try {
            return dot < 0 ? Optional.empty() : Optional.of(UUID.fromString(token.substring(0, dot)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
