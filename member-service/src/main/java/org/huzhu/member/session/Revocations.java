package org.huzhu.member.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.huzhu.member.key.TokenSettings;
import org.huzhu.platform.security.SecuritySettings;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Access tokens that are refused before their end: of sessions that were logged out and of clients that were removed (WXU-009). Looked at for
 * every request, so it is held in memory: this instance knows at once, the others and the gateway at their next look.
 */
@Component
public class Revocations {

    private final SessionStore sessions;
    private final TokenSettings settings;
    private final SecuritySettings security;
    private final Clock clock;
    private final Map<String, Instant> subjects = new ConcurrentHashMap<>();

    Revocations(SessionStore sessions, TokenSettings settings, SecuritySettings security, Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.security = security;
        this.clock = clock;
    }

    /** A session id or a client id. */
    public boolean isRevoked(String subject) {
        return subjects.containsKey(subject);
    }

    public Set<String> all() {
        return Set.copyOf(subjects.keySet());
    }

    public Mono<Void> revoke(UUID sessionId) {
        var until = until();
        return sessions.revoke(sessionId, clock.instant(), until)
                .doOnSuccess(_ -> subjects.put(sessionId.toString(), until));
    }

    public Mono<Void> revokeAllOf(UUID accountId) {
        return sessions.revokeAllOf(accountId, clock.instant(), until());
    }

    public Mono<Void> revokeClient(String clientId) {
        var until = until();
        return sessions.revokeClient(clientId, clock.instant(), until).doOnSuccess(_ -> subjects.put(clientId, until));
    }

    /** Takes over what other instances have revoked. Nothing is ever taken back, so entries leave by their time only. */
    public Mono<Void> reload() {
        var now = clock.instant();
        return sessions.revoked(now)
                .doOnNext(current -> {
                    subjects.putAll(current);
                    subjects.values().removeIf(until -> !until.isAfter(now));
                })
                .then();
    }

    private Instant until() {
        return clock.instant().plus(settings.longestLifetime()).plus(security.leeway());
    }
}
