package org.huzhu.member.session;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.huzhu.member.session.domain.RefreshToken;
import reactor.core.publisher.Mono;

/** Where sessions, their refresh tokens and revocations are kept. */
public interface SessionStore {

    Mono<Void> open(UUID sessionId, UUID accountId, Instant now, Instant expiresAt);

    Mono<Void> addToken(UUID tokenHash, UUID sessionId, Instant now, Instant expiresAt);

    /** With its session, both locked until the transaction ends. */
    Mono<RefreshToken> lockToken(UUID tokenHash);

    Mono<Void> markUsed(UUID tokenHash, Instant now);

    /** Ends the session and refuses its access tokens until they would have ended anyway. */
    Mono<Void> revoke(UUID sessionId, Instant now, Instant until);

    Mono<Void> revokeAllOf(UUID accountId, Instant now, Instant until);

    /** For machines: every token of that client is refused. */
    Mono<Void> revokeClient(String clientId, Instant now, Instant until);

    /** Sessions and clients whose access tokens are refused now, and until when. */
    Mono<Map<String, Instant>> revoked(Instant now);

    Mono<Void> removeOld(Instant now);
}
