package org.huzhu.member.session.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.huzhu.member.session.SessionStore;
import org.huzhu.member.session.domain.RefreshToken;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresSessions implements SessionStore {

    private final DatabaseClient db;

    PostgresSessions(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> open(UUID sessionId, UUID accountId, Instant now, Instant expiresAt) {
        return db.sql("""
                        insert into session (session_id, account_id, opened_at, expires_at)
                        values (:sessionId, :accountId, :now, :expiresAt)
                        """)
                .bind("sessionId", sessionId)
                .bind("accountId", accountId)
                .bind("now", now)
                .bind("expiresAt", expiresAt)
                .then();
    }

    @Override
    public Mono<Void> addToken(UUID tokenHash, UUID sessionId, Instant now, Instant expiresAt) {
        return db.sql("""
                        insert into refresh_token (token_hash, session_id, issued_at, expires_at)
                        values (:hash, :sessionId, :now, :expiresAt)
                        """)
                .bind("hash", tokenHash)
                .bind("sessionId", sessionId)
                .bind("now", now)
                .bind("expiresAt", expiresAt)
                .then();
    }

    @Override
    public Mono<RefreshToken> lockToken(UUID tokenHash) {
        return db.sql("""
                        select t.session_id, s.account_id, t.expires_at, t.used_at is not null as used,
                               s.expires_at as session_expires_at, s.revoked_at is not null as revoked
                        from refresh_token t join session s on s.session_id = t.session_id
                        where t.token_hash = :hash
                        for update
                        """).bind("hash", tokenHash).map(PostgresSessions::token).one();
    }

    @Override
    public Mono<Void> markUsed(UUID tokenHash, Instant now) {
        return db.sql("update refresh_token set used_at = :now where token_hash = :hash")
                .bind("now", now)
                .bind("hash", tokenHash)
                .then();
    }

    @Override
    public Mono<Void> revoke(UUID sessionId, Instant now, Instant until) {
        return db.sql("""
                        with ended as (
                            update session set revoked_at = :now
                            where session_id = :sessionId and revoked_at is null
                            returning session_id)
                        insert into revocation (subject, revoked_at, until)
                        select session_id::text, :now, :until from ended
                        on conflict do nothing
                        """)
                .bind("sessionId", sessionId)
                .bind("now", now)
                .bind("until", until)
                .then();
    }

    @Override
    public Mono<Void> revokeAllOf(UUID accountId, Instant now, Instant until) {
        return db.sql("""
                        with ended as (
                            update session set revoked_at = :now
                            where account_id = :accountId and revoked_at is null and expires_at > :now
                            returning session_id)
                        insert into revocation (subject, revoked_at, until)
                        select session_id::text, :now, :until from ended
                        on conflict do nothing
                        """)
                .bind("accountId", accountId)
                .bind("now", now)
                .bind("until", until)
                .then();
    }

    @Override
    public Mono<Void> revokeClient(String clientId, Instant now, Instant until) {
        return db.sql("""
                        insert into revocation (subject, revoked_at, until)
                        values (:clientId, :now, :until)
                        on conflict (subject) do update set until = excluded.until
                        """)
                .bind("clientId", clientId)
                .bind("now", now)
                .bind("until", until)
                .then();
    }

    @Override
    public Mono<Map<String, Instant>> revoked(Instant now) {
        return db.sql("select subject, until from revocation where until > :now")
                .bind("now", now)
                .map(row -> Map.entry(
                        requireNonNull(row.get("subject", String.class)),
                        requireNonNull(row.get("until", Instant.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<Void> removeOld(Instant now) {
        return db.sql("delete from revocation where until <= :now")
                .bind("now", now)
                .then()
                .then(db.sql("delete from session where expires_at <= :now")
                        .bind("now", now)
                        .then());
    }

    private static RefreshToken token(Readable row) {
        return new RefreshToken(
                requireNonNull(row.get("session_id", UUID.class)),
                requireNonNull(row.get("account_id", UUID.class)),
                requireNonNull(row.get("expires_at", Instant.class)),
                requireNonNull(row.get("used", Boolean.class)),
                requireNonNull(row.get("session_expires_at", Instant.class)),
                requireNonNull(row.get("revoked", Boolean.class)));
    }
}
