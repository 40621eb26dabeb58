package org.huzhu.standalone.bench;

import java.time.Duration;
import java.util.Optional;
import org.huzhu.standalone.story.Api.Token;
import org.huzhu.standalone.story.Society;

/** A client of one scope whose token never runs out: measurements take longer than a token lives. */
final class Machine {

    private static final Duration RENEWED_AFTER = Duration.ofMinutes(4);

    private final Society society;
    private final String scope;
    private Optional<Token> token = Optional.empty();
    private long since;

    Machine(Society society, String scope) {
        this.society = society;
        this.scope = scope;
    }

    synchronized Token token() {
        if (token.isEmpty() || System.nanoTime() - since > RENEWED_AFTER.toNanos()) {
            token = Optional.of(society.machine("bench " + scope, scope));
            since = System.nanoTime();
        }
        return token.orElseThrow();
    }

    /** The value of the Authorization header. */
    String header() {
        return token().header().orElseThrow();
    }
}
