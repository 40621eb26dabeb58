package org.huzhu.member.session;

import java.time.Clock;
import org.huzhu.member.config.SeparateTransaction;
import org.huzhu.member.measure.LoginMeters;
import org.huzhu.member.measure.LoginMeters.Grant;
import org.huzhu.member.session.domain.RefreshToken;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A refresh token buys one new pair. Presented a second time it ends the whole session, because one of its two holders is a thief. */
@Component
public class RefreshSession {

    private static final Logger log = LoggerFactory.getLogger(RefreshSession.class);

    private final SessionStore sessions;
    private final IssueTokens issueTokens;
    private final Revocations revocations;
    private final LoginMeters meters;
    private final SeparateTransaction transaction;
    private final Clock clock;

    RefreshSession(
            SessionStore sessions,
            IssueTokens issueTokens,
            Revocations revocations,
            LoginMeters meters,
            SeparateTransaction transaction,
            Clock clock) {
        this.sessions = sessions;
        this.issueTokens = issueTokens;
        this.revocations = revocations;
        this.meters = meters;
        this.transaction = transaction;
        this.clock = clock;
    }

    public record Command(String refreshToken) {

        @Override
        public String toString() {
            return "Command";
        }
    }

    /** Kept also when refused: the end of the session must stay. */
    public Mono<Outcome<Tokens>> handle(Command command) {
        var hash = issueTokens.hashOf(command.refreshToken());
        return sessions.lockToken(hash)
                .flatMap(token -> switch (token.worth(clock.instant())) {
                    case GOOD ->
                        sessions.markUsed(hash, clock.instant())
                                .then(issueTokens.inSession(token.sessionId(), token.accountId()))
                                .map(Outcome::done);
                    case REUSED -> endSession(token).thenReturn(invalid());
                    case ENDED -> Mono.just(invalid());
                })
                .defaultIfEmpty(invalid())
                .as(transaction::run)
                .doOnNext(outcome -> meters.login(Grant.REFRESH, outcome instanceof Done));
    }

    private Mono<Void> endSession(RefreshToken token) {
        log.warn("refresh token used twice, session ended sessionId={}", token.sessionId());
        return revocations.revoke(token.sessionId());
    }

    private static Outcome<Tokens> invalid() {
        return Outcome.refused(Refusal.of("REFRESH_TOKEN_INVALID"));
    }
}
