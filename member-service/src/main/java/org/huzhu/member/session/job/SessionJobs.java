package org.huzhu.member.session.job;

import java.time.Clock;
import java.time.Duration;
import org.huzhu.member.code.CodeStore;
import org.huzhu.member.session.Revocations;
import org.huzhu.member.session.SessionStore;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Learns of revocations made by other instances, and removes what has ended. */
@Component
class SessionJobs {

    private static final Duration LONGEST_RUN = Duration.ofSeconds(30);
    /** Longer than any window of a limit, so that no count is forgotten early. */
    private static final Duration KEPT = Duration.ofDays(3);

    private final Revocations revocations;
    private final SessionStore sessions;
    private final CodeStore codes;
    private final Clock clock;

    SessionJobs(Revocations revocations, SessionStore sessions, CodeStore codes, Clock clock) {
        this.revocations = revocations;
        this.sessions = sessions;
        this.codes = codes;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT0S", fixedDelayString = "${huzhu.tokens.revocations-reloaded-every:1s}")
    void reloadRevocations() {
        revocations.reload().block(LONGEST_RUN);
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT1H")
    void removeOld() {
        var now = clock.instant();
        sessions.removeOld(now).then(codes.removeOld(now.minus(KEPT))).block(LONGEST_RUN);
    }
}
